import { AsyncLocalStorage } from 'node:async_hooks';

/** The edit that the running code belongs to. One for all stores: Node keeps each of these for ever. */
interface Editing {
  readonly store: object;
  readonly outer: Editing | undefined;
  running: boolean;
}

const editing = new AsyncLocalStorage<Editing>();
/** Such a storage in use makes all promises of the process dearer, on Node 20 by a fifth of a turn: it is, while an edit runs. */
let running = 0;

let atOnce = false;

/**
 * Whether the embedded store refuses a change inside an edit at once, too, or gives the edit up when it has been idle
 * for seconds: at once in tests, since the promises of every turn would pay for it.
 */
export function refuseAtOnce(yes: boolean): void {
  atOnce = yes;
}

/** The same as `asEdit` where changes inside edits are to be refused at once; elsewhere the edit alone. */
export const asEditWhereAsked = <T>(store: object, run: () => Promise<T>): Promise<T> =>
  atOnce ? asEdit(store, run) : run();

/** Runs an edit of the store in a context in which `refuseInsideEdit` refuses. */
export async function asEdit<T>(store: object, run: () => Promise<T>): Promise<T> {
  const context: Editing = { store, running: true, outer: editing.getStore() };
  running += 1;
  try {
    return await editing.run(context, run);
  } finally {
    context.running = false;
    running -= 1;
    if (running === 0) editing.disable();
  }
}

/** A change inside an edit of the same store would wait for itself. */
export function refuseInsideEdit(store: object): void {
  let context = editing.getStore();
  while (context !== undefined && !(context.running && context.store === store)) context = context.outer;
  if (context === undefined) return;
  throw new Error(
    'A change was asked for inside an edit, where it would wait for itself: use the transaction',
  );
}

/** What is in the audit trail has to be durable before anybody hears of it. */
export function refuseAudited(isAudited: boolean): void {
  if (!isAudited) return;
  throw new Error('A change that need only be durable soon wrote what is audited or done once');
}
