import { settings } from '../domain/collections.ts';
import { ensureOrganisation } from '../domain/fresh-organisation.ts';
import { ensureAdministrators } from '../domain/people/administrators.ts';
import { settingsId } from '../domain/qualification/settings.ts';
import { seedHistory, seedSample } from '../domain/sample/seed.ts';
import type { Store } from '../domain/store/store.ts';
import type { Config } from './config.ts';

/**
 * Puts the sample organisation into an empty store where the configuration asks for it, or else the defaults, and
 * makes the configured people administrators. Writes nothing when all is there, so it runs at every start. `history`:
 * the sample with its year of closed leads, for whoever wants to train a scoring model.
 */
export async function firstStart(
  store: Store,
  { sample, admins, history = sample }: Pick<Config, 'sample' | 'admins'> & { readonly history?: boolean },
  at: Date,
): Promise<void> {
  await store.change({ by: 'system', why: 'set up organisation', at }, async (tx) => {
    const isNew = (await tx.get(settings, settingsId)) === undefined;
    if (isNew && sample) {
      await seedSample(tx, at);
      if (history) await seedHistory(tx, at);
    }
    await ensureOrganisation(tx);
    await ensureAdministrators(tx, admins);
  });
}
