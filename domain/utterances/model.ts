import { scoresOf, toProbabilities, type Weights } from './linear.ts';
import { sentenceFeatures, tongueFeatures } from './sentence.ts';
import { completed, spansIn } from './spans.ts';
import type { Known, Place, Span, Tagger, Tongue } from './tagger.ts';
import { type Token, tokensOf } from './tokens.ts';
import { isSort, vocabularyOf } from './vocabulary.ts';
import { candidatesIn, whoIn } from './who.ts';

/** What was learnt from the utterance bank. */
export interface UtteranceModel {
  readonly vocabulary: readonly string[];
  readonly tongues: Weights;
  readonly tagger: Tagger;
  readonly intents: Weights;
  readonly reasons: Weights;
  /** Whom of all that may be names a sentence is about. */
  readonly who: Weights;
}

/** What a text seems to want, and the words in it that name things. */
export interface Reading extends Weighed {
  /** The ordinary words of the text, as they stand: no name is among them. */
  readonly ordinary: readonly string[];
  /** The words that no vocabulary has, nor one that is a slip away. */
  readonly unheard: readonly string[];
}

/** What weighing the whole sentence tells. */
interface Weighed {
  readonly tongue: Tongue;
  /** Most likely first; they add up to 1. */
  readonly intents: readonly { readonly name: string; readonly likelihood: number }[];
  readonly lead?: string | undefined;
  /** A second lead. */
  readonly other?: string | undefined;
  /** Words that no bank knows, where nothing else looked like a name. */
  readonly maybe?: string | undefined;
  readonly owner?: string | undefined;
  /** What is searched for. */
  readonly text?: string | undefined;
  readonly reason?: string | undefined;
}

export type Read = (text: string) => Reading;

/** A sentence is weighed when one looks at what that tells: its words alone may tell enough. */
export function openModel(model: UtteranceModel): Read {
  const known = vocabularyOf(model.vocabulary);
  const weigh = weighedBy(model, known);
  return (text) => {
    const tokens = tokensOf(text);
    const words = tokens.map(({ word }) => word);
    let weighed: Weighed | undefined;
    const whole = (): Weighed => {
      weighed ??= weigh(text, tokens);
      return weighed;
    };
    return {
      ordinary: words.filter((word) => known(word) === word),
      unheard: words.filter((word) => known(word) === undefined),
      get tongue() {
        return whole().tongue;
      },
      get intents() {
        return whole().intents;
      },
      get lead() {
        return whole().lead;
      },
      get other() {
        return whole().other;
      },
      get maybe() {
        return whole().maybe;
      },
      get owner() {
        return whole().owner;
      },
      get text() {
        return whole().text;
      },
      get reason() {
        return whole().reason;
      },
    };
  };
}

function weighedBy(model: UtteranceModel, known: Known) {
  const tongueOf = tongueBy(model.tongues);
  const likely = likelihoods(model.intents);
  const because = likeliest(model.reasons);
  return (text: string, tokens: readonly Token[]): Weighed => {
    const tongue = tongueOf(tokens);
    const spans = spansIn(model.tagger, tokens, known, tongue);
    const features = sentenceFeatures(tokens, spans, known);
    const reason = because(features);
    const corrected = correctionIn(tokens);
    const meant = corrected > 0 ? unheardOf(text, tokens, known, tongue, corrected) : undefined;
    const maybe = meant ?? unheardOf(text, tokens, known, tongue, 0);
    const isOld = !spans.some(({ kind, first }) => kind === 'lead' && first >= corrected);
    const found = named(text, tokens, spans);
    const weighed = (): Found => {
      const who = whoIn(model.who, candidatesIn(tokens, spans, known, tongue));
      return about(found, text, tokens, spans, who && completed(tokens, who, known));
    };
    const names = {
      // Where somebody corrects themself, the order tells.
      ...(corrected > 0 ? found : weighed()),
      ...(meant !== undefined && isOld && { lead: meant }),
    };
    return {
      tongue,
      intents: likely(features),
      ...names,
      ...(maybe !== undefined && { maybe }),
      ...(reason !== undefined && reason !== 'none' && { reason }),
    };
  };
}

/** Which of the two languages a sentence is in. */
export function tongueBy(tongues: Weights): (tokens: readonly Token[]) => Tongue {
  const spoken = likeliest(tongues);
  return (tokens) => (spoken(tongueFeatures(tokens)) === 'de' ? 'de' : 'en');
}

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

/** The label that fits best, the first of those that fit as well. */
function likeliest(weights: Weights): (features: readonly number[]) => string | undefined {
  const scores = new Float64Array(weights.labels.length);
  return (features) => {
    scoresOf(weights, features, scores);
    let best = 0;
    for (let label = 1; label < scores.length; label += 1)
      if ((scores[label] as number) > (scores[best] as number)) best = label;
    return weights.labels[best];
  };
}

/** The first name of a kind; the last one where somebody corrects themself: "qualify emma... sorry, Emma Schulz". */
function named(text: string, tokens: readonly Token[], spans: readonly Span[]): Found {
  const found: { lead?: string; other?: string; owner?: string; text?: string } = {};
  for (const { kind, first, end } of spans) {
    const words = text.slice(tokens[first]?.start, tokens[end - 1]?.end);
    const corrected = tokens.slice(0, first).some(({ word }) => takesBack.has(word));
    if (found[kind] === undefined || corrected) found[kind] = words;
    else if (kind === 'lead') found.other ??= words;
  }
  const lead = found.lead === undefined ? addressIn(tokens) : undefined;
  return lead === undefined ? found : { ...found, lead };
}

type Found = Pick<Reading, 'lead' | 'other' | 'owner' | 'text'>;

/** What was found, about the one that was weighed to be meant; another lead is then the second. */
function about(
  { owner, text: sought }: Found,
  text: string,
  tokens: readonly Token[],
  spans: readonly Span[],
  who: Place | undefined,
): Found {
  const wordsOf = ({ first, end }: Place): string => text.slice(tokens[first]?.start, tokens[end - 1]?.end);
  const lead = who === undefined ? addressIn(tokens) : wordsOf(who);
  const second =
    who && spans.find(({ kind, first, end }) => kind === 'lead' && (end <= who.first || first >= who.end));
  return {
    ...(lead !== undefined && { lead }),
    ...(second !== undefined && { other: wordsOf(second) }),
    ...(owner !== undefined && { owner }),
    ...(sought !== undefined && { text: sought }),
  };
}

const addressIn = (tokens: readonly Token[]): string | undefined =>
  tokens.find(({ word }) => /^[^@]+@[^@]+$/.test(word))?.text;

/**
 * The first run of words from there on that are in no vocabulary: capital letters make a name of them too, and one
 * that has them is more of a name than one that has none.
 */
function unheardOf(
  text: string,
  tokens: readonly Token[],
  known: Known,
  tongue: Tongue,
  from: number,
): string | undefined {
  const strange = ({ word, text: as }: Token, at: number): boolean => {
    if (!/[a-z]/.test(word)) return false;
    const meant = known(word);
    if (at === 0 || !/^\p{Lu}/u.test(as)) return meant === undefined;
    return isSort(meant) ? tongue === 'en' && !/[sd]/.test(meant ?? '') : meant !== word;
  };
  const isFirst = (token: Token, at: number): boolean => at >= from && strange(token, at);
  const capital = tokens.findIndex(
    (token, at) =>
      at > 0 &&
      /^\p{Lu}/u.test(token.text) &&
      isFirst(token, at) &&
      !strange(tokens[at - 1] as Token, at - 1),
  );
  const first = capital < 0 ? tokens.findIndex(isFirst) : capital;
  if (first < 0) return undefined;
  let end = first + 1;
  while (tokens[end] !== undefined && strange(tokens[end] as Token, end)) end += 1;
  return text.slice(tokens[first]?.start, tokens[end - 1]?.end);
}

/** Behind "sorry" or "ich meine": where somebody corrects themself; 0 where nobody does. */
const correctionIn = (tokens: readonly Token[]): number =>
  tokens.findLastIndex(({ word }) => takesBack.has(word)) + 1;
