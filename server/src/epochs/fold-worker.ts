import { serveCalls } from '../storage/thread-call.js';
import { foldStoredDocument } from './fold-stored.js';

const calls = { fold: foldStoredDocument };

/** What the folding thread can be asked for. */
export type FoldCalls = typeof calls;

serveCalls(calls);
