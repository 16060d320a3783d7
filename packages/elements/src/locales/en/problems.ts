import type { Problem, ProblemCode } from '@firsat/model';

type Words = (params: NonNullable<Problem['params']>) => string;

/** Words for every coded problem; a code without words does not compile. */
export const problems = {
  required: () => 'Please fill this in.',
  'too-long': ({ max }) => `Too long: at most ${String(max ?? '')} characters.`,
  'not-a-number': () => 'This is not a number.',
  'not-a-date': () => 'This is not a date. Example: 31/12/2026 or 2026-12-31.',
  'not-a-time': () => 'This is not a time. Example: 14:30.',
  'not-an-amount': () => 'This is not an amount. Example: 12,500.50',
  'out-of-range': () => 'This value is out of range.',
  'not-unique': ({ value }) => `“${String(value ?? '')}” is already there.`,
  'unknown-record': () => 'This record no longer exists.',
  'unknown-stage': () => 'This stage no longer exists.',
  'unknown-schema': () => 'This stage schema no longer exists.',
  'unknown-customer': () => 'Choose a customer from the list, or add a new one.',
  'unknown-member': () => 'Choose a representative from the list.',
  deleted: () => 'This record has been deleted.',
  archived: () => 'This stage is archived.',
  'last-stage': () => 'A schema needs at least one stage.',
  'same-stage': () => 'It already stands in this stage.',
  'in-use': () => 'This is in use.',
  'date-before-start': () => 'The expected close is before the start date.',
  'reason-required': () => 'Please choose a reason.',
  'already-exists': () => 'This already exists.',
  'read-only': () => 'You cannot change anything here.',
  'not-ready': () => 'The pipeline is still loading.',
  vetoed: () => 'The page did not allow this change.',
  cancelled: () => 'Cancelled.',
  'invalid-input': () => 'This cannot be used as it is.',
  'unreadable-file': () => 'This file cannot be read.',
  'unknown-column': ({ column }) => `The column “${String(column ?? '')}” is missing.`,
  failed: () => 'This did not work. Nothing was changed.',
} satisfies Record<ProblemCode, Words>;
