import { migrateStore } from './migrate-store-run.ts';
import { readOptions } from './options.ts';
import { terminal } from './screen.ts';
import { describeFailure } from './with-store.ts';

const usage = `Usage: npm run migrate-store -- --from <data folder> --to <postgres://…>
       npm run migrate-store -- --from <postgres://…> --to <new data folder>

Stop the bot first. Nothing is taken away from where it was. An interrupted run goes on where it ended.`;

const options = readOptions(usage, { from: { type: 'string' }, to: { type: 'string' } });
if (options !== undefined) {
  const { from, to } = options;
  const done =
    from === undefined || to === undefined
      ? terminal.line(usage)
      : await migrateStore({ from, to }, terminal).catch((error: unknown) => {
          terminal.line(describeFailure(error));
          return false;
        });
  if (!done) process.exitCode = 1;
}
