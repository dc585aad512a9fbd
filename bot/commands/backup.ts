import { backUpTo } from './backup-run.ts';
import { readOptions } from './options.ts';
import { terminal } from './screen.ts';
import { withConfig } from './with-store.ts';

const usage = `Usage: npm run backup -- --to <file or folder>

Writes all data into one file, of one moment, also while the bot runs. npm run restore reads it back.
Without --to it goes into BACKUP_DIR.`;

const options = readOptions(usage, { to: { type: 'string' } });
if (options !== undefined) {
  const done = await withConfig(terminal, async (config) => {
    const to = options.to ?? config.backup?.folder;
    if (to !== undefined) return backUpTo(to, config, new Date(), terminal);
    terminal.line(usage);
    return false;
  });
  if (!done) process.exitCode = 1;
}
