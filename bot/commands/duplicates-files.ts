import { readFile, writeFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import type { FromCsv } from '../../domain/duplicates/csv.ts';
import type { Host } from '../../domain/slices.ts';

/** What the commands about duplicates do with files: a file that cannot be used ends the command with code 2. */
export async function readUsable<T>(file: string, read: (text: string) => FromCsv<T>): Promise<T> {
  const text = await readFile(file, 'utf8').catch((error: Error) =>
    stop(`Cannot read ${file}: ${error.message}`),
  );
  const found = read(text);
  return found.ok ? found.value : stop(`${file}: ${found.problem}. Nothing was done.`);
}

export async function save(file: string, content: string): Promise<void> {
  await writeFile(file, content).catch((error: Error) => stop(`Cannot write ${file}: ${error.message}`));
}

export function stop(problem: string): never {
  console.error(problem);
  process.exit(2);
}

export const thisProcess: Host = { now: () => performance.now(), pause: () => setImmediate() };
