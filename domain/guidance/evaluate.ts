import type { BankLine } from './bank.ts';
import type { SectionId } from './topics.ts';

/** One answered line of an evaluation, as `--out` writes it (answers.md section 10). */
export interface Prediction {
  readonly id: string;
  readonly declined: boolean;
  readonly topics: readonly { readonly id: SectionId; readonly score: number }[];
  readonly answer: string;
  readonly citations: readonly SectionId[];
  readonly latencyMs: number;
}

export interface Report {
  readonly questions: number;
  readonly overall: Hits;
  readonly byKind: Readonly<Record<string, Hits & { readonly questions: number }>>;
  readonly decline: { readonly precision: number; readonly recall: number; readonly f1: number };
  readonly latencyMs: { readonly p50: number; readonly p95: number };
  /** Beyond the contract: required facts present, forbidden output, length of the answers. */
  readonly answers: {
    readonly mustMention: number;
    readonly mustNotViolations: number;
    readonly unresolvedCitations: number;
    readonly p95Characters: number;
  };
}

export interface Hits {
  readonly hit1: number;
  readonly hit3: number;
  readonly mrr: number;
  readonly falseDeclineRate: number;
}

/** What a prediction needs of an answer. */
export interface Outcome {
  readonly kind: 'answer' | 'didYouMean' | 'neighbour' | 'decline';
  readonly topics: readonly { readonly id: SectionId; readonly score: number }[];
  readonly citations?: readonly { readonly section: SectionId }[];
}

export const predictionOf = (
  line: BankLine,
  { kind, topics, citations = [] }: Outcome,
  answer: string,
  latencyMs: number,
): Prediction => ({
  id: line.id,
  declined: kind === 'decline' || kind === 'neighbour',
  topics: topics.map(({ id, score }) => ({ id, score: Number(score.toFixed(4)) })),
  answer,
  citations: citations.map(({ section }) => section),
  latencyMs: Number(latencyMs.toFixed(2)),
});

type Scored = { readonly line: BankLine; readonly got: Prediction };

/** Metrics of answers.md section 10; a figure that has nothing to count is 0 (declines: 1 when none was due or made). */
export function report(
  lines: readonly BankLine[],
  predictions: readonly Prediction[],
  known: ReadonlySet<string>,
): Report {
  const scored = lines.flatMap((line, at): Scored[] => {
    const got = predictions[at];
    return got === undefined ? [] : [{ line, got }];
  });
  const due = scored.filter(({ line }) => line.expected.length > 0 && line.expect !== 'decline');
  const kinds = [...new Set(scored.map(({ line }) => line.kind ?? 'unlabelled'))].toSorted();
  const latencies = predictions.map(({ latencyMs }) => latencyMs);
  const facts = scored.filter(({ line }) => line.mustMention.length > 0);
  return {
    questions: scored.length,
    overall: hits(due),
    byKind: Object.fromEntries(
      kinds.map((kind) => {
        const of = scored.filter(({ line }) => (line.kind ?? 'unlabelled') === kind);
        return [kind, { questions: of.length, ...hits(of.filter((one) => due.includes(one))) }];
      }),
    ),
    decline: declines(scored.filter(({ line }) => line.expect !== undefined)),
    latencyMs: { p50: percentile(latencies, 0.5), p95: percentile(latencies, 0.95) },
    answers: {
      mustMention: share(
        facts.filter(({ line, got }) => mentionsAll(line.mustMention, got.answer)).length,
        facts.length,
      ),
      mustNotViolations: scored.filter(({ line, got }) =>
        line.mustNot.some((pattern) => new RegExp(pattern, 'i').test(got.answer)),
      ).length,
      unresolvedCitations: predictions.flatMap(({ citations }) => citations).filter((id) => !known.has(id))
        .length,
      p95Characters: percentile(
        scored.map(({ got }) => got.answer.length),
        0.95,
      ),
    },
  };
}

function hits(scored: readonly Scored[]): Hits {
  const ranks = scored.map(({ line, got }) => {
    const right = [...line.expected, ...line.accept];
    const ids = got.topics.map(({ id }) => id);
    const first = got.declined ? -1 : ids.findIndex((id) => right.includes(id));
    const inThree =
      line.kind === 'multi-topic'
        ? !got.declined && line.expected.every((id) => ids.slice(0, 3).includes(id))
        : first >= 0 && first < 3;
    return { first, inThree };
  });
  return {
    hit1: share(ranks.filter(({ first }) => first === 0).length, ranks.length),
    hit3: share(ranks.filter(({ inThree }) => inThree).length, ranks.length),
    mrr: share(
      ranks.reduce((sum, { first }) => sum + (first < 0 ? 0 : 1 / (first + 1)), 0),
      ranks.length,
    ),
    falseDeclineRate: share(scored.filter(({ got }) => got.declined).length, scored.length),
  };
}

function declines(scored: readonly Scored[]): Report['decline'] {
  const due = scored.filter(({ line }) => line.expect === 'decline');
  const made = scored.filter(({ got }) => got.declined);
  const right = due.filter(({ got }) => got.declined).length;
  const precision = made.length === 0 ? 1 : share(right, made.length);
  const recall = due.length === 0 ? 1 : share(right, due.length);
  return { precision, recall, f1: share(2 * precision * recall, precision + recall) };
}

const folded = (text: string): string => text.toLowerCase().replaceAll(/\s+/g, ' ');

/** Each inner list is met when any of its strings occurs, case and white space folded. */
export const mentionsAll = (facts: readonly (readonly string[])[], answer: string): boolean =>
  facts.every((any) => any.some((fact) => folded(answer).includes(folded(fact))));

const share = (part: number, whole: number): number => (whole === 0 ? 0 : Number((part / whole).toFixed(4)));

const percentile = (values: readonly number[], at: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * at) - 1)] ?? 0;
};
