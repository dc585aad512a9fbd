import type { BankLine } from './bank.ts';
import type { Finding } from './find.ts';
import { findTopics } from './find.ts';
import type { Signals } from './gate.ts';
import type { Knowledge } from './knowledge.ts';
import { indexGuidance, type Retrieval, turnsBefore } from './retrieve.ts';

/** How a line of the bank fares with an index that never saw its family of wordings. */
export interface Unseen {
  readonly line: BankLine;
  readonly finding: Finding;
  readonly retrieval: Retrieval;
}

/** Lines whose ids differ only after the last dot are wordings of one thought: `err-lead-closed.3.2`. */
export const familyOf = (line: BankLine): string => line.id.split('.').slice(0, -1).join('.') || line.id;

/** Answers the lines of each fold from an index of the other folds; a family is never split between two folds. */
export function crossValidate(
  knowledge: Knowledge,
  folds: number,
  only: readonly number[] = Array.from({ length: folds }, (_, fold) => fold),
): readonly Unseen[] {
  return only.flatMap((fold) => askUnseen(knowledge, (line) => hash(familyOf(line)) % folds === fold));
}

/** Who wrote a line: hands beside the first sign their ids (`hand-a-017`). */
export const handOf = (line: BankLine): string => /^hand-[a-z]+/.exec(line.id)?.[0] ?? 'hand-0';

/** Answers every line of one hand from an index that never saw a line of that hand: the honest measure of strangers. */
export const askStranger = (knowledge: Knowledge, hand: string): readonly Unseen[] =>
  askUnseen(knowledge, (line) => handOf(line) === hand);

function askUnseen(knowledge: Knowledge, isHeldOut: (line: BankLine) => boolean): readonly Unseen[] {
  const retrieve = indexGuidance({ ...knowledge, bank: knowledge.bank.filter((line) => !isHeldOut(line)) });
  return knowledge.bank.filter(isHeldOut).map((line) => {
    const earlier = turnsBefore(line.history);
    return {
      line,
      finding: findTopics(retrieve, line.question, earlier),
      retrieval: retrieve(line.question, earlier),
    };
  });
}

/** The weights for `gate.ts`: logistic regression on unseen lines, both sides weighing the same, by AdaGrad. */
export function fitGate(unseen: readonly Unseen[]): Readonly<Record<keyof Signals | 'always', number>> {
  const names = Object.keys(unseen[0]?.retrieval.signals ?? {}) as (keyof Signals)[];
  const cases = unseen.map(({ line, retrieval }) => ({
    inputs: [1, ...names.map((name) => retrieval.signals[name])],
    wanted: line.expect === 'decline' ? 0 : 1,
  }));
  const inScope = cases.filter(({ wanted }) => wanted === 1).length;
  const weights = [0, ...names.map(() => 0)];
  const squares = weights.map(() => 1e-6);
  for (let round = 0; round < 3_000; round += 1) {
    const gradient = weights.map((weight) => 1e-4 * weight);
    for (const { inputs, wanted } of cases) {
      const sum = inputs.reduce((total, input, at) => total + input * (weights[at] ?? 0), 0);
      const off = (1 / (1 + Math.exp(-sum)) - wanted) / (wanted === 1 ? inScope : cases.length - inScope);
      for (const [at, input] of inputs.entries()) gradient[at] = (gradient[at] ?? 0) + off * input;
    }
    for (const [at, slope] of gradient.entries()) {
      squares[at] = (squares[at] ?? 0) + slope * slope;
      weights[at] = (weights[at] ?? 0) - (0.3 * slope) / Math.sqrt(squares[at] ?? 1);
    }
  }
  return Object.fromEntries(
    ['always', ...names].map((name, at) => [name, Number((weights[at] ?? 0).toFixed(3))]),
  ) as Record<keyof Signals | 'always', number>;
}

/** FNV-1a, so that the folds are the same everywhere. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (const char of text) state = Math.imul(state ^ char.charCodeAt(0), 0x01000193) >>> 0;
  return state;
}
