import type { Activity } from 'botbuilder';
import { z } from 'zod';

/** What an `adaptiveCard/action` carries: which button, its signed data, and the card's inputs among it. */
const CardAction = z.looseObject({
  action: z.looseObject({
    type: z.string().max(1_000).nullish(),
    verb: z.string().max(1_000).nullish(),
    data: z.unknown(),
  }),
  trigger: z.string().max(1_000).nullish(),
});

export type ActivityCheck =
  | { readonly ok: true; readonly activity: Activity }
  | { readonly ok: false; readonly why: 'notAnActivity' | 'notACardAction' };

/**
 * The parts of an activity that the bot relies on, checked before anything looks at it (holes d and q): whatever
 * passes here cannot make the adapter or the bot throw. What is null counts as missing, and is missing afterwards.
 * Written out, because every turn pays for it: a schema of zod takes ten times as long.
 */
export function checkActivity(body: unknown): ActivityCheck {
  if (!isActivity(body)) return { ok: false, why: 'notAnActivity' };
  const activity = body as unknown as Activity;
  if (activity.type === 'invoke' && activity.name === 'adaptiveCard/action') {
    if (!CardAction.safeParse(activity.value).success) return { ok: false, why: 'notACardAction' };
  }
  return { ok: true, activity };
}

type Fields = Record<string, unknown>;

const most = 1_000;

function isActivity(body: unknown): body is Fields {
  return (
    isObject(body) &&
    isText(body['type'], 100) &&
    (body['id'] === undefined || isText(body['id'], most)) &&
    isText(body['channelId'], 100) &&
    isText(body['serviceUrl'], 2_000) &&
    isAccount(body['from']) &&
    isAccount(body['recipient']) &&
    isConversation(body['conversation']) &&
    mayHave(body, 'text', Number.POSITIVE_INFINITY) &&
    optional.every((name) => mayHave(body, name)) &&
    mayList(body, 'entities', 500, (entity) => mayHave(entity, 'type')) &&
    mayList(body, 'membersAdded', 5_000, ({ id }) => isText(id, most)) &&
    mayHold(body, 'channelData', (data) => mayHold(data, 'tenant', (tenant) => mayHave(tenant, 'id')))
  );
}

const optional = [
  'textFormat',
  'locale',
  'localTimezone',
  'replyToId',
  'name',
  'action',
  'deliveryMode',
] as const;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isText = (value: unknown, longest: number): boolean =>
  typeof value === 'string' && value !== '' && value.length <= longest;

const isAccount = (value: unknown): boolean =>
  isObject(value) &&
  isText(value['id'], most) &&
  mayHave(value, 'name') &&
  mayHave(value, 'aadObjectId') &&
  mayHave(value, 'role');

const isConversation = (value: unknown): boolean =>
  isObject(value) &&
  isText(value['id'], most) &&
  mayHave(value, 'conversationType') &&
  mayHave(value, 'tenantId');

function isMissing(fields: Fields, name: string): boolean {
  if (fields[name] === null) fields[name] = undefined;
  return fields[name] === undefined;
}

function mayHave(fields: Fields, name: string, longest = most): boolean {
  if (isMissing(fields, name)) return true;
  const value = fields[name];
  return typeof value === 'string' && value.length <= longest;
}

function mayList(fields: Fields, name: string, longest: number, each: (item: Fields) => boolean): boolean {
  if (isMissing(fields, name)) return true;
  const items = fields[name];
  return (
    Array.isArray(items) && items.length <= longest && items.every((item) => isObject(item) && each(item))
  );
}

function mayHold(fields: Fields, name: string, check: (held: Fields) => boolean): boolean {
  if (isMissing(fields, name)) return true;
  const held = fields[name];
  return isObject(held) && check(held);
}
