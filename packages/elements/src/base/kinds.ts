import { DENSITIES, isCalendarDate, isTimeZone } from '@firsat/model';
import { oneOf, type Check } from './property.js';

export const aDensity = oneOf(...DENSITIES);

export const aDay: Check = [isCalendarDate, 'YYYY-MM-DD'];

export const aTimeZone: Check = [(given) => isTimeZone(given as string), 'an IANA name'];

export const aCurrency: Check = [(given) => /^[A-Z]{3}$/.test(given as string), 'an ISO 4217 code'];

/** A boolean that begins as false: an attribute that is there says true, unless it says "false". */
export const flag = {
  type: Boolean,
  converter: { fromAttribute: (written: string | null) => written !== null && written !== 'false' },
} as const;
