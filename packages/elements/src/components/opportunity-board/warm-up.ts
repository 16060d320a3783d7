import { whenIdle } from '../../base/when-idle.js';
import type { Localizer } from '../../locales/localizer.js';

/** A day, an amount and a zone: any will do. */
const DAY = '2026-01-01';

/**
 * Makes the formats that cards and headers need while the data is still on its way: the browser reads its tables of languages and zones for the
 * first one of each kind, which would otherwise hold up the first cards. Step by step: what the disk answers meanwhile must not wait for all.
 */
export async function warmUp(l: Localizer, today: (timeZone: string) => string): Promise<void> {
  const { currency } = l.t.common;
  const steps = [
    () => today('Europe/Istanbul'),
    () => l.number(0),
    () => l.date(DAY),
    () => l.date(DAY, 'full'),
    () => l.money({ minor: 0, currency }, { short: true }),
    () => l.money({ minor: 0, currency }, { abbreviate: true }),
  ];
  for (const step of steps) {
    await whenIdle();
    step();
  }
}
