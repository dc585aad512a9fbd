import { lexiconBy, type Word, wordsOf } from './lexicon.ts';
import { type Features, roomFor, scorerOf, toProbabilities, type Weights } from './linear.ts';
import { sentenceFeatures, tongueFeatures } from './sentence.ts';
import { completed, spansIn } from './spans.ts';
import {
  type Looks,
  looksOf,
  type Place,
  type Span,
  type Tag,
  type Tagger,
  type Tongue,
  tagBy,
} from './tagger.ts';
import { isCapital, tokensOf } from './tokens.ts';
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
export interface Reading extends Named {
  /** The ordinary words of the text, as they stand: no name is among them. */
  readonly ordinary: readonly string[];
  /** The words that no vocabulary has, nor one that is a slip away. */
  readonly unheard: readonly string[];
  readonly tongue: Tongue;
  /** Most likely first; they add up to 1. */
  readonly intents: readonly { readonly name: string; readonly likelihood: number }[];
  /** Words that no bank knows, where nothing else looked like a name. */
  readonly maybe?: string | undefined;
  readonly reason?: string | undefined;
}

/** Who and what is named in a text. */
export interface Named {
  readonly lead?: string | undefined;
  /** A second lead. */
  readonly other?: string | undefined;
  readonly owner?: string | undefined;
  /** What is searched for. */
  readonly text?: string | undefined;
}

export type Read = (text: string) => Reading;

/** The same reading, with other names in it. */
export function renamed(reading: Reading, names: Named): Reading {
  const { ordinary, unheard, tongue, intents, maybe, reason } = reading;
  return { ordinary, unheard, tongue, intents, maybe, reason, ...names };
}

/** What each part of the model tells, and the weights of the last. */
interface Readers {
  readonly tongueOf: (words: readonly Word[]) => Tongue;
  readonly tag: Tag;
  readonly likely: (features: Features) => Reading['intents'];
  readonly because: (features: Features) => string | undefined;
  readonly who: Weights;
}

/** What was learnt, ready to read by. */
export function openModel(model: UtteranceModel): Read {
  const lexicon = lexiconBy(vocabularyOf(model.vocabulary));
  const readers: Readers = {
    tongueOf: tongueBy(model.tongues),
    tag: tagBy(model.tagger),
    likely: likelihoods(model.intents),
    because: likeliest(model.reasons),
    who: model.who,
  };
  return (text) => new Weighing(text, wordsOf(tokensOf(text), lexicon), readers);
}

/**
 * Weighs what one looks at: the words of a text alone may tell enough. A class, as an object that is made with getters
 * of its own is of a new kind each time, which neither the compiler nor the collector gets used to.
 */
class Weighing implements Reading {
  readonly ordinary: readonly string[];
  readonly unheard: readonly string[];
  readonly #text: string;
  readonly #words: readonly Word[];
  readonly #readers: Readers;
  /** Behind "sorry" or "ich meine": where somebody corrects themself; 0 where nobody does. */
  readonly #corrected: number;
  #looks: Looks | undefined;
  #spans: readonly Span[] | undefined;
  #features: Features | undefined;
  #intents: Reading['intents'] | undefined;
  #names: Named | undefined;
  #strange: { readonly maybe: string | undefined } | undefined;
  #because: { readonly reason: string | undefined } | undefined;

  constructor(text: string, words: readonly Word[], readers: Readers) {
    this.#text = text;
    this.#words = words;
    this.#readers = readers;
    this.#corrected = words.findLastIndex(({ word }) => takesBack.has(word)) + 1;
    this.ordinary = words.filter(({ word, entry }) => entry.known === word).map(({ word }) => word);
    this.unheard = words.filter(({ entry }) => entry.known === undefined).map(({ word }) => word);
  }

  get #looked(): Looks {
    this.#looks ??= looksOf(this.#words, this.#readers.tongueOf(this.#words));
    return this.#looks;
  }

  get #named(): readonly Span[] {
    this.#spans ??= spansIn(this.#readers.tag, this.#words, this.#looked);
    return this.#spans;
  }

  get #weighty(): Features {
    this.#features ??= sentenceFeatures(this.#words, this.#named);
    return this.#features;
  }

  get tongue() {
    return this.#looked.tongue;
  }

  get intents() {
    this.#intents ??= this.#readers.likely(this.#weighty);
    return this.#intents;
  }

  get lead() {
    return this.#found.lead;
  }

  get other() {
    return this.#found.other;
  }

  get owner() {
    return this.#found.owner;
  }

  get text() {
    return this.#found.text;
  }

  get maybe() {
    this.#strange ??= { maybe: this.#meant() ?? unheardOf(this.#text, this.#words, this.tongue, 0) };
    return this.#strange.maybe;
  }

  get reason() {
    this.#because ??= { reason: this.#readers.because(this.#weighty) };
    const { reason } = this.#because;
    return reason === 'none' ? undefined : reason;
  }

  get #found(): Named {
    this.#names ??= this.#corrected > 0 ? this.#rather() : this.#whom();
    return this.#names;
  }

  #whom(): Named {
    const who = whoIn(this.#readers.who, candidatesIn(this.#words, this.#named, this.#looked));
    const found = named(this.#text, this.#words, this.#named);
    return about(found, this.#text, this.#words, this.#named, who && completed(this.#words, who));
  }

  /** Where somebody corrects themself, the order tells. */
  #rather(): Named {
    const found = named(this.#text, this.#words, this.#named);
    const meant = this.#meant();
    const isOld = !this.#named.some(({ kind, first }) => kind === 'lead' && first >= this.#corrected);
    return isOld && meant !== undefined ? { ...found, lead: meant } : found;
  }

  #meant(): string | undefined {
    return this.#corrected === 0
      ? undefined
      : unheardOf(this.#text, this.#words, this.tongue, this.#corrected);
  }
}

/** Which of the two languages a sentence is in. */
export function tongueBy(tongues: Weights): (words: readonly Word[]) => Tongue {
  const spoken = likeliest(tongues);
  return (words) => (spoken(tongueFeatures(words)) === 'de' ? 'de' : 'en');
}

const takesBack = new Set(['sorry', 'mean', 'meant', 'rather', 'meine', 'meinte', 'quatsch', 'also']);

function likelihoods(weights: Weights): (features: Features) => Reading['intents'] {
  const { labels } = weights;
  const score = scorerOf(weights);
  const all = new Float64Array(roomFor(weights));
  const scores = all.subarray(0, labels.length);
  const order = new Uint8Array(scores.length);
  return (features) => {
    score(features, all);
    toProbabilities(scores);
    for (let label = 0; label < scores.length; label += 1) {
      const likelihood = scores[label] as number;
      let at = label;
      for (; at > 0 && (scores[order[at - 1] as number] as number) < likelihood; at -= 1)
        order[at] = order[at - 1] as number;
      order[at] = label;
    }
    return labels.map((_, at) => {
      const label = order[at] as number;
      return { name: labels[label] as string, likelihood: scores[label] as number };
    });
  };
}

/** The label that fits best, the first of those that fit as well. */
function likeliest(weights: Weights): (features: Features) => string | undefined {
  const { labels } = weights;
  const score = scorerOf(weights);
  const scores = new Float64Array(roomFor(weights));
  return (features) => {
    score(features, scores);
    let best = 0;
    for (let label = 1; label < labels.length; label += 1)
      if ((scores[label] as number) > (scores[best] as number)) best = label;
    return labels[best];
  };
}

/** The first name of a kind; the last one where somebody corrects themself: "qualify emma... sorry, Emma Schulz". */
function named(text: string, words: readonly Word[], spans: readonly Span[]): Named {
  const found: { lead?: string; other?: string; owner?: string; text?: string } = {};
  for (const { kind, first, end } of spans) {
    const said = text.slice(words[first]?.start, words[end - 1]?.end);
    const corrected = words.slice(0, first).some(({ word }) => takesBack.has(word));
    if (found[kind] === undefined || corrected) found[kind] = said;
    else if (kind === 'lead') found.other ??= said;
  }
  const lead = found.lead === undefined ? addressIn(words) : undefined;
  return lead === undefined ? found : { ...found, lead };
}

/** What was found, about the one that was weighed to be meant; another lead is then the second. */
function about(
  { owner, text: sought }: Named,
  text: string,
  words: readonly Word[],
  spans: readonly Span[],
  who: Place | undefined,
): Named {
  const wordsOf = ({ first, end }: Place): string => text.slice(words[first]?.start, words[end - 1]?.end);
  const lead = who === undefined ? addressIn(words) : wordsOf(who);
  const second =
    who && spans.find(({ kind, first, end }) => kind === 'lead' && (end <= who.first || first >= who.end));
  return {
    ...(lead !== undefined && { lead }),
    ...(second !== undefined && { other: wordsOf(second) }),
    ...(owner !== undefined && { owner }),
    ...(sought !== undefined && { text: sought }),
  };
}

const addressIn = (words: readonly Word[]): string | undefined =>
  words.find(({ word }) => word.includes('@') && /^[^@]+@[^@]+$/.test(word))?.text;

/**
 * The first run of words from there on that are in no vocabulary: capital letters make a name of them too, and one
 * that has them is more of a name than one that has none.
 */
function unheardOf(text: string, words: readonly Word[], tongue: Tongue, from: number): string | undefined {
  const strange = ({ word, text: as, entry: { known } }: Word, at: number): boolean => {
    if (!/[a-z]/.test(word)) return false;
    if (at === 0 || !isCapital(as)) return known === undefined;
    return isSort(known) ? tongue === 'en' && !/[sd]/.test(known ?? '') : known !== word;
  };
  const isFirst = (word: Word, at: number): boolean => at >= from && strange(word, at);
  const capital = words.findIndex(
    (word, at) =>
      at > 0 && isCapital(word.text) && isFirst(word, at) && !strange(words[at - 1] as Word, at - 1),
  );
  const first = capital < 0 ? words.findIndex(isFirst) : capital;
  if (first < 0) return undefined;
  let end = first + 1;
  while (words[end] !== undefined && strange(words[end] as Word, end)) end += 1;
  return text.slice(words[first]?.start, words[end - 1]?.end);
}
