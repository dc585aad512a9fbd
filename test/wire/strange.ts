import fc from 'fast-check';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const envelope = (serviceUrl: string): Record<string, Json> => ({
  id: 'f:1',
  channelId: 'msteams',
  serviceUrl,
  from: { id: '29:sam', name: 'Sam', aadObjectId: '00000000-0000-4000-8000-000000000001' },
  recipient: { id: '28:bot', name: 'Lead assistant' },
  conversation: { id: 'a:sam', conversationType: 'personal', tenantId: 't' },
  locale: 'en-GB',
  localTimezone: 'Europe/Berlin',
  timestamp: '2026-07-04T10:00:00Z',
  entities: [
    { type: 'mention', mentioned: { id: '28:bot' }, text: '<at>Lead assistant</at>' },
    { type: 'clientInfo', locale: 'en-GB' },
  ],
  channelData: { tenant: { id: 't' } },
});

const invokes = [
  'adaptiveCard/action',
  'composeExtension/query',
  'composeExtension/submitAction',
  'task/fetch',
  'task/submit',
  'fileConsent/invoke',
  'message/submitAction',
  'signin/verifyState',
  'signin/tokenExchange',
  'application/search',
  'config/fetch',
  'actionableMessage/executeAction',
  '',
];

/** Activities as Teams sends them, one of each kind that a bot may meet. */
const plausible = (serviceUrl: string, press: string): readonly Record<string, Json>[] =>
  [
    { type: 'message', text: '<at>Lead assistant</at> qualify ann', textFormat: 'plain' },
    { type: 'message', value: { press, topic: 'Bikes' }, replyToId: '1' },
    { type: 'message', attachments: [{ contentType: 'text/html', content: '<p>hi</p>' }] },
    ...invokes.map((name) => ({
      type: 'invoke',
      name,
      replyToId: '1',
      value: { action: { type: 'Action.Execute', verb: 'x', data: { press } }, trigger: 'manual' },
    })),
    { type: 'invoke', name: 'fileConsent/invoke' },
    { type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }, { id: '29:sam' }] },
    {
      type: 'conversationUpdate',
      membersRemoved: [{ id: '28:bot' }],
      channelData: { eventType: 'teamMemberRemoved' },
    },
    { type: 'installationUpdate', action: 'add' },
    { type: 'installationUpdate', action: 'remove' },
    { type: 'messageReaction', reactionsAdded: [{ type: 'like' }], replyToId: '1' },
    { type: 'messageUpdate', text: 'edited' },
    { type: 'messageDelete' },
    { type: 'typing' },
    { type: 'event', name: 'application/vnd.microsoft.meetingStart', value: {} },
    { type: 'endOfConversation', code: 'unknown' },
    { type: 'handoff' },
    { type: 'trace' },
    { type: 'invokeResponse', value: { status: 500 } },
    { type: 'delay', value: 100_000 },
  ].map((activity) => ({ ...envelope(serviceUrl), ...activity }) as Record<string, Json>);

const oddValue: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(
    null,
    '',
    0,
    -1,
    1e308,
    true,
    [],
    {},
    '\u0000',
    '\ud800',
    '‮',
    'x'.repeat(5_000),
    '__proto__',
    'constructor',
    'automatic',
    'expectReplies',
    'channel',
    '<at>',
    'a\r\nb: c',
  ),
  fc.string({ maxLength: 40 }),
  fc.integer(),
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
);

const oddKey = fc.constantFrom(
  '__proto__',
  'constructor',
  'toString',
  'type',
  'id',
  'value',
  'press',
  'deliveryMode',
  '',
);

/** One change somewhere in an activity: `at` walks down to a place, `how` says what happens to it. */
const change = fc.record({
  at: fc.array(fc.nat(40), { minLength: 1, maxLength: 5 }),
  how: fc.constantFrom('remove', 'replace', 'add', 'wrap'),
  key: oddKey,
  value: oddValue,
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function changed(node: Json, [step = 0, ...rest]: readonly number[], edit: Change): Json {
  if (typeof node !== 'object' || node === null) return edit.how === 'wrap' ? [node] : edit.value;
  const entries = Object.entries(node);
  const picked = entries[step % Math.max(1, entries.length)];
  if (picked === undefined) return edit.value;
  const [key, child] = picked;
  const others = entries.filter(([name]) => name !== key);
  if (rest.length > 0 && typeof child === 'object' && child !== null)
    return rebuilt(node, [...others, [key, changed(child, rest, edit)]]);
  switch (edit.how) {
    case 'remove':
      return rebuilt(node, others);
    case 'replace':
      return rebuilt(node, [...others, [key, edit.value]]);
    case 'wrap':
      return rebuilt(node, [...others, [key, [child]]]);
    default:
      return rebuilt(node, [...entries, [edit.key, edit.value]]);
  }
}

const rebuilt = (node: object, entries: readonly (readonly [string, Json])[]): Json =>
  Array.isArray(node) ? entries.map(([, value]) => value) : Object.fromEntries(entries);

/** Activities that are almost right, as text. */
export const strangeActivity = (serviceUrl: string, press: string): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...plausible(serviceUrl, press)), fc.array(change, { maxLength: 4 }), fc.uuid())
    .map(([activity, changes, id]) =>
      JSON.stringify(changes.reduce<Json>((node, edit) => changed(node, edit.at, edit), { ...activity, id })),
    );

export interface StrangeBody {
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
}

const mutation = fc.tuple(
  fc.nat(),
  fc.constantFrom('flip', 'cut', 'insert', 'repeat'),
  fc.uint8Array({ minLength: 1, maxLength: 16 }),
);

function mutated(bytes: Uint8Array, [where, how, extra]: readonly [number, string, Uint8Array]): Uint8Array {
  const at = where % Math.max(1, bytes.length);
  const before = bytes.subarray(0, at);
  switch (how) {
    case 'flip':
      return Buffer.concat([before, extra.subarray(0, 1), bytes.subarray(at + 1)]);
    case 'cut':
      return before;
    case 'insert':
      return Buffer.concat([before, extra, bytes.subarray(at)]);
    default:
      return Buffer.concat([bytes, before]);
  }
}

const contentType = fc.constantFrom(
  'application/json',
  'application/json',
  'application/json; charset=utf-16',
  'text/plain',
  'multipart/form-data',
  'application/x-www-form-urlencoded',
  '',
  '\u00ff',
);
const encoding = fc.constantFrom('', '', '', 'gzip', 'br', 'x');

/** Bodies that were JSON once, or never, under headers that may lie. */
export const strangeBody = (serviceUrl: string, press: string): fc.Arbitrary<StrangeBody> =>
  fc
    .tuple(
      fc.oneof(
        strangeActivity(serviceUrl, press).map((text) => Buffer.from(text)),
        fc.uint8Array({ maxLength: 500 }),
      ),
      fc.array(mutation, { maxLength: 4 }),
      contentType,
      encoding,
    )
    .map(([bytes, mutations, type, packed]) => ({
      body: mutations.reduce<Uint8Array>(mutated, bytes),
      headers: {
        ...(type === '' ? {} : { 'content-type': type }),
        ...(packed === '' ? {} : { 'content-encoding': packed }),
      },
    }));
