export { createTestStore, TEST_NOW } from './create-test-store.js';
export type { TestStore, TestStoreOptions } from './create-test-store.js';
