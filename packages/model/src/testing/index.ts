export {
  aContact,
  aMember,
  anEnv,
  anOpportunity,
  aPosition,
  aSchema,
  aStage,
  creating,
} from './factories.js';
export { countingIds, seeded } from '../seeded.js';
export { createTestSnapshot } from './test-snapshot.js';
export type { TestSnapshot } from './test-snapshot.js';
export { aWorkbench } from './workbench.js';
export type { Done, Workbench } from './workbench.js';
