/**
 * The closed list of reasons why a command or an input is refused. Words for people live in the locale modules by code;
 * no message text is ever parsed.
 */
export type ProblemCode =
  | 'required'
  | 'too-long'
  | 'not-a-number'
  | 'not-a-date'
  | 'not-a-time'
  | 'not-an-amount'
  | 'not-an-email'
  | 'not-a-phone'
  | 'not-a-link'
  | 'odd-tax-number'
  | 'check-digit'
  | 'out-of-range'
  | 'not-unique'
  | 'unknown-record'
  | 'unknown-stage'
  | 'unknown-schema'
  | 'unknown-customer'
  | 'unknown-member'
  | 'deleted'
  | 'archived'
  | 'last-stage'
  | 'same-stage'
  | 'stage-gate'
  | 'in-use'
  | 'date-before-start'
  | 'reason-required'
  | 'already-exists'
  | 'offer-sent'
  | 'offer-not-sent'
  | 'offer-closed'
  | 'offer-accepted'
  | 'offer-not-accepted'
  | 'date-passed'
  | 'other-currency'
  | 'undecided-currency'
  | 'exemption-required'
  | 'computed'
  | 'read-only'
  | 'not-ready'
  | 'vetoed'
  | 'no-answer'
  | 'cancelled'
  | 'invalid-input'
  | 'unreadable-file'
  | 'unknown-column'
  | 'failed';

/** Why something was refused, as data. `field` names the input's field; `params` fill the locale's message. */
export interface Problem {
  readonly code: ProblemCode;
  readonly field?: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

export function problem(code: ProblemCode, field?: string, params?: Problem['params']): Problem {
  return { code, ...(field === undefined ? {} : { field }), ...(params === undefined ? {} : { params }) };
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const refused = (
  ...problems: readonly Problem[]
): { readonly ok: false; readonly problems: readonly Problem[] } => ({ ok: false, problems });
