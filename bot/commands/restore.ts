import { restoreFrom } from './backup-run.ts';
import { readOptions } from './options.ts';
import { terminal } from './screen.ts';
import { withConfig } from './with-store.ts';

const usage = `Usage: npm run restore -- --from <backup> [--to <new data folder or postgres://…>]

Without --to it restores to what DATA_DIR or DATABASE_URL names. Nothing is written over data that is there.`;

const options = readOptions(usage, { from: { type: 'string' }, to: { type: 'string' } });
if (options !== undefined) {
  const { from, to } = options;
  const done =
    from === undefined
      ? terminal.line(usage)
      : await withConfig(terminal, (config) => restoreFrom(from, to, config, terminal));
  if (!done) process.exitCode = 1;
}
