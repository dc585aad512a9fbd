import type { Database } from './database.ts';

const tryLock = 'select pg_try_advisory_lock(hashtextextended($1, 0)) as mine';
const unlock = 'select pg_advisory_unlock(hashtextextended($1, 0))';

/**
 * Runs a task unless another process runs it. The lock belongs to a connection, so it ends with the process or the
 * connection: nothing has to expire, and no clock is asked.
 */
export async function lockTask<T>(
  database: Database,
  organisation: string,
  task: string,
  run: () => Promise<T>,
): Promise<T | undefined> {
  const name = `${organisation}\n${task}`;
  const [lock] = await database.newest<{ mine: boolean }>(tryLock, [name]);
  if (!lock?.mine) return undefined;
  try {
    return await run();
  } finally {
    // If this fails the connection is gone, and the lock with it.
    await database.newest(unlock, [name]).catch(() => undefined);
  }
}
