import { scoresOf, toProbabilities, type Weights } from './linear.ts';
import { sentenceFeatures } from './sentence.ts';
import { type Known, type Span, spansOf, type Tagger, tagWith, tokenFeatures } from './tagger.ts';
import { type Token, tokensOf } from './tokens.ts';
import { vocabularyOf } from './vocabulary.ts';

/** What was learnt from the utterance bank. */
export interface UtteranceModel {
  readonly vocabulary: readonly string[];
  readonly tagger: Tagger;
  readonly intents: Weights;
  readonly reasons: Weights;
}

/** What a text seems to want, and the words in it that name things. */
export interface Reading {
  /** Most likely first; they add up to 1. */
  readonly intents: readonly { readonly name: string; readonly likelihood: number }[];
  readonly lead?: string;
  /** A second lead. */
  readonly other?: string;
  /** Words that no bank knows, where nothing else looked like a name. */
  readonly maybe?: string;
  readonly owner?: string;
  /** What is searched for. */
  readonly text?: string;
  readonly reason?: string;
  /** The ordinary words of the text, as they stand: no name is among them. */
  readonly ordinary: readonly string[];
}

export type Read = (text: string) => Reading;

export function openModel(model: UtteranceModel): Read {
  const known = vocabularyOf(model.vocabulary);
  const likely = likelihoods(model.intents);
  const because = likelihoods(model.reasons);
  return (text) => {
    const tokens = tokensOf(text);
    const spans = spansIn(model.tagger, tokens, known);
    const features = sentenceFeatures(tokens, spans, known);
    const [reason] = because(features);
    return {
      intents: likely(features),
      ...named(text, tokens, spans),
      ...unheardOf(text, tokens, known),
      ordinary: tokens.map(({ word }) => word).filter((word) => known(word) === word),
      ...(reason !== undefined && reason.name !== 'none' && { reason: reason.name }),
    };
  };
}

export const spansIn = (tagger: Tagger, tokens: readonly Token[], known: Known): readonly Span[] =>
  spansOf(tagWith(tagger, tokenFeatures(tokens, known)));

const takesBack = new Set(['sorry', 'mean', 'meant', 'rather', 'meine', 'meinte', 'quatsch', 'also']);

function likelihoods(weights: Weights): (features: readonly number[]) => Reading['intents'] {
  const scores = new Float64Array(weights.labels.length);
  return (features) => {
    scoresOf(weights, features, scores);
    toProbabilities(scores);
    return weights.labels
      .map((name, at) => ({ name, likelihood: scores[at] ?? 0 }))
      .toSorted((a, b) => b.likelihood - a.likelihood);
  };
}

/** The first name of a kind; the last one where somebody corrects themself: "qualify emma... sorry, Emma Schulz". */
function named(
  text: string,
  tokens: readonly Token[],
  spans: readonly Span[],
): Pick<Reading, 'lead' | 'other' | 'owner' | 'text'> {
  const found: { lead?: string; other?: string; owner?: string; text?: string } = {};
  for (const { kind, first, end: last } of spans) {
    const end = kind === 'lead' ? withPlace(tokens, first, last) : last;
    const words = text.slice(tokens[first]?.start, tokens[end - 1]?.end);
    const corrected = tokens.slice(0, first).some(({ word }) => takesBack.has(word));
    if (found[kind] === undefined || corrected) found[kind] = words;
    else if (kind === 'lead') found.other ??= words;
  }
  return found;
}

/** "the hotel" is none in particular, "the hotel in Nice" is one: a place behind a plain noun belongs to the name. */
function withPlace(tokens: readonly Token[], first: number, end: number): number {
  const capital = (at: number): boolean => /^\p{Lu}/u.test(tokens[at]?.text ?? '');
  const isPlain = tokens.slice(first, end).every(({ text }) => text === text.toLowerCase());
  if (!isPlain || !/^(?:in|from|aus|at)$/.test(tokens[end]?.word ?? '') || !capital(end + 1)) return end;
  let behind = end + 2;
  while (capital(behind)) behind += 1;
  return behind;
}

/** The first run of words that are in no vocabulary: capital letters make a name of them too. */
function unheardOf(text: string, tokens: readonly Token[], known: Known): Pick<Reading, 'maybe'> {
  const strange = ({ word, text: as }: Token, at: number): boolean =>
    /[a-z]/.test(word) &&
    (known(word) === undefined || (at > 0 && known(word) !== word && /^\p{Lu}/u.test(as)));
  const first = tokens.findIndex(strange);
  if (first < 0) return {};
  let end = first + 1;
  while (tokens[end] !== undefined && strange(tokens[end] as Token, end)) end += 1;
  return { maybe: text.slice(tokens[first]?.start, tokens[end - 1]?.end) };
}
