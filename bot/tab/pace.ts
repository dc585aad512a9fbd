import { inOrder } from '../in-order.ts';
import { createMessageRate } from '../message-rate.ts';

/** How much one person may ask of the tab's API, whatever others ask (SEC14). */
export interface Pace {
  /** Whether one more request of this person is taken now. */
  admits(personId: string, kind: 'read' | 'write'): boolean;
  /** Runs the work once the person's earlier uploads are through; `undefined` when too many wait already. */
  upload<T>(personId: string, work: () => Promise<T>): Promise<T> | undefined;
}

/** A page asks for several things at once, so so many reads are taken for each message that chat would take. */
const readsForAMessage = 5;

/** A file of leads takes seconds: one at a time for each person. A client that lost an answer sends it again. */
const uploadsAtOnce = 4;

/** `messagesPer10s`: what a person may send in chat; missing: no limit but that on uploads. */
export function createPace(messagesPer10s: number | undefined): Pace {
  const rates =
    messagesPer10s === undefined
      ? undefined
      : {
          read: createMessageRate(messagesPer10s * readsForAMessage),
          write: createMessageRate(messagesPer10s),
        };
  const oneAtATime = inOrder();
  const waiting = new Map<string, number>();
  const wait = (personId: string, more: 1 | -1): void => {
    const now = (waiting.get(personId) ?? 0) + more;
    if (now === 0) waiting.delete(personId);
    else waiting.set(personId, now);
  };
  return {
    admits: (personId, kind) => rates === undefined || rates[kind](personId) === 'taken',
    upload(personId, work) {
      if ((waiting.get(personId) ?? 0) >= uploadsAtOnce) return undefined;
      wait(personId, 1);
      return oneAtATime(personId, work).finally(() => wait(personId, -1));
    },
  };
}
