/** What the ranking of one question tells about whether the guidance can answer it. */
export interface Signals {
  /** Combined score of the best topic. */
  readonly best: number;
  /** How far it is ahead of the second. */
  readonly lead: number;
  /** Resemblance to the nearest known question about a topic, and to the nearest one out of scope: 0 to 1. */
  readonly nearestTopic: number;
  readonly nearestOutside: number;
  /** The classifier's probability that the question is out of scope. */
  readonly outside: number;
  /** Share of the question's content words that the guidance and its questions use: 0 to 1. */
  readonly known: number;
  /** Content words that they never use, four at most. */
  readonly strange: number;
  /** Best full-text score for each content word. */
  readonly text: number;
}

/**
 * Weights of a logistic regression, fitted on cross-validated rankings of the question bank by `npm run tune:faq`,
 * which prints this table. Refit after the bank has grown by much.
 */
const weights: Readonly<Record<keyof Signals | 'always', number>> = {
  always: -5.547,
  best: 3.097,
  lead: -1.112,
  nearestTopic: -1.738,
  nearestOutside: -4.917,
  outside: -6.358,
  known: 6.859,
  strange: 0.521,
  text: 1.956,
};

/** Probability that the guidance can answer the question. */
export function answerable(signals: Signals): number {
  const sum =
    weights.always +
    weights.best * signals.best +
    weights.lead * signals.lead +
    weights.nearestTopic * signals.nearestTopic +
    weights.nearestOutside * signals.nearestOutside +
    weights.outside * signals.outside +
    weights.known * signals.known +
    weights.strange * signals.strange +
    weights.text * signals.text;
  return 1 / (1 + Math.exp(-sum));
}

/** Below the first the question is declined, below the second the best three topics are offered instead of an answer. */
export const declineBelow = 0.5;
export const answerFrom = 0.6;

/** Whether the best topic is too close to the next to be given as the answer; one word alone has to be clearer. */
export const unclear = ({ best, lead }: Signals, contentWords: number): boolean =>
  contentWords <= 1 ? lead < 0.1 : best < 0.45 && lead < 0.03;
