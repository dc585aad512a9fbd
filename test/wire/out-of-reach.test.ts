import { expect, test } from 'vitest';
import { render } from '../../bot/render.ts';
import { converse } from '../../dialogs/converse.ts';
import { type Store, StoreOutOfReach } from '../../domain/store/store.ts';
import { anEmptyStore } from '../an-empty-store.ts';
import { sam, startWire } from './wire.ts';

/** A database that several processes share, and that answers nobody. */
function aDatabaseThatIsGone(): Store {
  const gone = async (): Promise<never> => {
    throw new StoreOutOfReach(new Error('the connection was refused'));
  };
  return { ...anEmptyStore(), kind: 'postgres', read: gone, change: gone, moment: gone, alone: gone };
}

test.each(['find ann', 'qualify ann weber', 'what happens when I qualify a lead?', 'hello', 'help'])(
  '“%s”: while the database is gone the person is told so, and Teams hears no error',
  async (text) => {
    const { teams, logged } = await startWire({ store: aDatabaseThatIsGone(), converse, render });
    const seen = await teams.as(sam).says(text);
    expect(seen.message?.activity.summary).toContain(
      'I cannot reach the data at the moment. Nothing was changed.',
    );
    expect(seen.status).toBe(200);
    expect(logged.join('\n')).not.toContain('activity failed');
  },
);
