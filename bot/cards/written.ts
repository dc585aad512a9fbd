/** Cards as JSON. Whoever writes one out to see how long it is spares the message the same work. */
const texts = new WeakMap<object, string>();

/** From here on this very card, which nobody changes any more, is known to be written like this. */
export function knownAs<T extends object>(card: T, text: string): T {
  texts.set(card, text);
  return card;
}

/** The message as JSON; a card in it that is known as text is not written out again. */
export function writtenOut(activity: { readonly attachments?: readonly Attached[] }): string {
  const { attachments: [only, ...others] = [], ...rest } = activity;
  const text = others.length === 0 && isObject(only?.content) ? texts.get(only.content) : undefined;
  if (only === undefined || text === undefined) return JSON.stringify(activity);
  const { content: _, ...about } = only;
  return `${opened(rest)}"attachments":[${opened(about)}"content":${text}}]}`;
}

interface Attached {
  readonly contentType: string;
  readonly content?: unknown;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** An object as JSON to which something is to be added. */
function opened(fields: object): string {
  const text = JSON.stringify(fields);
  return text === '{}' ? '{' : `${text.slice(0, -1)},`;
}
