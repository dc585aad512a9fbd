/**
 * Finds out which automations make a creation fail, by trying it with some of them off (S2.9.6). Pure: `nextTrial`
 * says what to turn off, `learn` takes what came of it. Every bound is something observed, so the answer holds even
 * where automations depend on each other: with exactly the culprits off, the creation was seen to work.
 */
export interface CulpritSearch {
  readonly method: 'oneByOne' | 'halves';
  /** Automation ids, the most suspicious first. */
  readonly suspects: readonly string[];
  readonly culprits: readonly string[];
  /** It failed with the culprits and this many first suspects off; -1: not tried since the last culprit. */
  readonly failed: number;
  /** It worked with the culprits and this many first suspects off. */
  readonly worked?: number;
}

export type CulpritsFound =
  | { readonly kind: 'found'; readonly culprits: readonly string[] }
  /** It fails with all of them off, too. */
  | { readonly kind: 'noCulprit' };

/** Begins after a creation that failed with every suspect active. */
export const startSearch = (suspects: readonly string[], method: CulpritSearch['method']): CulpritSearch => ({
  method,
  suspects,
  culprits: [],
  failed: 0,
});

/** What to turn off next, while nothing is found. */
export const nextTrial = (search: CulpritSearch): readonly string[] => [
  ...search.culprits,
  ...search.suspects.slice(0, trialLength(search)),
];

/** What the trials have shown; `undefined` while more of them are needed. */
export function culpritsFound({
  suspects,
  culprits,
  failed,
  worked,
}: CulpritSearch): CulpritsFound | undefined {
  if (worked === 0) return { kind: 'found', culprits };
  return worked === undefined && failed === suspects.length ? { kind: 'noCulprit' } : undefined;
}

/** What is known after the next trial worked or failed. */
export function learn(search: CulpritSearch, itWorked: boolean): CulpritSearch {
  const tried = trialLength(search);
  if (!itWorked) return narrowed({ ...search, failed: tried });
  return narrowed({ ...search, worked: tried });
}

function trialLength({ method, suspects, failed, worked }: CulpritSearch): number {
  if (failed === -1) return 0;
  if (method === 'oneByOne') return failed + 1;
  return worked === undefined ? suspects.length : Math.floor((failed + worked) / 2);
}

/** Fails without the last one off, works with it off: that one is to blame. */
function narrowed(search: CulpritSearch): CulpritSearch {
  const { suspects, culprits, failed, worked } = search;
  const culprit = suspects[failed];
  if (failed === -1 || worked !== failed + 1 || culprit === undefined) return search;
  return {
    ...search,
    suspects: suspects.slice(0, failed),
    culprits: [...culprits, culprit],
    failed: -1,
    worked: failed,
  };
}
