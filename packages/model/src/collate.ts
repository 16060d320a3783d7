const sorters = new Map<string, Intl.Collator>();
const equals = new Map<string, Intl.Collator>();

function kept(
  map: Map<string, Intl.Collator>,
  language: string,
  options: Intl.CollatorOptions,
): Intl.Collator {
  let collator = map.get(language);
  if (!collator) map.set(language, (collator = new Intl.Collator(language, options)));
  return collator;
}

/** Sort order of names in a language, numbers by value (D69): in Turkish Cem, Çınar, ılgın, Işık, İpek. */
export function compareNames(a: string, b: string, language: string): number {
  return kept(sorters, language, { numeric: true }).compare(a, b);
}

/**
 * Whether two titles are the same to a reader (D69): case and surrounding or repeated blanks do not count, letters and their
 * marks do. In Turkish I = ı and İ = i but I ≠ i.
 */
export function sameTitle(a: string, b: string, language: string): boolean {
  const [left, right] = [squeeze(a), squeeze(b)];
  return left === right || kept(equals, language, { sensitivity: 'accent' }).compare(left, right) === 0;
}

function squeeze(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/gu, ' ');
}
