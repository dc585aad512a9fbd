import { z } from 'zod';
import type { Wish } from '../../domain/leads/suggest.ts';
import { plainText } from './plain-text.ts';

/** What the message extension is asked, read from an invoke. */
export type ComposeAsk =
  | { readonly kind: 'query'; readonly wish: Wish }
  | { readonly kind: 'link'; readonly url: string }
  | {
      readonly kind: 'form';
      readonly message: { readonly text: string; readonly senderId?: string; readonly senderName?: string };
    }
  /** A button of the dialog; its data are checked where those of all buttons are. */
  | { readonly kind: 'submit'; readonly data: unknown };

const word = z.string().max(1_000);
const parameter = z.object({ name: word.optional().catch(undefined), value: z.unknown() });
const Query = z.object({ parameters: z.array(parameter).max(20).nullish() });
const Link = z.object({ url: z.string().min(1).max(4_000) });
const Fetched = z.object({
  messagePayload: z
    .object({
      body: z.object({ content: z.string().max(1_000_000).nullish() }).nullish(),
      subject: z.string().max(10_000).nullish(),
      from: z
        .object({
          user: z.object({ id: word.nullish(), displayName: word.nullish() }).nullish(),
        })
        .nullish(),
    })
    .nullish(),
});
const Submitted = z.object({ data: z.record(z.string(), z.unknown()) });

/** `undefined` for another invoke, and for one of these whose shape is wrong. */
export function composeAskOf(name: string | undefined, value: unknown): ComposeAsk | undefined {
  switch (name) {
    case 'composeExtension/query':
      return read(Query, value, ({ parameters }) => ({ kind: 'query', wish: wishOf(parameters ?? []) }));
    case 'composeExtension/queryLink':
      return read(Link, value, ({ url }) => ({ kind: 'link', url }));
    case 'composeExtension/fetchTask':
      return read(Fetched, value, ({ messagePayload: message }) => ({
        kind: 'form',
        message: {
          text: plainText([message?.subject ?? '', message?.body?.content ?? ''].join('\n')),
          ...given('senderId', message?.from?.user?.id?.toLowerCase()),
          ...given('senderName', message?.from?.user?.displayName),
        },
      }));
    case 'composeExtension/submitAction':
      return read(Submitted, value, ({ data }) => ({ kind: 'submit', data }));
    default:
      return undefined;
  }
}

function read<T>(shape: z.ZodType<T>, value: unknown, make: (read: T) => ComposeAsk): ComposeAsk | undefined {
  const result = shape.safeParse(value);
  return result.success ? make(result.data) : undefined;
}

const given = <K extends string>(name: K, value: string | null | undefined) =>
  (value === undefined || value === null || value === '' ? {} : { [name]: value }) as { [key in K]?: string };

const states = ['open', 'qualified', 'disqualified'] as const;

/** A client may leave out the name of the one parameter that people type into. */
function wishOf(parameters: readonly z.infer<typeof parameter>[]): Wish {
  const text = (wanted: string): string => {
    const found = parameters.find(({ name = 'text' }) => name === wanted)?.value;
    return typeof found === 'string' ? found.trim().slice(0, 1_000) : '';
  };
  const state = states.find((known) => known === text('state'));
  const owner = text('owner');
  return {
    text: text('text'),
    ...(state === undefined ? {} : { state }),
    ...(owner === '' ? {} : { owner: ownerOf(owner) }),
  };
}

const ownerOf = (typed: string): string => (/^(me|mine|ich|mir|meine)$/i.test(typed) ? 'me' : typed);
