import type { Check } from './property.js';

/** A whole number with both ends. */
export const wholeNumber = (least: number, most: number) => {
  const type: Check = [
    (given) => Number.isInteger(given) && (given as number) >= least && (given as number) <= most,
    `${String(least)} … ${String(most)}`,
  ];
  return {
    type,
    // What is no number stays as it was written, so that it is told as it was.
    converter: {
      fromAttribute: (written: string | null) =>
        written?.trim() && !Number.isNaN(Number(written)) ? Number(written) : written,
    },
  };
};
