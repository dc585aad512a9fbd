import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { LocalStore } from '../../domain/store/local/local-store.ts';
import { openLocalStore } from '../../domain/store/local/open-store.ts';
import { verifyAudit } from '../../domain/store/local/verify-audit.ts';
import type { FailpointName } from './failpoints.ts';
import { things } from './things.ts';

export type Kill =
  | { readonly kind: 'fromOutside'; readonly afterMs: number }
  | { readonly kind: 'failpoint'; readonly name: FailpointName; readonly nth: number };

export interface KillResult {
  readonly acknowledged: number;
  /** What was acknowledged and is not there, and what is there by halves. */
  readonly lost: readonly string[];
  /** Why the store could not be opened or its trail not verified. */
  readonly unreadable: string | undefined;
  /** Bytes of a torn tail that was cut. */
  readonly torn: number;
}

/** Lets a child write until it is killed, then opens the folder and checks all that the child was promised. */
export async function killOnce(folder: string, run: string, kill: Kill): Promise<KillResult> {
  const told = await writeUntilKilled(folder, run, kill);
  try {
    const store = await openLocalStore({ folder, collections: [things], journalBytes: 20_000 });
    const lost = await missing(store, told);
    const torn = store.dropped?.bytes ?? 0;
    await store.close();
    const check = await verifyAudit(folder);
    const unreadable = check.kind === 'damaged' ? `${check.file}: ${check.what}` : undefined;
    return { acknowledged: told.length, lost, unreadable, torn };
  } catch (error) {
    return { acknowledged: told.length, lost: [], unreadable: String(error), torn: 0 };
  }
}

/** A kill comes after the child has told this much, however slow the machine is. */
const leastTold = 12;

/** Returns what the child told before it died; an unfinished last line was not told. */
function writeUntilKilled(folder: string, run: string, kill: Kill): Promise<string[]> {
  const point = kill.kind === 'failpoint' ? [kill.name, String(kill.nth)] : ['-'];
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'crash-child.ts'), folder, run, ...point],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  return new Promise((resolve, reject) => {
    let output = '';
    let timer: NodeJS.Timeout | undefined;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      const atWork = output.split('\n').length > leastTold;
      if (kill.kind === 'fromOutside' && atWork && timer === undefined) {
        timer = setTimeout(() => child.kill('SIGKILL'), kill.afterMs);
      }
    });
    child.on('close', (code, signal) => {
      if (signal === 'SIGKILL')
        resolve(
          output
            .split('\n')
            .slice(0, -1)
            .filter((line) => line !== 'open'),
        );
      else reject(new Error(`The writing process ended by itself with ${code ?? signal}`));
    });
  });
}

function missing(store: LocalStore, told: readonly string[]): Promise<string[]> {
  return store.read(async (view) => {
    const lost: string[] = [];
    for (const line of told) {
      const [what, id = ''] = line.split(' ');
      const record = await view.get(things, what === 'count' ? 'counter' : id);
      const found =
        what === 'count'
          ? (record?.size ?? 0) >= Number(id)
          : what === 'import'
            ? (await view.count(things, 'byTag', `import ${id}`)) === 10
            : record !== undefined && (what === 'lead' || record.tags.includes('qualified'));
      if (!found) lost.push(line);
    }
    for await (const record of view.all(things)) {
      if (record.tags.includes('qualified') && !(await view.get(things, `${record.id}-opportunity`))) {
        lost.push(`${record.id} is qualified by halves`);
      }
      if (record.tags.includes('opportunity')) {
        const lead = await view.get(things, record.id.replace('-opportunity', ''));
        if (!lead?.tags.includes('qualified')) lost.push(`${record.id} without its lead`);
      }
      const [tag = ''] = record.tags;
      if (tag.startsWith('import ') && (await view.count(things, 'byTag', tag)) !== 10)
        lost.push(`${tag} by halves`);
    }
    return lost;
  });
}
