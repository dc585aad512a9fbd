import type { Utterance } from './bank.ts';
import { type Lexicon, lexiconBy, type Word, wordsOf } from './lexicon.ts';
import { type Example, fitLogistic, placeOf } from './linear.ts';
import { isUsualName, madeName, madeOwner } from './made-names.ts';
import { tongueBy, type UtteranceModel } from './model.ts';
import { leadNames, ownerNames } from './names.ts';
import { mistype, pick, type Roll, rollFrom } from './noise.ts';
import { sortsOf } from './ordinary.ts';
import { sentenceFeatures, tongueFeatures } from './sentence.ts';
import { spansIn } from './spans.ts';
import {
  fitTagger,
  type Looks,
  looksOf,
  type Place,
  type Span,
  type SpanKind,
  type Tagger,
  tagBy,
  tags,
  tokenFeatures,
} from './tagger.ts';
import { isWord, type Token, tokensOf } from './tokens.ts';
import { isSort, vocabularyOf } from './vocabulary.ts';
import { candidatesIn, fitWho, type WhoExample } from './who.ts';

/** An utterance with the places of its names. */
interface Marked {
  readonly utterance: Utterance;
  readonly tokens: readonly Token[];
  readonly spans: readonly Span[];
  /** Names that mean nothing. */
  readonly asides: readonly Place[];
  /** Which words of the vocabulary are not known this time, as they will not be in what people say: a seed. */
  readonly forgets?: number;
}

export interface Effort {
  readonly copies: number;
  readonly folds: number;
  readonly taggerRounds: number;
  readonly rounds: number;
  readonly rate: number;
  readonly decay: number;
}

export const usualEffort: Effort = {
  copies: 3,
  folds: 3,
  taggerRounds: 6,
  rounds: 12,
  rate: 0.1,
  decay: 0.0005,
};

/**
 * Learns to read utterances: which words are names, what is wanted, and why a lead is closed. The bank is multiplied
 * by copies with other names and slips of the finger, so that neither a name nor its spelling decides. A line without
 * `slots`, whose names nobody marked, is learnt for its intent alone, and so are the questions `asked`. Deterministic.
 */
export function learnUtterances(
  bank: readonly Utterance[],
  asked: readonly Utterance[] = [],
  effort: Effort = usualEffort,
): UtteranceModel {
  const roll = rollFrom(20261125);
  const marked = bank.filter(({ slots }) => slots !== undefined).map(mark);
  const wishesOnly = bank.filter(({ slots }) => slots === undefined);
  const vocabulary = commonWords(marked);
  const lexicon = lexiconBy(vocabularyOf(vocabulary));
  const names = namesIn(marked);
  const many = marked.flatMap((line) => [
    line,
    ...Array.from({ length: copiesOf(line, effort) }, () => varied(line, names, roll)),
  ]);
  const heard = marked.map(
    ({ utterance, tokens }): Example => ({
      features: tongueFeatures(wordsOf(tokens, lexicon)),
      label: utterance.locale.slice(0, 2),
      weight: 1,
    }),
  );
  const tongues = fitLogistic(heard, ['de', 'en'], effort, rollFrom(4));
  const tongueOf = tongueBy(tongues);
  const looksTo = (words: readonly Word[]): Looks => looksOf(words, tongueOf(words));
  const taggerOf = (lines: readonly Marked[]): Tagger =>
    fitTagger(
      lines.map((line) => {
        const words = wordsOf(line.tokens, lexiconTo(line, lexicon));
        return { features: tokenFeatures(words, looksTo(words)), tags: tagsOf(line) };
      }),
      effort.taggerRounds,
      rollFrom(1),
    );
  const spansBy = (tagger: Tagger): Finding => {
    const tag = tagBy(tagger);
    return (tokens) => {
      const words = wordsOf(tokens, lexicon);
      return spansIn(tag, words, looksTo(words));
    };
  };
  const tagger = taggerOf(many);
  const spansOf = spansBy(tagger);
  const read = asRead(many, effort, (lines) => spansBy(taggerOf(lines)));
  const unmarked = (utterance: Utterance): Marked => {
    const tokens = tokensOf(utterance.text);
    return { utterance, tokens, asides: [], spans: spansOf(tokens) };
  };
  const exampleOf = (line: Marked, label: string | undefined, weight: number): Example => {
    const { tokens, spans } = thinned(line);
    return { features: sentenceFeatures(wordsOf(tokens, lexicon), spans), label: label ?? 'unknown', weight };
  };
  const wishes = [
    ...read.map((line) => exampleOf(line, line.utterance.intent, 1)),
    ...wishesOnly.map((line) => exampleOf(unmarked(line), line.intent, 1)),
    ...asked.map((line) => exampleOf(unmarked(line), line.intent, weightOfAsked)),
  ];
  const closings = read
    .filter(({ utterance }) => utterance.intent === 'disqualify-lead')
    .map((line) => exampleOf(line, line.utterance.slots?.reason ?? 'none', 1));
  const whom = read
    .filter((_, at) => at % eachForWhom === 0)
    .flatMap((line): readonly WhoExample[] => {
      const { tokens, spans, gold } = line;
      const words = wordsOf(tokens, lexiconTo(line, lexicon));
      const candidates = candidatesIn(words, spans, looksTo(words));
      const meant = gold.find(({ kind }) => kind === 'lead');
      const right = candidates.findIndex(({ first, end }) =>
        meant === undefined ? first < 0 : first === meant.first && end === meant.end,
      );
      return right < 0 ? [] : [{ candidates, right }];
    });
  return {
    vocabulary,
    tongues,
    tagger,
    who: fitWho(whom, { ...effort, rounds: 8 }, rollFrom(5)),
    intents: fitLogistic(wishes, labelsOf(wishes), effort, rollFrom(2)),
    reasons: fitLogistic(closings, labelsOf(closings), effort, rollFrom(3)),
  };
}

/** What independent people wrote is the nearest to what will be written: it counts three times. */
const copiesOf = ({ utterance }: Marked, { copies }: Effort): number =>
  utterance.id.startsWith('hand-') ? 3 * copies : copies;

/** Of the copies so many that all fit into memory with their candidates. */
const eachForWhom = 3;

/** There are many questions for each thing that can be done: together they must not drown it. */
const weightOfAsked = 0.4;

const labelsOf = (examples: readonly Example[]): readonly string[] =>
  [...new Set(examples.map(({ label }) => label))].toSorted();

function mark(utterance: Utterance): Marked {
  const tokens = tokensOf(utterance.text);
  const spans: Span[] = [];
  const asides: Place[] = [];
  const placeOfName = (name: string | undefined): Place | undefined => {
    const wanted = tokensOf(name ?? '').map(({ text }) => text);
    const first = tokens.findIndex((_, at) =>
      wanted.every((text, i) => tokens[at + i]?.text === text && !within([...spans, ...asides], at + i)),
    );
    return first < 0 || wanted.length === 0 ? undefined : { first, end: first + wanted.length };
  };
  for (const slot of ['lead', 'other', 'owner', 'text'] as const) {
    const name = utterance.slots?.[slot];
    const place = name === 'me' ? undefined : placeOfName(name);
    if (place !== undefined) spans.push({ kind: slot === 'other' ? 'lead' : slot, ...place });
  }
  for (const name of utterance.asides ?? []) {
    const place = placeOfName(name);
    if (place !== undefined) asides.push(place);
  }
  return { utterance, tokens, spans, asides };
}

/** Words that more than one utterance has outside its names, and more often than inside: what remains may be a name. */
function commonWords(marked: readonly Marked[]): readonly string[] {
  const counts = new Map<string, number>();
  const named = new Map<string, number>();
  for (const { utterance, tokens, spans, asides } of marked) {
    if (utterance.kind === 'typo') continue;
    const isMade = utterance.asides !== undefined;
    for (const [i, token] of tokens.entries()) {
      const isNamed = within([...spans, ...asides], i);
      // What a made name consists of says nothing about words.
      if (!isWord(token) || (isNamed && isMade)) continue;
      const of = isNamed ? named : counts;
      of.set(token.word, (of.get(token.word) ?? 0) + 1);
    }
  }
  return [...counts]
    .filter(([word, count]) => count > 1 && count > (named.get(word) ?? 0) && !/[\d@]/.test(word))
    .map(([word]) => word)
    .filter((word) => !isUsualName(word) || sortsOf(word) !== undefined)
    .toSorted();
}

const within = (spans: readonly Place[], at: number): boolean =>
  spans.some(({ first, end }) => at >= first && at < end);

type Names = Readonly<Record<SpanKind, readonly (readonly string[])[]>>;

const namesIn = (marked: readonly Marked[]): Names => {
  const of = (kind: SpanKind) =>
    marked.flatMap(({ tokens, spans }) =>
      spans
        .filter((span) => span.kind === kind)
        .map(({ first, end }) => tokens.slice(first, end).map(({ text }) => text)),
    );
  return {
    lead: [...of('lead'), ...often(leadNames)],
    owner: [...of('owner'), ...often(ownerNames)],
    text: of('text'),
  };
};

/** The names of the list come up about as often as the bank's own. */
const often = (names: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: 8 }, () => names.map((name) => tokensOf(name).map(({ text }) => text))).flat();

/** The utterance as it might have been typed for another name, in a hurry. */
function varied({ utterance, tokens, spans, asides }: Marked, names: Names, roll: Roll): Marked {
  const lower = roll() < 0.3;
  const forgets = roll() < 0.5 ? Math.floor(roll() * 1e6) : undefined;
  const words: string[] = [];
  const moved: Span[] = [];
  for (const [i, token] of tokens.entries()) {
    const span = spans.find(({ first, end }) => i >= first && i < end);
    if (asides.some(({ first }) => i === first))
      words.push(...tokensOf(madeName(roll)).map(({ text }) => text));
    else if (within(asides, i)) continue;
    else if (span === undefined)
      words.push(roll() < 0.12 && isWord(token) ? mistype(token.text, roll) : token.text);
    else if (i === span.first) {
      const chance = roll();
      const name =
        chance < 0.5
          ? tokensOf(span.kind === 'owner' ? madeOwner(roll) : madeName(roll)).map(({ text }) => text)
          : chance < 0.85
            ? pick(roll, names[span.kind])
            : tokens.slice(span.first, span.end).map(({ text }) => text);
      moved.push({ kind: span.kind, first: words.length, end: words.length + name.length });
      words.push(...name);
    }
  }
  const said = lower ? words.map((word) => word.toLowerCase()) : words;
  let start = 0;
  const retold = said.map((text): Token => {
    const [token] = tokensOf(text);
    const at = { word: token?.word ?? text, text, start, end: start + text.length };
    start += text.length + 1;
    return at;
  });
  return { utterance, tokens: retold, spans: moved, asides: [], ...(forgets !== undefined && { forgets }) };
}

/** One word in eight is forgotten: an everyday word is then of its sort, any other might be a name. */
function lexiconTo({ forgets }: Marked, lexicon: Lexicon): Lexicon {
  if (forgets === undefined) return lexicon;
  const left = (meant: string | undefined): string | undefined => {
    if (meant === undefined || isSort(meant) || meant.startsWith('<')) return meant;
    if (placeOf(`${forgets} ${meant}`) % 8 !== 0) return meant;
    const sorts = sortsOf(meant);
    return sorts === undefined ? undefined : `~${sorts}`;
  };
  return (word) => {
    const entry = lexicon(word);
    return { ...entry, known: left(entry.known) };
  };
}

/** One word in sixteen is not there, so that no single one decides what is wanted. */
function thinned({ tokens, spans, forgets }: Marked): Pick<Marked, 'tokens' | 'spans'> {
  if (forgets === undefined) return { tokens, spans };
  const isKept = tokens.map(
    ({ word }, at) => within(spans, at) || placeOf(`${forgets} ${at} ${word}`) % 16 !== 0,
  );
  const before = (at: number): number => isKept.slice(0, at).filter(Boolean).length;
  return {
    tokens: tokens.filter((_, at) => isKept[at]),
    spans: spans.map(({ kind, first, end }) => ({ kind, first: before(first), end: before(end) })),
  };
}

const tagsOf = ({ tokens, spans }: Marked): readonly number[] =>
  tokens.map((_, i) => {
    const span = spans.find(({ first, end }) => i >= first && i < end);
    return span === undefined ? 0 : tags.indexOf(`${i === span.first ? 'B' : 'I'}-${span.kind}`);
  });

/** An utterance as a tagger reads it that has not seen it, beside what is really named in it. */
interface Read extends Marked {
  readonly gold: readonly Span[];
}

type Finding = (tokens: readonly Token[]) => readonly Span[];

/** Every utterance with the names that a tagger finds which has not seen it: what the intent has to be read from. */
function asRead(
  many: readonly Marked[],
  { folds }: Effort,
  taught: (lines: readonly Marked[]) => Finding,
): readonly Read[] {
  const ids = [...new Set(many.map(({ utterance }) => utterance.id))];
  const foldOf = new Map(ids.map((id, at) => [id, at % folds]));
  return Array.from({ length: folds }, (_, fold) => {
    const spansOf = taught(many.filter(({ utterance }) => foldOf.get(utterance.id) !== fold));
    return many
      .filter(({ utterance }) => foldOf.get(utterance.id) === fold)
      .map((line) => ({ ...line, gold: line.spans, spans: spansOf(line.tokens) }));
  }).flat();
}
