import type { FieldName } from '../opportunity-detail/value-words.js';

/** Columns whose value is edited in place, and the field of the record that it is. */
const FIELDS: Readonly<Partial<Record<string, FieldName>>> = {
  description: 'description',
  customer: 'customerId',
  price: 'price',
  period: 'period',
  probability: 'probability',
  startDate: 'startDate',
  expectedClose: 'expectedClose',
  owner: 'ownerId',
};

export function fieldOf(column: string): FieldName | undefined {
  return Object.hasOwn(FIELDS, column) ? FIELDS[column] : undefined;
}
