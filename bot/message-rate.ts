/** What becomes of something that a person sends: it is taken; it is too much, and they are told; or just too much. */
export type Admission = 'taken' | 'tooMuch' | 'stillTooMuch';

const windowMs = 10_000;

/** More people than one process serves in ten seconds; beyond it everybody starts anew. */
const mostPeople = 10_000;

/**
 * So many messages and presses of one person within ten seconds, whatever others send (SEC14). Only what was
 * taken counts, so whoever goes on too fast still gets their share. A flood is told of once; the next telling comes
 * after ten seconds without anything too much. Counted by each process, in memory, by a clock that nobody sets.
 */
export function createMessageRate(
  messagesPer10s: number,
  now: () => number = () => performance.now(),
): (personId: string) => Admission {
  const people = new Map<string, { taken: number[]; refusedAt: number }>();
  return (personId) => {
    const at = now();
    const known = people.get(personId) ?? { taken: [], refusedAt: Number.NEGATIVE_INFINITY };
    known.taken = known.taken.filter((before) => at - before < windowMs);
    if (people.size >= mostPeople) people.clear();
    people.set(personId, known);
    if (known.taken.length < messagesPer10s) {
      known.taken.push(at);
      return 'taken';
    }
    const told = at - known.refusedAt < windowMs;
    known.refusedAt = at;
    return told ? 'stillTooMuch' : 'tooMuch';
  };
}
