import type { AddressInfo } from 'node:net';
import { firstStart } from '../../bot/first-start.ts';
import { createProduct } from '../../bot/product.ts';
import { collections } from '../../domain/collections.ts';
import { openMemoryStore } from '../../domain/store/local/memory-store.ts';
import type { Store } from '../../domain/store/store.ts';
import { watchedLog } from '../watched-log.ts';
import { appId } from '../wire/channel.ts';
import { tenantId } from '../wire/wire.ts';
import { type FakeEntra, startEntra } from './entra.ts';

export interface TeamsProduct {
  readonly url: string;
  readonly store: Store;
  readonly entra: FakeEntra;
  close(): Promise<void>;
}

/** The product with credentials and the sample organisation, whose Entra is this test's own. */
export async function startTeamsProduct(): Promise<TeamsProduct> {
  const entra = await startEntra({ untilTheTestEnds: false });
  const store = openMemoryStore(collections);
  await firstStart(store, { sample: true, admins: [] }, new Date());
  let ids = 1;
  const bot = await createProduct({
    mode: {
      kind: 'teams',
      app: {
        id: appId,
        type: 'SingleTenant',
        tenantId,
        password: 'x',
        channelService: '',
        rolesFrom: 'here',
        tenants: [tenantId],
        serviceOrigins: [],
      },
    },
    store,
    clock: { now: () => new Date() },
    newId: () => `id-${ids++}`,
    secret: Buffer.alloc(32, 7),
    log: watchedLog(),
    entra: { authority: entra.authority },
  });
  await new Promise<void>((ready) => bot.http.listen(0, '127.0.0.1', ready));
  const url = `http://127.0.0.1:${(bot.http.address() as AddressInfo).port}`;
  const close = async (): Promise<void> => {
    await bot.settled();
    entra.stop();
    await new Promise<void>((closed) => {
      bot.http.close(() => closed());
      bot.http.server.closeAllConnections();
    });
  };
  return { url, store, entra, close };
}
