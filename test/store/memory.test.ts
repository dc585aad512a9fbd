import { openMemoryStore } from '../../domain/store/local/memory-store.ts';
import { collections, storeContract } from './contract.ts';

storeContract('memory', async () => openMemoryStore(collections));
