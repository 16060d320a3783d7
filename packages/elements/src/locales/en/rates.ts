/** Words of converted sums (D39). */
export const rates = {
  about: (amount: string): string => `≈ ${amount}`,
  perMonth: (amount: string): string => `${amount} / mo`,
  one: (currency: string, value: string, base: string): string => `1 ${currency} = ${value} ${base}`,
  dated: (rate: string, day: string): string => `${rate} · ${day}`,
  fromHost: (rate: string): string => `${rate} · from the connected system`,
  total: (currency: string): string => `In ${currency}`,
  weighted: (currency: string): string => `In ${currency}, weighted`,
  used: 'Rates used',
  left: (sums: string): string => `No rate, not included: ${sums}`,
  currency: 'Currency of the price',
  others: 'Others',
  question: 'The currency has changed. What becomes of the number?',
  convert: (amount: string): string => `Convert: ${amount}`,
  keep: (amount: string): string => `Keep the number: ${amount}`,
  noRate: (from: string, to: string): string => `There is no rate from ${from} to ${to}.`,
  explain:
    'Open ones are converted at the latest rate until today, closed ones at that of the day of the close. The sum is rounded once.',
};
