import { existsSync, readFileSync } from 'node:fs';

export const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ??
  Number.NaN;

export const median = (values: readonly number[]): number => percentile(values, 0.5);

export async function wallMs(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

/** Firmer than wall time on a shared machine. */
export function cpuMs(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/**
 * The longest that the event loop was kept busy in one go while the work ran, in milliseconds of CPU time: on a shared
 * machine the wall also counts the time of others. Of this thread alone where the system tells (Linux), else of all,
 * which errs on the high side.
 */
export async function longestPause(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let before = busyMs();
  let running = true;
  const tick = (): void => {
    const now = busyMs();
    longest = Math.max(longest, now - before);
    before = now;
    if (running) setTimeout(tick, 1);
  };
  setTimeout(tick, 1);
  await work();
  running = false;
  return longest;
}

const schedule = '/proc/thread-self/schedstat';
const tellsThreads = existsSync(schedule);

/** CPU time so far, see `longestPause`. */
export function busyMs(): number {
  if (tellsThreads) return Number(readFileSync(schedule, 'utf8').split(' ')[0]) / 1e6;
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
