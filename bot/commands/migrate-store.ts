import { parseArgs } from 'node:util';
import { migrateStore } from './migrate-store-run.ts';
import { terminal } from './screen.ts';
import { describeFailure } from './with-store.ts';

const usage = `Usage: npm run migrate-store -- --from <data folder> --to <postgres://…>
       npm run migrate-store -- --from <postgres://…> --to <new data folder>

Stop the bot first. Nothing is taken away from where it was. An interrupted run goes on where it ended.`;

const { values } = parseArgs({
  options: { from: { type: 'string' }, to: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
});
const { from, to, help } = values;
if (help || from === undefined || to === undefined) {
  terminal.line(usage);
  process.exitCode = help ? 0 : 1;
} else {
  const done = await migrateStore({ from, to }, terminal).catch((error: unknown) => {
    terminal.line(describeFailure(error));
    return false;
  });
  if (!done) process.exitCode = 1;
}
