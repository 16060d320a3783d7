import { noonInZone, type CalendarDate } from '../calendar-date.js';
import { create, type Patch } from '../patch.js';
import type { Cast, Dice } from './cast.js';
import type { SampleWords } from './words.js';

export interface SampleContact {
  readonly id: string;
  readonly name: string;
  /** Filled while the stories are told (S2). */
  bought: boolean;
  /** Whom one talks to there. */
  personId: string;
}

/** Representatives: one of the first two leads, one runs operations when there are enough. */
export function sampleMembers(
  count: number,
  words: SampleWords,
  cast: Cast,
): { ids: string[]; names: ReadonlyMap<string, string>; patches: Patch[] } {
  const names = Array.from({ length: count }, () => cast.person());
  const ids = names.map((_, index) => `sample-m${String(index + 1)}`);
  const patches = names.map((name, index) =>
    create('members', ids[index] ?? '', {
      name,
      role: index === 0 ? 'manager' : index === 1 && count > 3 ? 'operations' : 'representative',
      team: words.teams[index % words.teams.length] ?? null,
      manager: index === 0 ? null : (names[0] ?? null),
    }),
  );
  return { ids, names: new Map(ids.map((id, index) => [id, names[index] ?? ''])), patches };
}

/** Companies, people who work there, and some people who buy for themselves. */
export function sampleContacts(
  count: number,
  words: SampleWords,
  cast: Cast,
  dice: Dice,
  since: CalendarDate,
): { customers: SampleContact[]; patches(): Patch[] } {
  const customers: SampleContact[] = [];
  const planned: (() => Patch)[] = [];
  const createdAt = noonInZone(since, 'Europe/Istanbul');
  const add = (id: string, fields: (contact: SampleContact) => Patch, name: string, buys: boolean): void => {
    const contact = { id, name, bought: dice.chance(0.25), personId: id };
    if (buys) customers.push(contact);
    planned.push(() => fields(contact));
  };
  for (let index = 1; index <= count; index++) {
    const id = `sample-c${String(index)}`;
    if (dice.chance(0.1)) {
      const name = cast.person();
      const reach = cast.reach(name);
      const source = sourceOf(index, words.sources);
      const fields = { name, type: 'person' as const, source, ...reach, createdAt };
      add(id, (me) => create('contacts', id, { ...fields, relation: relationOf(me) }), name, true);
      continue;
    }
    const { name, sector, city, email, phone } = cast.company();
    const fields = {
      name,
      type: 'company' as const,
      sector,
      location: city,
      email,
      phone,
      taxNumber: String(dice.between(1_000_000_000, 9_999_999_999)),
      foundedYear: dice.between(1958, 2023),
      employees: dice.between(4, 900),
      source: sourceOf(index, words.sources),
      createdAt,
    };
    const segment = segmentOf(fields.employees, words.segments);
    add(id, (me) => create('contacts', id, { ...fields, segment, relation: relationOf(me) }), name, true);
    if (dice.chance(0.5)) {
      const person = cast.person();
      const reach = cast.reach(person);
      const personId = `${id}-p`;
      const company = customers.at(-1);
      if (company) company.personId = personId;
      add(
        personId,
        () =>
          create('contacts', personId, { name: person, type: 'person', parentId: id, ...reach, createdAt }),
        person,
        false,
      );
    }
  }
  return { customers, patches: () => planned.map((plan) => plan()) };
}

/** One in eleven nobody asked. Not drawn by lot, so that whoever else draws draws the same. */
function sourceOf(index: number, sources: readonly string[]): string | null {
  return index % 11 === 0 ? null : (sources[(index * 7 + Math.floor(index / 3)) % sources.length] ?? null);
}

function segmentOf(employees: number, [small, medium, large]: SampleWords['segments']): string {
  return employees < 50 ? small : employees < 250 ? medium : large;
}

const relationOf = ({ bought }: SampleContact): 'customer' | 'prospect' => (bought ? 'customer' : 'prospect');
