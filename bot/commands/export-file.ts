import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { leads } from '../../domain/collections.ts';
import { exportHeader, exportRow } from '../../domain/leads/csv.ts';
import type { Store, View } from '../../domain/store/store.ts';
import { count } from './import-words.ts';
import type { Screen } from './screen.ts';

export interface ExportOptions {
  readonly file: string;
  readonly overwrite: boolean;
  /** Starts the file with the mark by which Excel knows UTF-8. */
  readonly excel: boolean;
}

/**
 * Writes every lead, as one consistent view has them, to a CSV file that `import` reads back. The file appears under
 * its name only when it is complete. `false` when it was not written.
 */
export async function exportFile(
  { file, overwrite, excel }: ExportOptions,
  { store, screen }: { readonly store: Store; readonly screen: Screen },
): Promise<boolean> {
  if (!overwrite && (await stat(file).catch(() => undefined)) !== undefined) {
    screen.line(
      `${file} exists. Add --overwrite to replace it, or choose another name. Nothing was written.`,
    );
    return false;
  }
  const partial = `${file}.part`;
  try {
    const written = await store.read(async (view) => {
      const total = await view.size(leads);
      const bar = screen.progress('Writing', total);
      await pipeline(rows(view, bar.update), stringify({ bom: excel }), createWriteStream(partial));
      bar.stop();
      return total;
    });
    await rename(partial, file);
    screen.line(`Wrote ${count(written, 'lead')} to ${file}.`);
    return true;
  } catch (error) {
    await rm(partial, { force: true });
    const reason = error instanceof Error ? error.message : String(error);
    screen.line(
      `${file} could not be written: ${reason}. Choose a folder that exists and that you may write to.`,
    );
    return false;
  }
}

async function* rows(view: View, progress: (done: number) => void): AsyncGenerator<readonly string[]> {
  yield exportHeader;
  let done = 0;
  for await (const lead of view.all(leads)) {
    done += 1;
    progress(done);
    yield exportRow(lead);
  }
}
