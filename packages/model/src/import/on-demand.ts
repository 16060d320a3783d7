import type { Patch } from '../patch.js';
import type { ImportPlan } from './plan-import.js';
import type * as Known from './plan-import.js';
import type { TakeBackPlan } from './take-back.js';
import type * as Back from './take-back.js';

/*
 * What only some imports need, loaded when they do: who maps a file of his own waits for neither. Each is the function of its module.
 */

export async function planImport(...args: Parameters<typeof Known.planImport>): Promise<ImportPlan | null> {
  return (await import('./plan-import.js')).planImport(...args);
}

export async function planTakeBack(
  ...args: Parameters<typeof Back.planTakeBack>
): Promise<TakeBackPlan | null> {
  return (await import('./take-back.js')).planTakeBack(...args);
}

export async function planBringBack(
  ...args: Parameters<typeof Back.planBringBack>
): Promise<readonly Patch[]> {
  return (await import('./take-back.js')).planBringBack(...args);
}
