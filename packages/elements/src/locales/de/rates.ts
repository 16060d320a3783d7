import type { Messages } from '../messages.js';

export const rates = {
  about: (amount: string) => `≈ ${amount}`,
  perMonth: (amount: string) => `${amount} p. M.`,
  one: (currency: string, value: string, base: string) => `1 ${currency} = ${value} ${base}`,
  dated: (rate: string, day: string) => `${rate} · ${day}`,
  fromHost: (rate: string) => `${rate} · aus dem verbundenen System`,
  total: (currency: string) => `In ${currency}`,
  weighted: (currency: string) => `In ${currency}, gewichtet`,
  used: 'Verwendete Kurse',
  left: (sums: string) => `Kein Kurs, nicht enthalten: ${sums}`,
  currency: 'Währung des Preises',
  others: 'Andere',
  question: 'Die Währung hat sich geändert. Was wird aus der Zahl?',
  convert: (amount: string) => `Umrechnen: ${amount}`,
  keep: (amount: string) => `Zahl behalten: ${amount}`,
  noRate: (from: string, to: string) => `Es gibt keinen Kurs von ${from} nach ${to}.`,
  explain:
    'Offene werden zum letzten Kurs bis heute umgerechnet, abgeschlossene zu dem vom Tag des Abschlusses. Die Summe wird einmal gerundet.',
} satisfies Messages['rates'];
