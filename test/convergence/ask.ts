import type { CollectionName } from '@firsat/model';
import type { Chance } from './chance.js';
import type { Replica } from './replica.js';

/** Whatever a person may ask for: mostly sensible, partly about things that are gone, far away or never were. */
export interface Ask {
  readonly replica: Replica;
  readonly chance: Chance;
  /** Every id that any replica ever made, by collection: stale and unheard-of ids come from here. */
  readonly known: ReadonlyMap<CollectionName, readonly string[]>;
}

export const WORDS = [
  'Işık',
  'inşaat',
  'Özgür',
  'yazıcı',
  'kiralama',
  'Ankara',
  'servis',
  'IT',
  'bakım',
  'Şule',
];

export const ZONES = ['Europe/Istanbul', 'Europe/Berlin', 'UTC'] as const;

export function words({ chance }: Ask): string {
  return `${chance.of(WORDS)} ${chance.of(WORDS)} ${String(chance.below(1000))}`;
}

export function anyId({ replica, chance, known }: Ask, collection: CollectionName): string {
  const here = [...replica.store.list(collection)];
  const ever = known.get(collection) ?? [];
  if (here.length > 0 && !chance.happens(0.12)) return chance.of(here).id;
  return ever.length > 0 && !chance.happens(0.05) ? chance.of(ever) : 'nobody';
}

export function everKnown({ chance, known }: Ask, collection: CollectionName): string {
  const ever = known.get(collection) ?? [];
  return ever.length > 0 ? chance.of(ever) : 'nobody';
}

export function maybe<T>({ chance }: Ask, value: () => T): T | null {
  return chance.happens(0.25) ? null : value();
}

export function money({ chance }: Ask) {
  return { minor: chance.below(5_000_000), currency: chance.of(['TRY', 'TRY', 'TRY', 'EUR', 'JPY']) };
}

export function neighbours(ask: Ask, ids: readonly string[]) {
  if (ids.length === 0 || ask.chance.happens(0.15)) return {};
  const at = ask.chance.below(ids.length);
  const style = ask.chance.below(3);
  return {
    ...(style === 1 ? {} : { afterId: ids[at] ?? null }),
    ...(style === 0 ? {} : { beforeId: ids[at + (style === 2 ? 1 : 0)] ?? null }),
  };
}

export function date({ chance }: Ask): string {
  if (chance.happens(0.03)) return '2026-02-30';
  const two = (value: number) => String(value).padStart(2, '0');
  return `2026-${two(1 + chance.below(12))}-${two(1 + chance.below(28))}`;
}
