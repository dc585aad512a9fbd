import { openLocalStore } from '../../domain/store/local/open-store.ts';
import { storeContract } from './contract.ts';
import { temporaryFolders } from './temporary.ts';
import { collections } from './things.ts';

const newFolder = temporaryFolders();

storeContract('store on disk', () => openLocalStore({ folder: newFolder(), collections }));
