import { guessFrom, shareable, suggest } from '../../dialogs/compose.ts';
import type { Reply } from '../../dialogs/reply.ts';
import type { Deps, Turn } from '../../dialogs/turn.ts';
import { type Reader, type Wording, wordsFor } from '../../dialogs/wording/wording.ts';
import type { Actions } from '../actions.ts';
import type { Card } from '../cards/elements.ts';
import { safeError, type Traced } from '../log.ts';
import { dialog, lastWord, nothing, type Offered, results, sentence } from './answers.ts';
import type { ComposeAsk } from './ask.ts';

export interface ComposeParts {
  readonly converse: (turn: Turn, deps: Deps) => Promise<Reply>;
  readonly render: (reply: Reply, reader: Reader) => Card;
  readonly deps: Deps;
  readonly actions: Actions;
  /** The lead that a link leads to, if it is one of this bot's. */
  readonly leadIn: (url: string) => string | undefined;
}

/** Who asks, where and when: a turn whose input is still to be read. */
export type Frame = Omit<Turn, 'input'>;

export type Compose = (frame: Frame, ask: ComposeAsk, request: Traced) => Promise<object>;

/**
 * Answers the message extension. What goes into a chat is the link alone; each reader's client then asks for what that
 * reader may see.
 */
export function createCompose(parts: ComposeParts): Compose {
  const { deps } = parts;
  return async (frame, ask, { reference, log }) => {
    const words = wordsFor(frame);
    try {
      return await answer(parts, words, frame, ask);
    } catch (fault) {
      log.error({ reference, ask: ask.kind, fault: safeError(fault) }, 'message extension failed');
      return saying(ask, words.fault(reference));
    }
  };

  function answer(all: ComposeParts, words: Wording, frame: Frame, ask: ComposeAsk): Promise<object> {
    switch (ask.kind) {
      case 'query':
        return search(all, words, frame, ask.wish);
      case 'link': {
        const leadId = all.leadIn(ask.url);
        return leadId === undefined ? Promise.resolve(nothing) : share(all, words, frame, leadId);
      }
      case 'form':
        return deps.store
          .read((view) => guessFrom(view, ask.message))
          .then((values) =>
            step(all, words, frame, { command: { kind: 'new-lead', values: { ...values } }, fields: {} }),
          );
      case 'submit': {
        const pressed = all.actions.parse(ask.data);
        return pressed === undefined
          ? Promise.resolve(lastWord(words.cardInactive))
          : step(all, words, frame, pressed);
      }
    }
  }
}

/** A sentence where a list or a dialog was asked for. */
export const saying = ({ kind }: ComposeAsk, text: string): object =>
  kind === 'form' || kind === 'submit' ? lastWord(text) : sentence(text);

async function search(
  parts: ComposeParts,
  words: Wording,
  frame: Frame,
  wish: Extract<ComposeAsk, { kind: 'query' }>['wish'],
): Promise<object> {
  const found = await parts.deps.store.read((view) => suggest(view, frame.person.id, wish));
  if (found.kind === 'stranger') return sentence(words.stranger);
  if (found.kind === 'refused') return sentence(words.shared.mayNotRead);
  if (found.rows.length === 0) return sentence(words.shared.nothingFound);
  return results(
    words,
    found.rows.map((row) => offered(parts, frame, row)),
  );
}

/** Whoever may not read the lead gets no preview: the link that they pasted stays a link. */
async function share(parts: ComposeParts, words: Wording, frame: Frame, leadId: string): Promise<object> {
  const row = await parts.deps.store.read((view) => shareable(view, frame.person.id, leadId));
  return row === undefined ? nothing : results(words, [offered(parts, frame, row)]);
}

const offered = ({ render }: ComposeParts, frame: Frame, row: Offered['row']): Offered => ({
  row,
  card: render({ kind: 'leadLink', leadId: row.id }, frame),
});

/** One step of the dialog: the same flow as in chat, so that it is checked, and saved once. */
async function step(
  { converse, render, deps }: ComposeParts,
  words: Wording,
  frame: Frame,
  { command, fields }: NonNullable<ReturnType<Actions['parse']>>,
): Promise<object> {
  const reply = await converse({ ...frame, input: { kind: 'press', command, fields } }, deps);
  const card = render(reply, frame);
  return reply.kind === 'cancelled' || reply.kind === 'notYourCard'
    ? lastWord(card.summary)
    : dialog(words.shared.formTitle, card);
}
