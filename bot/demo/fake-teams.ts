import type { Activity } from 'botbuilder';
import { buttonsOf, type CardButton, type CardField, fieldsOf, linesOf } from './card-view.ts';
import type { FakeConnector, Shown } from './fake-connector.ts';

export interface Person {
  /** The Entra object id. */
  readonly id: string;
  readonly name: string;
}

export interface Chat {
  readonly id: string;
  readonly type: 'personal' | 'groupChat' | 'channel';
}

/** What a person sees after doing something: the newest message, or a notice that only they see. */
export interface Seen {
  readonly message?: Shown;
  readonly card?: Readonly<Record<string, unknown>>;
  readonly notice?: string;
  /** Everything in plain lines: the text of a message, the outline of a card, or the notice. */
  readonly lines: readonly string[];
  readonly buttons: readonly string[];
  readonly status: number;
}

export type Fields = Readonly<Record<string, string>>;

export interface Member {
  says(text: string): Promise<Seen>;
  /** Presses a button by its title on the newest message that has it. Fields are named by label or id. */
  presses(title: string, fields?: Fields): Promise<Seen>;
  /** The same as an old client does it: a message with a value instead of an invoke. */
  submits(title: string, fields?: Fields): Promise<Seen>;
  /** A client asks by itself for the newest card. */
  refreshes(title: string): Promise<Seen>;
  /** Sends a press on the newest message whose data nobody has signed. */
  forges(data: unknown): Promise<Seen>;
  installs(): Promise<Seen>;
  removes(): Promise<Seen>;
  /** The same person in another chat. */
  in(chat: Chat): Member;
  readonly chat: Chat;
}

export interface FakeTeams {
  as(person: Person): Member;
  /** Delivers the last activity again, as Teams does when it got no answer. */
  redelivers(how?: 'same id' | 'new id'): Promise<Seen>;
  /** Sends any activity as it is. */
  sends(activity: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
  shown(chat: Chat): readonly Shown[];
}

export interface TeamsOptions {
  readonly botUrl: string;
  readonly connector: FakeConnector;
  readonly tenantId: string;
  readonly token?: string;
  readonly locale?: string;
  /** Waits for what the bot does after its answer. */
  readonly settled?: () => Promise<void>;
}

export const bot = { id: '28:lead-assistant', name: 'Lead assistant' } as const;

/** A Teams without Teams: it posts what a client would post and shows what a client would show. */
export function createFakeTeams(options: TeamsOptions): FakeTeams {
  const { botUrl, connector, tenantId, token, locale = 'en-GB', settled = async () => undefined } = options;
  let nextId = 1;
  let last: Partial<Activity> | undefined;
  /** What somebody sees in a group in the place of everybody's card, until that card changes. */
  const own = new Map<string, { readonly instead: Shown; readonly of: Shown['edits'] }>();
  const ownKey = (personId: string | undefined, { id }: Shown): string => `${personId} ${id}`;

  const sends = (activity: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
    fetch(`${botUrl}/api/messages`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      body: JSON.stringify(activity),
    });

  const envelope = (person: Person, { id, type }: Chat): Partial<Activity> => ({
    id: `f:${nextId++}`,
    channelId: 'msteams',
    serviceUrl: connector.url,
    from: { id: `29:${person.id}`, name: person.name, aadObjectId: person.id },
    recipient: bot,
    conversation: { id, name: '', conversationType: type, tenantId, isGroup: type !== 'personal' },
    locale,
    localTimezone: 'Europe/Berlin',
    entities: [{ type: 'clientInfo', locale, country: 'DE', platform: 'Web', timezone: 'Europe/Berlin' }],
    channelData: { tenant: { id: tenantId } },
  });

  async function does(activity: Partial<Activity>): Promise<Seen> {
    last = activity;
    const conversationId = activity.conversation?.id ?? '';
    const before = connector.shown(conversationId);
    const response = await sends(activity);
    const body = (await response.json().catch(() => undefined)) as InvokeBody | undefined;
    if (body?.type?.endsWith('.message'))
      return {
        notice: String(body.value),
        lines: [String(body.value)],
        buttons: [],
        status: response.status,
      };
    const inChat = before.find(({ id }) => id === activity.replyToId);
    if (body?.type?.endsWith('.adaptive') && activity.conversation?.isGroup && inChat !== undefined) {
      const attachments = [{ contentType: body.type, content: body.value }];
      const instead = { ...inChat, activity: { ...inChat.activity, attachments } } as Shown;
      own.set(ownKey(activity.from?.aadObjectId, inChat), { instead, of: inChat.edits });
      await settled();
      return seen(instead, response.status);
    }
    if (body?.type?.endsWith('.adaptive') && activity.replyToId !== undefined)
      connector.replace(conversationId, activity.replyToId, {
        type: 'message',
        attachments: [{ contentType: body.type, content: body.value }],
      });
    await settled();
    return seen(changed(before, connector.shown(conversationId)), response.status);
  }

  function pressed(
    person: Person,
    chat: Chat,
    title: string,
    fields: Fields,
  ): { message: Shown; button: CardButton; data: unknown } {
    const shown = connector
      .shown(chat.id)
      .map((message) => {
        const mine = own.get(ownKey(person.id, message));
        return mine?.of === message.edits ? mine.instead : message;
      })
      .toReversed();
    const has = (message: Shown): CardButton | undefined =>
      buttonsOf(cardOf(message)).find((button) => button.title === title);
    const message = shown.find((candidate) => has(candidate) !== undefined);
    const button = message && has(message);
    if (message === undefined || button === undefined) {
      const there = shown.flatMap((candidate) =>
        buttonsOf(cardOf(candidate)).map((candidateButton) => candidateButton.title),
      );
      throw new Error(
        `There is no button “${title}”. There are: ${there.map((name) => `“${name}”`).join(', ') || 'none'}.`,
      );
    }
    const inputs = button.takesFields ? filledIn(fieldsOf(cardOf(message)), fields) : {};
    return { message, button, data: { ...button.data, ...inputs } };
  }

  function member(person: Person, chat: Chat): Member {
    const invoke = (replyToId: string, action: object, trigger = 'manual'): Promise<Seen> =>
      does({
        ...envelope(person, chat),
        type: 'invoke',
        name: 'adaptiveCard/action',
        replyToId,
        value: { action: { type: 'Action.Execute', ...action }, trigger },
      });
    const press = (title: string, fields: Fields, trigger: string): Promise<Seen> => {
      const { message, button, data } = pressed(person, chat, title, fields);
      return invoke(message.id, { title, verb: button.verb, data }, trigger);
    };
    return {
      chat,
      in: (other) => member(person, other),
      says(text) {
        const mention = chat.type === 'personal' ? '' : `<at>${bot.name}</at> `;
        const message = envelope(person, chat);
        const mentions = mention === '' ? [] : [{ type: 'mention', mentioned: bot, text: mention.trim() }];
        return does({
          ...message,
          type: 'message',
          textFormat: 'plain',
          text: mention + text,
          entities: [...(message.entities ?? []), ...mentions],
        });
      },
      presses: (title, fields = {}) => press(title, fields, 'manual'),
      refreshes: (title) => press(title, {}, 'automatic'),
      submits(title, fields = {}) {
        const { message, data } = pressed(person, chat, title, fields);
        return does({ ...envelope(person, chat), type: 'message', replyToId: message.id, value: data });
      },
      forges: (data) => invoke(connector.shown(chat.id).at(-1)?.id ?? '', { verb: 'forged', data }),
      installs: () => does({ ...envelope(person, chat), type: 'installationUpdate', action: 'add' }),
      removes: () => does({ ...envelope(person, chat), type: 'installationUpdate', action: 'remove' }),
    };
  }

  return {
    as: (person) => member(person, { id: `a:${person.id}`, type: 'personal' }),
    redelivers(how = 'same id') {
      if (last === undefined) throw new Error('Nothing was sent yet.');
      return does(how === 'same id' ? last : { ...last, id: `f:${nextId++}` });
    },
    sends,
    shown: ({ id }) => connector.shown(id),
  };
}

interface InvokeBody {
  readonly type?: string;
  readonly value?: unknown;
}

/** The newest message that was not there before, or was replaced since. */
const changed = (before: readonly Shown[], now: readonly Shown[]): Shown | undefined =>
  now.findLast(({ id, edits }) => before.find((message) => message.id === id)?.edits !== edits);

function seen(message: Shown | undefined, status: number): Seen {
  if (message === undefined) return { lines: [], buttons: [], status };
  const card = cardOf(message);
  const text = message.activity.text;
  return {
    message,
    ...(card === undefined ? {} : { card }),
    lines: [...(text === undefined ? [] : [text]), ...linesOf(card)],
    buttons: buttonsOf(card).map(({ title }) => title),
    status,
  };
}

export const cardOf = ({ activity }: Shown): Readonly<Record<string, unknown>> | undefined =>
  activity.attachments?.[0]?.content;

/** What a client sends for the fields: what stands in them, then what the person typed; empty ones are left out. */
function filledIn(fields: readonly CardField[], typed: Fields): Readonly<Record<string, string>> {
  for (const name of Object.keys(typed))
    if (!fields.some(({ id, label }) => id === name || label === name))
      throw new Error(`The card has no field “${name}”.`);
  const values = fields.map(
    (field) => [field, inputOf(field, typed[field.label] ?? typed[field.id])] as const,
  );
  const missing = values
    .filter(([{ required }, value]) => required && value === '')
    .map(([{ label }]) => label);
  if (missing.length > 0) throw new Error(`The client asks for: ${missing.join(', ')}.`);
  return Object.fromEntries(values.filter(([, value]) => value !== '').map(([{ id }, value]) => [id, value]));
}

/** Choices may be named by their titles, several of them with commas between. */
function inputOf({ value, choices, multiple }: CardField, typed: string | undefined): string {
  if (typed === undefined) return value;
  const valueFor = (name: string): string => choices.find(({ title }) => title === name)?.value ?? name;
  return multiple ? typed.split(/,\s*/).map(valueFor).join(',') : valueFor(typed);
}
