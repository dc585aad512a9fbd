/** What long work needs of its host: to know how long it has been at it, and to let others run. */
export interface Host {
  /** Milliseconds, from any start. */
  readonly now: () => number;
  /** Resolves when everything else that waits has had its turn. */
  readonly pause: () => Promise<void>;
}

/** How long others wait at most, but for the size of one step. */
const sliceMs = 20;

/** Runs slow work to its end in slices, so that nobody else waits; reports after every slice. */
export async function inSlices<Step, Result>(
  work: Generator<Step, Result>,
  host: Host,
  report: (step: Step) => void = () => {},
): Promise<Result> {
  let start = host.now();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (host.now() - start < sliceMs) continue;
    report(step.value);
    await host.pause();
    start = host.now();
  }
}

/** For slow work that awaits anyway: called often, it pauses when a slice is over. */
export function pausing(host: Host): () => Promise<void> {
  let start = host.now();
  return async () => {
    if (host.now() - start < sliceMs) return;
    await host.pause();
    start = host.now();
  };
}

/** Runs slow work to its end at once. */
export function atOnce<Result>(work: Generator<unknown, Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Sorts a copy in steps (merge sort over presorted runs), stable; yields how many of the present round are done. */
export function* sortSlowly<T>(items: readonly T[], compare: (a: T, b: T) => number): Generator<number, T[]> {
  let width = 1000;
  let from: T[] = [];
  for (let start = 0; start < items.length; start += width) {
    from.push(...items.slice(start, start + width).sort(compare));
    yield from.length;
  }
  for (; width < items.length; width *= 2) {
    const to: T[] = [];
    for (let start = 0; start < from.length; start += 2 * width) {
      const middle = Math.min(start + width, from.length);
      const end = Math.min(start + 2 * width, from.length);
      let left = start;
      let right = middle;
      while (left < middle || right < end) {
        const takeLeft = right >= end || (left < middle && compare(from[left] as T, from[right] as T) <= 0);
        to.push(from[takeLeft ? left++ : right++] as T);
        if (to.length % 1000 === 0) yield to.length;
      }
    }
    from = to;
  }
  return from;
}
