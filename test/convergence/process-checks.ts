import {
  answerTo,
  brokenPromises,
  pendingTouches,
  tickOf,
  type CommandInput,
  type CommandName,
  type Opportunity,
} from '@firsat/model';
import type { Replica } from './replica.js';
import { violated } from './violation.js';

/** Where the opportunity of a command stood before it; to be given to `checkProcess` after it. */
export function placeBefore({ store }: Replica, input: unknown): Opportunity['position'] | undefined {
  return store.get('opportunities', (input as { readonly id?: string }).id ?? '')?.position;
}

/** What a command on the process has promised holds right after it, whatever state merging had left the stages in. */
export function checkProcess(
  { store, name }: Replica,
  command: CommandName,
  input: unknown,
  before: Opportunity['position'] | undefined,
): void {
  const opportunity = store.get('opportunities', (input as { readonly id?: string }).id ?? '');
  if (!opportunity) return;
  switch (command) {
    case 'opportunity-move':
    case 'opportunity-change-schema': {
      // D12: nobody enters a stage without what it requires; who stands there is not asked again.
      if (opportunity.position.moveId === before?.moveId) return;
      const [broken] = brokenPromises(store, opportunity);
      if (broken) violated('gate', `${opportunity.id} on ${name} entered without ${broken.key}`);
      return;
    }
    case 'opportunity-tick': {
      const { itemId, done } = input as CommandInput<'opportunity-tick'>;
      if ((tickOf(opportunity, itemId) !== null) !== done) violated('tick', `${itemId} on ${name}`);
      return;
    }
    case 'opportunity-answer': {
      const { criterionId, answer } = input as CommandInput<'opportunity-answer'>;
      if ((answerTo(opportunity, criterionId)?.answer ?? 'unknown') !== answer)
        violated('answer', `${criterionId} on ${name}`);
      return;
    }
    case 'touches-stop': {
      const { tasks, reminders } = pendingTouches(store, opportunity.id);
      if (tasks.length + reminders.length > 0) violated('touches', `still planned on ${name}`);
      return;
    }
    default:
  }
}
