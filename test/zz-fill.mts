import { openStore } from '../bot/open-store.ts';
import { fillOrganisation } from './bench/bot-figures.ts';

const store = await openStore({ dataDir: 'x', databaseUrl: 'postgres://postgres@127.0.0.1:5432/leads_slow' });
await fillOrganisation(store, Number(process.argv[2]));
await store.close();
