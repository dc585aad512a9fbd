import { guid } from './codes.ts';
import { fold, unwrap } from './fold.ts';

/** Longest question that is searched for; what is longer is somebody's stack trace. */
const searchAtMost = 1_200;

/** What is left of a pasted question for search: markup unwrapped; ids, codes, links and addresses gone; folded. */
export const cleaned = (question: string): string =>
  fold(
    unwrap(question)
      .replaceAll(guid, ' ')
      .replaceAll(/\b(?:https?:\/\/|www\.)\S+/gi, ' ')
      .replaceAll(/\S+@\S+\.\w+/g, ' ')
      .replaceAll(/(?<!\w)(?:0x[0-9a-f]{8}|-?\d{9,})(?!\w)/gi, ' ')
      .slice(0, searchAtMost),
  );
