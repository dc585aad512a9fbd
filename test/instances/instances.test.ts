import { expect, test } from 'vitest';
import { runInstances } from './instances.ts';

const server = process.env['TEST_DATABASE_URL'];

test.skipIf(server === undefined)(
  'REL1, REL6: two bots on one database qualify each lead once, although everything is delivered to both, one is killed, and the clock of one is five minutes ahead',
  { timeout: 240_000 },
  async () => {
    const outcome = await runInstances({
      server: server ?? '',
      processes: 2,
      leads: 10,
      kills: 1,
      clockAheadMs: 300_000,
    });
    expect(outcome).toMatchObject({
      qualified: 10,
      wrongOpportunities: 0,
      wrongContacts: 0,
      said: 20,
      chain: 'intact',
    });
    // Everybody goes by the database's clock, as it was measured at the start.
    expect(outcome.offTimeMs).toBeLessThan(5_000);
    expect(outcome.answered).toBeGreaterThanOrEqual(20);
    expect(outcome.answered).toBeLessThanOrEqual(22);
  },
);
