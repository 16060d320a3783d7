/** Those that offers are usually made in, and those that are in use here. */
const USUAL = ['TRY', 'EUR', 'USD', 'GBP'];

export function currencyOptions(...inUse: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries([...new Set([...inUse, ...USUAL])].map((code) => [code, code]));
}
