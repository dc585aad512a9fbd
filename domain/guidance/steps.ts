/**
 * Work that takes seconds, in steps that each take some hundredths of one: whoever runs it decides what happens
 * between two steps.
 */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Runs all that is left, at once. */
export function finish<T>(work: Steps<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Goes through a list, ready to be interrupted after every `many` items. */
export function* inSteps<T>(
  items: readonly T[],
  many: number,
  act: (item: T, at: number) => void,
): Steps<void> {
  for (const [at, item] of items.entries()) {
    act(item, at);
    if (at % many === many - 1) yield;
  }
}
