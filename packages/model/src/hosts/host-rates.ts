import * as z from 'zod/mini';
import { isCalendarDate, type CalendarDate } from '../calendar-date.js';
import { scaledRate } from '../records/rate.js';
import type { HostAnswer } from './host-items.js';

/** D39: what one unit of a currency is worth in the one that was asked for, from a day on, as the host knows it (TCMB, a bank, its own books). */
export interface HostRate {
  readonly currency: string;
  readonly on: CalendarDate;
  /** A decimal with a point, `41.2537`. A number is taken as its shortest decimal. */
  readonly value: string | number;
}

/** A rate as it is kept: never a float. */
export type ReadHostRate = HostRate & { readonly value: string };

const shape = z.object({
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
  on: z.string(),
  value: z.union([z.string(), z.number()]),
});

/** What a host answered, as far as it can be read: each rate by itself, one for each currency and day. `undefined`: it is no list. */
export function readHostRates(answer: unknown): HostAnswer<ReadHostRate> | undefined {
  if (!Array.isArray(answer)) return undefined;
  const items = new Map<string, ReadHostRate>();
  let unread = 0;
  for (const one of answer) {
    const read = shape.safeParse(one);
    const value = read.success ? String(read.data.value) : '';
    if (read.success && isCalendarDate(read.data.on) && scaledRate(value) !== null)
      items.set(`${read.data.currency} ${read.data.on}`, { ...read.data, value });
    else unread += 1;
  }
  return { items: [...items.values()], unread };
}
