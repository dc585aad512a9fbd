import type { Reply } from '../reply.ts';
import { type Reader, wordingLanguages } from './wording.ts';

/** An answer is read in the language of its question, labels and buttons too; everything else in the reader's own. */
export function readerFor(reply: Reply, reader: Reader): Reader {
  const language = languageOf(reply);
  const spoken = wordingLanguages.find((each) => each === language);
  return spoken === undefined ? reader : { ...reader, locale: spoken };
}

function languageOf(reply: Reply): string | undefined {
  switch (reply.kind) {
    case 'answered':
      return reply.answer.language;
    case 'declined':
    case 'whichTopic':
      return reply.language;
    default:
      return undefined;
  }
}
