import { cleaned } from './clean.ts';
import { isStopWord } from './terms.ts';

const opening =
  /^(?:and|or|but|also|so|then|ok|what about|how about|what if|und|aber|oder|et|mais|y|pero|o)\b/;
const pointing =
  /\b(?:it|its|that|this|they|them|those|these|there|one|ones|otherwise|instead|afterwards|such)\b/;

/**
 * Whether a question cannot be understood without the turn before it: it opens with "and", "what about" and the
 * like, points back ("how do I enable it?"), or has hardly a word of its own ("which ones?").
 */
export function leansOnEarlier(question: string): boolean {
  const folded = cleaned(question);
  const content = folded.split(' ').filter((word) => word !== '' && !isStopWord(word)).length;
  return (opening.test(folded) && content <= 6) || (pointing.test(folded) && content <= 4) || content <= 1;
}
