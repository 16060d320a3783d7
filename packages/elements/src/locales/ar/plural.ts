/** One phrase for each of the six; `#` is the number, which one and two do without. */
export type Forms = Readonly<Record<Intl.LDMLPluralRule, string>>;

const rules = new Intl.PluralRules('ar');
const numbers = new Intl.NumberFormat('ar');

/** A figure as the words of this language write it. */
export const figure = (value: number): string => numbers.format(value);

/** The phrase that goes with a count. */
export const counted = (count: number, forms: Forms): string =>
  forms[rules.select(count)].replaceAll('#', figure(count));

/** A counted noun, in the nominative. */
export const plural =
  (forms: Forms) =>
  (count: number): string =>
    counted(count, forms);
