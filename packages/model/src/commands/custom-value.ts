import type { Json } from '../json.js';
import { isMoney } from '../money.js';
import { moneyOf } from '../filter/compile-filter.js';
import type { CustomField } from '../records/custom-field.js';
import type { Snapshot } from '../snapshot.js';
import { MAX_NOTE, type Checks } from './checks.js';

/** The value of a custom field, cleaned; `null` = none. What does not fit the kind is a problem of the field `value`. */
export function checkCustomValue(snapshot: Snapshot, field: CustomField, value: Json, checks: Checks): Json {
  if (value === null) return null;
  switch (field.kind) {
    case 'text':
      if (typeof value === 'string') return checks.text(value, 'value', MAX_NOTE);
      break;
    case 'number':
      if (typeof value === 'number' && Number.isFinite(value)) return value;
      checks.add('not-a-number', 'value');
      return null;
    case 'money': {
      // Both as a record keeps it and as a caller has it in hand.
      const money = isMoney(value) ? value : moneyOf(value);
      if (money && money.minor >= 0) return [money.minor, money.currency];
      checks.add(money ? 'out-of-range' : 'not-an-amount', 'value', money ? { min: 0 } : undefined);
      return null;
    }
    case 'date':
      if (typeof value === 'string') return checks.date(value, 'value');
      break;
    case 'choice':
      if (typeof value === 'string') {
        const option = field.options[value];
        if (!option) checks.add('unknown-record', 'value');
        else if (option.archived) checks.add('archived', 'value');
        return value;
      }
      break;
    case 'person':
      if (typeof value === 'string') {
        checks.live(snapshot, 'members', value, 'value', 'unknown-member');
        return value;
      }
      break;
    case 'flag':
      // "No" and "not said" are one: there is nothing to tell them apart by in a box that is ticked or not.
      if (typeof value === 'boolean') return value || null;
      break;
  }
  checks.add('invalid-input', 'value');
  return null;
}
