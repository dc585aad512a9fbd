interface Kept<T> {
  readonly answer: Promise<T>;
  readonly since: number;
}

/** How much is remembered: Teams redelivers within a minute or two. */
const keep = { entries: 1_000, ms: 10 * 60_000 };

/**
 * Runs the work of a key once and gives everybody the same answer, also while it is still being made (REL1). Failed
 * work is forgotten, so that the next delivery tries again.
 */
export function onceEach<T>(limits = keep): (key: string, work: () => Promise<T>) => Promise<T> {
  const kept = new Map<string, Kept<T>>();
  return (key, work) => {
    const now = performance.now();
    for (const [old, { since }] of kept) {
      if (kept.size <= limits.entries && now - since <= limits.ms) break;
      kept.delete(old);
    }
    const known = kept.get(key);
    if (known !== undefined) return known.answer;
    const answer = work();
    kept.set(key, { answer, since: now });
    answer.catch(() => kept.delete(key));
    return answer;
  };
}
