import { guid } from './codes.ts';
import { fold, unwrap } from './fold.ts';

/** Longest question that is searched for; what is longer is somebody's stack trace. */
const searchAtMost = 1_200;

/** Something of this stands in whatever is taken out; most questions hold none. */
const foreign = /[@\d]|:\/\/|www\.|-[0-9a-f]{4}-/i;

/** What is left of a pasted question for search: markup unwrapped; ids, codes, links and addresses gone. */
export function searchable(question: string): string {
  const text = unwrap(question);
  const left = foreign.test(text)
    ? text
        .replaceAll(guid, ' ')
        .replaceAll(/\b(?:https?:\/\/|www\.)\S+/gi, ' ')
        .replaceAll(/\S+@\S+\.\w+/g, ' ')
        .replaceAll(/(?<!\w)(?:0x[0-9a-f]{8}|-?\d{9,})(?!\w)/gi, ' ')
    : text;
  return left.slice(0, searchAtMost);
}

/** The same, folded. */
export const cleaned = (question: string): string => fold(searchable(question));
