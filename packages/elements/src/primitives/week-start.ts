const known = new Map<string, number>();

/** D60: the first day of a week in a language, by ISO number: 1 = Monday. Where the browser cannot say, Monday. */
export function weekStartOf(locale: string): number {
  let day = known.get(locale);
  if (day === undefined) {
    const { weekInfo, getWeekInfo } = new Intl.Locale(locale) as Intl.Locale & {
      readonly weekInfo?: { readonly firstDay: number };
      readonly getWeekInfo?: () => { readonly firstDay: number };
    };
    day = (getWeekInfo?.call(new Intl.Locale(locale)) ?? weekInfo)?.firstDay ?? 1;
    known.set(locale, day);
  }
  return day;
}
