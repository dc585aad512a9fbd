/**
 * Several bots on one database, every activity delivered to two of them, bots killed meanwhile, the clock of every
 * second one five minutes ahead:
 *   TEST_DATABASE_URL=postgres://… npm run test:instances -- [--leads 60] [--kills 4] [--processes 2,4]
 * The user of the address must be allowed to create databases.
 */
import { parseArgs } from 'node:util';
import { runInstances } from './instances.ts';

const { values } = parseArgs({
  options: {
    leads: { type: 'string', default: '60' },
    kills: { type: 'string', default: '4' },
    show: { type: 'boolean' },
    processes: { type: 'string', default: '2,4' },
  },
});
const server = process.env['TEST_DATABASE_URL'];
if (server === undefined) {
  console.log('Set TEST_DATABASE_URL to a PostgreSQL server on which a database may be made.');
  process.exitCode = 1;
} else {
  for (const processes of values.processes.split(',').map(Number)) {
    for (const kills of [0, Number(values.kills)]) {
      const clockAheadMs = 300_000;
      const outcome = await runInstances({
        server,
        processes,
        leads: Number(values.leads),
        kills,
        clockAheadMs,
      });
      const { qualified, wrongOpportunities, wrongContacts, said, answered, offTimeMs } = outcome;
      const once =
        qualified === Number(values.leads) &&
        wrongOpportunities + wrongContacts === 0 &&
        offTimeMs < clockAheadMs / 10;
      // A killed bot may have spoken before it could note that it did.
      const good = once && answered >= said && answered <= said + 2 * kills;
      console.log(good ? '✓' : '✗', `${processes} processes, ${kills} kills:`, JSON.stringify(outcome));
      if (!good) process.exitCode = 1;
    }
  }
}
