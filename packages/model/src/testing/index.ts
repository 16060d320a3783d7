export {
  aContact,
  aMember,
  anEnv,
  anOpportunity,
  aPosition,
  aReminder,
  aSchema,
  aStage,
  aTask,
  creating,
} from './factories.js';
export { countingIds, seeded } from '../seeded.js';
export { createTestSnapshot } from './test-snapshot.js';
export type { TestSnapshot } from './test-snapshot.js';
export { aWorkbench } from './workbench.js';
export type { Done, Workbench } from './workbench.js';
export { addLine, offerBench, offerIn, sectionKey, sendOffer, someText, textsOf } from './offer-bench.js';
export {
  HOSTILE_ADDRESSES,
  HOSTILE_DIRECTIONS,
  HOSTILE_FORMULAS,
  HOSTILE_LETTERS,
  HOSTILE_MARKUP,
  HOSTILE_STRINGS,
} from './hostile-strings.js';
