import type { SlotName, Slots, Utterance } from './bank.ts';

/** What the bot would do with one line. */
export interface Prediction {
  readonly id: string;
  /** What it would act on; `unknown` when it would ask back. */
  readonly intent: string;
  readonly confidence: number;
  readonly guesses: readonly string[];
  readonly slots: Slots;
  readonly latencyMs: number;
}

export interface Report {
  readonly lines: number;
  readonly accuracy: number | undefined;
  readonly top3: number | undefined;
  readonly byKind: Readonly<Record<string, Share>>;
  readonly slots: Readonly<Record<string, SlotShare>>;
  readonly intents: Readonly<Record<string, IntentShare>>;
  /** Lines that ask a question and would have started to write. */
  readonly questionsThatWrite: number;
  readonly latencyMs: { readonly p50: number; readonly p95: number; readonly max: number };
}

interface Share {
  readonly right: number;
  readonly of: number;
  readonly share: number;
}

/** How the wrong ones are wrong: not found, found where none is, or other words than were meant. */
type SlotShare = Share & { readonly missed: number; readonly invented: number; readonly other: number };

type IntentShare = Share & { readonly takenFor: Readonly<Record<string, number>> };

/** `other` and `text` serve commands; they are not part of what is compared. */
export const measuredSlots = ['lead', 'reason', 'from', 'to', 'owner'] as const satisfies readonly SlotName[];

/** Compares predictions with the labels of their lines; lines without a label count for the latency alone. */
export function report(
  lines: readonly Utterance[],
  predictions: readonly Prediction[],
  writes: ReadonlySet<string>,
): Report {
  const pairs = lines.flatMap((line, at) => {
    const prediction = predictions[at];
    return prediction === undefined || line.intent === undefined ? [] : [{ line, prediction }];
  });
  const right = ({ line, prediction }: Pair): boolean => line.intent === prediction.intent;
  const asked = pairs.filter(({ line }) => line.intent === 'question' || line.intent === 'can-i-qualify');
  return {
    lines: lines.length,
    accuracy: pairs.length === 0 ? undefined : shareOf(pairs, right).share,
    top3:
      pairs.length === 0
        ? undefined
        : shareOf(pairs, ({ line, prediction }) => prediction.guesses.includes(line.intent ?? '')).share,
    byKind: grouped(
      pairs,
      ({ line }) => line.kind ?? 'clean',
      (some) => shareOf(some, right),
    ),
    slots: slotShares(pairs),
    intents: grouped(
      pairs,
      ({ line }) => line.intent ?? '',
      (some) => ({
        ...shareOf(some, right),
        takenFor: grouped(
          some.filter((pair) => !right(pair)),
          ({ prediction }) => prediction.intent,
          (wrong) => wrong.length,
        ),
      }),
    ),
    questionsThatWrite: asked.filter(({ prediction }) => writes.has(prediction.intent)).length,
    latencyMs: latency(predictions),
  };
}

interface Pair {
  readonly line: Utterance;
  readonly prediction: Prediction;
}

/** A slot counts where the label or the prediction has it. */
function slotShares(pairs: readonly Pair[]): Readonly<Record<string, SlotShare>> {
  const some = pairs.filter(({ line }) => line.slots !== undefined);
  return Object.fromEntries(
    measuredSlots.flatMap((slot) => {
      const said = some
        .map(({ line, prediction }) => [bare(line.slots?.[slot]), bare(prediction.slots[slot])] as const)
        .filter(([meant, found]) => meant !== '' || found !== '');
      if (said.length === 0) return [];
      const wrong = said.filter(([meant, found]) => meant !== found);
      const missed = wrong.filter(([, found]) => found === '').length;
      const invented = wrong.filter(([meant]) => meant === '').length;
      return [
        [
          slot,
          {
            ...shareOf(said, ([meant, found]) => meant === found),
            missed,
            invented,
            other: wrong.length - missed - invented,
          },
        ],
      ];
    }),
  );
}

/** What a search would look for: neither case, article, quotes, title, "Firma" nor "lady" tell leads apart. */
const bare = (words: string | undefined): string =>
  (words ?? '')
    .toLowerCase()
    .replace(/["“”„'’.,!?]+$|^["“”„]+/g, '')
    .replace(/^(?:(?:the|der|die|das|den|dem|firma|company)\s+)+/, '')
    .replace(/^(?:(?:mrs?|ms|mx|miss|herrn?|frau|dr|prof|professor)\.?\s+)+(?=\S)/, '')
    .replace(/^(?:lady|guy|man|woman|people|one)\s+(?:from|at|of)\s+/, '')
    .replace(/\s+(?:lady|guy|man|woman|people|leads?|one|thing)$/, '')
    .replace(/\s+/g, ' ')
    .trim();

function shareOf<T>(items: readonly T[], isRight: (item: T) => boolean): Share {
  const right = items.filter(isRight).length;
  return { right, of: items.length, share: items.length === 0 ? 0 : round(right / items.length) };
}

function grouped<T, R>(
  items: readonly T[],
  keyOf: (item: T) => string,
  summary: (some: readonly T[]) => R,
): Readonly<Record<string, R>> {
  const keys = [...new Set(items.map(keyOf))].toSorted();
  return Object.fromEntries(keys.map((key) => [key, summary(items.filter((item) => keyOf(item) === key))]));
}

function latency(predictions: readonly Prediction[]): Report['latencyMs'] {
  const sorted = predictions.map(({ latencyMs }) => latencyMs).toSorted((a, b) => a - b);
  const at = (share: number): number => round(sorted[Math.floor(share * (sorted.length - 1))] ?? 0);
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000;
