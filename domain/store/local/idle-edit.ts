import type { LayeredView } from './view.ts';

// Taken at load, so fake timers spare it.
const every = setInterval;

/** An edit waits for nothing but its transaction. One that asks nothing of it so long, in two looks, never will again. */
const idleMs = 2_500;

/** An edit that was given up: it waited for something that cannot come, like a change of the same store. */
export class EditGivenUp extends Error {
  constructor() {
    super(
      'An edit asked nothing of its transaction for seconds and was given up; nothing was saved. A change that is asked for inside an edit waits for itself: use the transaction',
    );
    this.name = 'EditGivenUp';
  }
}

/** What the edit comes to; throws `EditGivenUp`, and says so, when it does nothing any more: others have their turn. */
export function unlessIdle<T>(edit: Promise<T>, view: LayeredView, givenUp: () => void): Promise<T> {
  return new Promise((resolve, reject) => {
    let seen = view.uses;
    let idle = 0;
    const looking = every(() => {
      idle = view.uses === seen ? idle + 1 : 0;
      seen = view.uses;
      if (idle < 2) return;
      clearInterval(looking);
      givenUp();
      reject(new EditGivenUp());
    }, idleMs);
    const settle =
      <V>(end: (value: V) => void) =>
      (value: V): void => {
        clearInterval(looking);
        end(value);
      };
    edit.then(settle(resolve), settle(reject));
  });
}
