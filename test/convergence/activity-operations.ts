import {
  ACTIVITY_KINDS,
  ACTIVITY_SETS,
  DIRECTIONS,
  LINK_ROLES,
  OUTCOMES,
  type ActivityCommands,
  type ActivitySet,
  type CommandInput,
} from '@firsat/model';
import { TEST_NOW } from '@firsat/store/testing';
import { anyId, everKnown, maybe, words, ZONES, type Ask } from './ask.js';

const SOURCES = { people: 'contacts', team: 'members', products: 'products' } as const;

/** Somebody in, somebody out: of those who are in it, and of all. */
function setChanges(ask: Ask, set: ActivitySet, activityId?: string): Record<string, boolean> {
  const { chance, replica } = ask;
  const known = Object.keys(replica.store.get('activities', activityId ?? '')?.[set] ?? {});
  return {
    [anyId(ask, SOURCES[set])]: true,
    ...(known.length > 0 && chance.happens(0.5) ? { [chance.of(known)]: false } : {}),
  };
}

function activityFields(ask: Ask, activityId?: string): CommandInput<'activity-edit'>['changes'] {
  const { chance } = ask;
  const kind = chance.of(ACTIVITY_KINDS);
  const at = TEST_NOW + chance.below(1000) * 3_600_000 - 20 * 86_400_000;
  return {
    ...(chance.happens(0.5)
      ? { when: { at, zone: chance.happens(0.05) ? 'Mars/Olympus' : chance.of(ZONES) } }
      : {}),
    ...(chance.happens(0.3) ? { held: chance.happens(0.6) } : {}),
    ...(chance.happens(0.3) ? { direction: maybe(ask, () => chance.of(DIRECTIONS)) } : {}),
    ...(chance.happens(0.2) ? { memberId: maybe(ask, () => anyId(ask, 'members')) } : {}),
    ...(chance.happens(0.4) ? { summary: maybe(ask, () => words(ask)) } : {}),
    ...(chance.happens(0.4) ? { outcome: maybe(ask, () => chance.of([...OUTCOMES[kind], words(ask)])) } : {}),
    ...(chance.happens(0.2) ? { agenda: maybe(ask, () => words(ask)) } : {}),
    ...(chance.happens(0.3)
      ? { minutes: maybe(ask, () => (chance.happens(0.05) ? 10_100 : chance.below(480))) }
      : {}),
    ...Object.fromEntries(
      ACTIVITY_SETS.filter(() => chance.happens(0.4)).map((set) => [set, setChanges(ask, set, activityId)]),
    ),
  };
}

function role(ask: Ask): string {
  return ask.chance.happens(0.2) ? words(ask) : ask.chance.of(LINK_ROLES);
}

export const activityInputs: {
  readonly [N in keyof ActivityCommands]: (ask: Ask) => CommandInput<N>;
} = {
  'activity-log': (ask) => ({
    ...activityFields(ask),
    kind: ask.chance.of(ACTIVITY_KINDS),
    opportunityId: maybe(ask, () => anyId(ask, 'opportunities')),
  }),
  'activity-edit': (ask) => {
    const id = anyId(ask, 'activities');
    const { chance } = ask;
    return {
      id,
      changes: {
        ...activityFields(ask, id),
        ...(chance.happens(0.2) ? { kind: chance.of(ACTIVITY_KINDS) } : {}),
        ...(chance.happens(0.2) ? { opportunityId: maybe(ask, () => anyId(ask, 'opportunities')) } : {}),
      },
    };
  },
  'activity-delete': (ask) => ({ id: anyId(ask, 'activities') }),
  'activity-restore': (ask) => ({ id: everKnown(ask, 'activities') }),
  'link-add': (ask) => ({
    opportunityId: anyId(ask, 'opportunities'),
    contactId: anyId(ask, 'contacts'),
    ...(ask.chance.happens(0.6) ? { role: maybe(ask, () => role(ask)) } : {}),
  }),
  'link-edit': (ask) => ({
    id: anyId(ask, 'links'),
    changes: { role: maybe(ask, () => role(ask)) },
  }),
  'link-remove': (ask) => ({ id: anyId(ask, 'links') }),
  'opportunity-repeat': (ask) => ({
    id: anyId(ask, 'opportunities'),
    lines: ask.chance.happens(0.6),
    links: ask.chance.happens(0.6),
    nextTerm: ask.chance.happens(0.4),
  }),
};

export const ACTIVITY_WEIGHTS: { readonly [N in keyof ActivityCommands]: number } = {
  'activity-log': 4,
  'activity-edit': 2.5,
  'activity-delete': 0.8,
  'activity-restore': 0.6,
  'link-add': 3,
  'link-edit': 1,
  'link-remove': 1,
  'opportunity-repeat': 2,
};
