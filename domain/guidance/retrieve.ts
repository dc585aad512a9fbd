import type { Section } from './article.ts';
import type { BankLine } from './bank.ts';
import type { Block } from './block.ts';
import { growClassifier } from './classify.ts';
import { cleaned } from './clean.ts';
import type { Example } from './features.ts';
import { indexTexts } from './full-text.ts';
import type { Signals } from './gate.ts';
import type { Knowledge } from './knowledge.ts';
import type { Language } from './language.ts';
import { growWordings } from './similar.ts';
import { indexSpelling } from './spelling.ts';
import { finish, inSteps, type Steps } from './steps.ts';
import { isStopWord, openReader, type Read } from './terms.ts';
import type { SectionId } from './topics.ts';

export interface RankedTopic {
  readonly id: SectionId;
  /** 0 to 1; comparable only within one question. */
  readonly score: number;
}

export interface Retrieval {
  readonly language: Language;
  /** Every section, best first. */
  readonly ranking: readonly RankedTopic[];
  readonly signals: Signals;
  /** How many words say something: neither small words nor codes. */
  readonly contentWords: number;
}

/** Ranks the sections for a question; `earlier` are the asker's turns before it, the latest first. */
export type Retrieve = (question: string, earlier?: readonly string[]) => Retrieval;

/** Shares of the three rankers, chosen by cross-validation (`npm run tune:faq`). */
const share = { classifier: 0.5, nearest: 0.37, fullText: 0.13 };

export const isOutside = (label: string): boolean => label.startsWith('outside ');

export const indexGuidance = (knowledge: Knowledge): Retrieve => finish(growIndex(knowledge));

/**
 * Learns the sections and the question bank: a classifier, the nearest known wordings and BM25, whose scores are
 * added. Takes a second or two; the function it returns takes milliseconds.
 */
export function* growIndex(knowledge: Knowledge): Steps<Retrieve> {
  const vocabulary = wordsOf(knowledge);
  const { read, learnt } = openReader(knowledge.lexicons, indexSpelling(vocabulary.all));
  const lines = learntLines(knowledge);
  const sections = [...knowledge.sections.values()];
  // In a fixed order, because order matters to the fit.
  const labels = [...new Set([...lines.map(labelOf), ...knowledge.sections.keys()])].toSorted();
  const places = new Map(labels.map((label, at) => [label, at]));
  const placeOf = (label: string): number => places.get(label) as number;
  yield;
  const examples: Example[] = [];
  yield* inSteps(lines, 200, (line) => {
    examples.push({ features: readLine(line, read).features, label: placeOf(labelOf(line)) });
  });
  yield* inSteps(sections, 10, (section) => {
    for (const text of sentencesOf(section))
      examples.push({ features: read(text).features, label: placeOf(section.id) });
  });
  learnt();
  const classify = yield* growClassifier(examples, labels.length);
  const nearest = yield* growWordings(examples, labels.length);
  yield;
  const search = indexTexts(sections.map((section) => searched(section, lines)));
  const topics = sections.map(({ id }) => ({ id, place: placeOf(id) }));
  const [outside, inside] = [true, false].map((wanted) =>
    labels.flatMap((label, at) => (isOutside(label) === wanted ? [at] : [])),
  ) as [number[], number[]];
  return (question, earlier) => {
    const { language, words, features } = read(question, earlier);
    const odds = classify(features);
    const close = nearest(features);
    const texts = search(words);
    const bestText = Math.max(0, ...texts);
    const ranking = topics
      .map(
        ({ id, place }, at): RankedTopic => ({
          id,
          score:
            share.classifier * (odds[place] as number) +
            share.nearest * (close[place] as number) +
            share.fullText * (bestText === 0 ? 0 : (texts[at] as number) / bestText),
        }),
      )
      .sort((a, b) => b.score - a.score);
    let contentWords = 0;
    let strange = 0;
    for (const word of words) {
      if (isStopWord(word)) continue;
      contentWords += 1;
      if (!vocabulary.inScope.has(word)) strange += 1;
    }
    const signals: Signals = {
      best: ranking[0]?.score ?? 0,
      lead: (ranking[0]?.score ?? 0) - (ranking[1]?.score ?? 0),
      nearestTopic: highest(close, inside),
      nearestOutside: highest(close, outside),
      outside: sumOf(odds, outside),
      known: contentWords === 0 ? 0 : 1 - strange / contentWords,
      strange: Math.min(strange, 4),
      text: bestText / Math.max(contentWords, 1) / 20,
    };
    return { language, ranking, signals, contentWords };
  };
}

/** Lines with more than one topic teach no single one. */
const learntLines = ({ bank }: Knowledge): readonly BankLine[] =>
  bank.filter((line) => line.expected.length === 1 || line.expect === 'decline');

/** Every known wording with the topic that it asks for; `isOutside` tells the labels of what is out of scope. */
export const wordingsOf = (
  knowledge: Knowledge,
): readonly { readonly text: string; readonly label: string }[] => [
  ...learntLines(knowledge).map((line) => ({ text: line.question, label: labelOf(line) })),
  ...[...knowledge.sections.values()].flatMap((section) =>
    sentencesOf(section).map((text) => ({ text, label: section.id })),
  ),
];

const labelOf = (line: BankLine): string =>
  line.expect === 'decline' ? `outside ${line.kind ?? ''}` : (line.expected[0] ?? '');

/** A follow-up is learnt together with the turn it leans on. */
const readLine = (line: BankLine, read: Read) => read(line.question, turnsBefore(line.history));

/** The asker's last two turns, the latest first. */
export const turnsBefore = (history: BankLine['history']): readonly string[] =>
  history
    .filter(({ role }) => role === 'user')
    .map(({ content }) => content)
    .slice(-2)
    .toReversed();

const highest = (scores: readonly number[], places: readonly number[]): number =>
  places.reduce((most, place) => Math.max(most, scores[place] as number), 0);

const sumOf = (scores: readonly number[], places: readonly number[]): number =>
  places.reduce((sum, place) => sum + (scores[place] as number), 0);

const guidanceBlocks = (section: Section): readonly Block[] =>
  section.blocks.filter((block) => !block.ours && block.from === undefined);

const textsOf = (block: Block): readonly string[] => {
  if (block.kind === 'paragraph') return [block.text];
  return block.kind === 'table' ? block.rows.map((row) => row.join(': ')) : block.items;
};

/** A section's title, aliases and sentences: wordings of what it answers. */
const sentencesOf = (section: Section): readonly string[] => [
  section.title,
  ...section.asks,
  ...guidanceBlocks(section)
    .flatMap(textsOf)
    .flatMap((text) => text.split(/(?<=[.:;?])\s+/))
    .filter((sentence) => sentence.length > 8),
];

const searched = (section: Section, lines: readonly BankLine[]) => ({
  id: section.id,
  title: cleaned(section.title),
  asks: cleaned(section.asks.join(' ')),
  body: cleaned(guidanceBlocks(section).flatMap(textsOf).join(' ')),
  wordings: lines
    .filter((line) => labelOf(line) === section.id)
    .map(({ question }) => cleaned(question))
    .join(' '),
});

/** Every word of the knowledge, and those that speak of its topics. */
function wordsOf(knowledge: Knowledge): { all: ReadonlySet<string>; inScope: ReadonlySet<string> } {
  const split = (texts: readonly string[]): readonly string[] =>
    texts.flatMap((text) => cleaned(text).split(' '));
  const inScope = new Set([
    ...split([...knowledge.sections.values()].flatMap(sentencesOf)),
    ...split(knowledge.bank.filter(({ expect }) => expect !== 'decline').map(({ question }) => question)),
    ...(knowledge.lexicons.get('en')?.keys() ?? []),
  ]);
  return { inScope, all: new Set([...inScope, ...split(knowledge.bank.map(({ question }) => question))]) };
}
