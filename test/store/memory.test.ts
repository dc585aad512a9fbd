import { openMemoryStore } from '../../domain/store/local/memory-store.ts';
import { storeContract } from './contract.ts';
import { collections } from './things.ts';

storeContract('store in memory', async () => openMemoryStore(collections));
