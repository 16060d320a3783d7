/** For tests of host pages: `import { createTestWorkspace } from 'firsat/testing'`. Runs in browsers, and without a page in Node as far as the store goes. */
export {
  createTestWorkspace,
  type TestWorkspace,
  type TestWorkspaceOptions,
} from './create-test-workspace.js';
export { locators, pierce, type Locators, type RoleLocator } from './locators.js';
export type { EventRecorder, RecordedEvent } from './recorder.js';
export type { NewOpportunity, Replica } from './replica.js';
export type { Duration, TestClock } from './test-clock.js';
