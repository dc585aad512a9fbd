/**
 * Hands on all that is said in one turn of the event loop in one go, in order. What goes to another thread is dear by
 * the waking of it, not by its length.
 */
export function inBatches<T>(handOn: (all: readonly T[]) => void): (one: T) => void {
  let waiting: T[] = [];
  return (one) => {
    if (waiting.push(one) > 1) return;
    setImmediate(() => {
      const all = waiting;
      waiting = [];
      handOn(all);
    });
  };
}
