import { storageContract } from '../testing/storage-contract.js';
import { createMemoryStorage } from './memory.js';

storageContract('memory', {
  async create() {
    const storage = createMemoryStorage();
    await storage.open();
    return storage;
  },
});
