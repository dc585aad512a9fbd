import type { Database } from './database.ts';

const tryLock = `select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as mine`;

/**
 * Runs a task unless another process runs it. The lock lives in an open transaction that has touched nothing, so it
 * ends when the process or its connection ends: nothing has to expire, and no clock is asked.
 */
export async function lockTask<T>(
  database: Database,
  organisation: string,
  task: string,
  run: () => Promise<T>,
): Promise<T | undefined> {
  const session = await database.session();
  let broken = true;
  try {
    await session.script('begin');
    const [lock] = await session.query<{ mine: boolean }>(tryLock, [`${organisation}\n${task}`]);
    return lock?.mine ? await run() : undefined;
  } finally {
    broken = await session.script('commit').then(
      () => false,
      () => true,
    );
    session.release(broken);
  }
}
