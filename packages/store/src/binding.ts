export { noteArrivals } from './arrivals.js';
export type { ArrivalCheck, ArrivalNotes } from './arrivals.js';
export { createPipelineStore } from './create-pipeline-store.js';
export { DATA_VERSION } from './store-options.js';
export type { BoundPipelineStore, PipelineStoreOptions } from './store-options.js';
export { presentedUser } from './presence.js';
export { originOf, toldAs } from './origins.js';
export type { ChangeOrigin, Origin, OriginKind, RecordedCommand, RecordedEnv } from './origins.js';
export type { RegisterValue, ReplayableChange } from './replay.js';
