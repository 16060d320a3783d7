export { eraseCopy, tabsAt } from './erase.js';
export type { HeldPart, HeldRow, HeldRowReason, HeldState } from './held-row.js';
export { DeviceHeldStore, MemoryHeldStore, SafeHeldStore, type HeldStore } from './held-store.js';
export { registersOf } from './registers.js';
