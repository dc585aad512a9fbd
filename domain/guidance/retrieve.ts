import { kept } from '../kept.ts';
import type { Section } from './article.ts';
import type { BankLine } from './bank.ts';
import type { Block } from './block.ts';
import { type Example, growClassifier } from './classify.ts';
import { cleaned } from './clean.ts';
import { indexTexts } from './full-text.ts';
import type { Signals } from './gate.ts';
import type { Knowledge } from './knowledge.ts';
import type { Language } from './language.ts';
import { growWordings } from './similar.ts';
import { indexSpelling } from './spelling.ts';
import { finish, inSteps, type Steps } from './steps.ts';
import { isStopWord, leaningOn, readTerms, type Terms } from './terms.ts';
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
  const correct = indexSpelling(vocabulary.all);
  const read = (text: string): Terms => readTerms(text, knowledge.lexicons, correct);
  const lines = learntLines(knowledge);
  yield;
  const examples: Example[] = [];
  yield* inSteps(lines, 200, (line) => {
    examples.push({ features: readLine(line, read).features, label: labelOf(line) });
  });
  yield* inSteps([...knowledge.sections.values()], 10, (section) => {
    for (const text of sentencesOf(section))
      examples.push({ features: read(text).features, label: section.id });
  });
  const classify = yield* growClassifier(examples);
  const nearest = yield* growWordings(examples);
  yield;
  const search = indexTexts([...knowledge.sections.values()].map((section) => searched(section, lines)));
  // A question is read again as the turn before the next one.
  const readOnce = kept(read);
  return (question, earlier = []) => {
    const alone = readOnce(question);
    const terms = earlier.length === 0 ? alone : leaningOn(alone, earlier.map(readOnce));
    const odds = classify(terms.features);
    const close = nearest(terms.features);
    const texts = search(terms.words);
    let bestText = 0;
    for (const score of texts.values()) if (score > bestText) bestText = score;
    const ranking: RankedTopic[] = [];
    for (const id of knowledge.sections.keys())
      ranking.push({
        id,
        score:
          share.classifier * (odds.get(id) ?? 0) +
          share.nearest * (close.get(id) ?? 0) +
          share.fullText * (bestText === 0 ? 0 : (texts.get(id) ?? 0) / bestText),
      });
    ranking.sort((a, b) => b.score - a.score);
    const content = terms.words.filter((word) => !isStopWord(word));
    const strange = content.filter((word) => !vocabulary.inScope.has(word)).length;
    const signals: Signals = {
      best: ranking[0]?.score ?? 0,
      lead: (ranking[0]?.score ?? 0) - (ranking[1]?.score ?? 0),
      nearestTopic: highest(close, (label) => !isOutside(label)),
      nearestOutside: highest(close, isOutside),
      outside: sumOf(odds, isOutside),
      known: content.length === 0 ? 0 : 1 - strange / content.length,
      strange: Math.min(strange, 4),
      text: bestText / Math.max(content.length, 1) / 20,
    };
    return { language: alone.language, ranking, signals, contentWords: content.length };
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
function readLine(line: BankLine, read: (text: string) => Terms): Terms {
  const earlier = turnsBefore(line.history);
  return earlier.length === 0 ? read(line.question) : leaningOn(read(line.question), earlier.map(read));
}

/** The asker's last two turns, the latest first. */
export const turnsBefore = (history: BankLine['history']): readonly string[] =>
  history
    .filter(({ role }) => role === 'user')
    .map(({ content }) => content)
    .slice(-2)
    .toReversed();

function highest(scores: ReadonlyMap<string, number>, wanted: (label: string) => boolean): number {
  let most = 0;
  for (const [label, score] of scores) if (score > most && wanted(label)) most = score;
  return most;
}

function sumOf(scores: ReadonlyMap<string, number>, wanted: (label: string) => boolean): number {
  let sum = 0;
  for (const [label, score] of scores) if (wanted(label)) sum += score;
  return sum;
}

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
