import {
  ABANDONED_REASONS,
  ACTIVITY_KINDS,
  LOST_REASONS,
  PERIODS,
  PHASES,
  QUOTA_BASES,
  STATUSES,
  type CollectionName,
  type CommandInput,
  type CommandName,
} from '@firsat/model';
import { aContact, aMember, creating, seeded } from '@firsat/model/testing';
import { createTestStore, TEST_NOW, type TestStore } from '@firsat/store/testing';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ZONE = 'Europe/Istanbul';

/** What no history tells of: done or taken back, it is so in the past as well. */
const WITHOUT_HISTORY: ReadonlySet<CommandName> = new Set([
  'task-complete',
  'offer-issue',
  'offer-decide',
  'line-add',
]);

export interface BusyWorld extends TestStore {
  /** Ids of the opportunities that were made. */
  readonly ids: string[];
  /** Something happens somewhere to an opportunity, or to what hangs on it; whether anything was done. */
  act(): boolean;
  /** Something happens that no history tells of: to stages, schemas, members, contacts, quotas, settings, or a thing is done otherwise than it was. */
  shake(): boolean;
  undo(): void;
  redo(): void;
  /** Time goes by: seconds, now and then a day. */
  pass(): void;
  below(count: number): number;
  /** Commands that have changed anything since this was asked last. */
  steps(): number;
  /** Records that have changed since this was asked last. */
  changes(): ReadonlyMap<CollectionName, ReadonlySet<string>>;
}

/** A real store in which everything happens that any report counts. */
export function aBusyWorld(seed: number): BusyWorld {
  const world = createTestStore({
    patches: [
      ...creating('contacts', aContact({ source: 'Fuar' })),
      ...creating('contacts', aContact({ id: 'contact2', name: 'Çınar Gıda', source: 'Web' })),
      ...creating('members', aMember({ id: 'member2', name: 'Ömer Şahin', team: 'Ege' })),
      ...creating('members', aMember({ id: 'member3', name: 'Ece Ak', team: 'Marmara' })),
    ],
  });
  const { store, clock } = world;
  const random = seeded(seed);
  const below = (count: number) => Math.floor(random() * count);
  const of = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const two = (value: number) => String(value).padStart(2, '0');
  const day = () => `2026-${two(1 + below(5))}-${two(1 + below(28))}`;
  const run = <N extends CommandName>(name: N, input: CommandInput<N>): boolean =>
    store.execute(name, input).ok;
  const someone = () => of([null, 'member1', 'member2', 'member3']);
  const price = () => of([null, { minor: below(900_000), currency: of(['TRY', 'TRY', 'EUR', 'USD']) }]);
  const ids: string[] = [];
  const made = { activities: 0, tasks: 0, offers: 0, quotas: 0 };
  const some = (name: keyof typeof made) => `${name}${String(below(made[name] + 1))}`;

  let changed = new Map<CollectionName, Set<string>>();
  let steps = 0;
  store.subscribe((change) => {
    if (change.command !== undefined) steps++;
    for (const [collection, own] of change.changed) {
      const known = changed.get(collection);
      if (known) for (const id of own) known.add(id);
      else changed.set(collection, new Set(own));
    }
  });

  run('schema-create', { title: 'Yenileme', template: 'services', language: 'tr' });
  const schemaId = [...store.list('schemas')].find(({ title }) => title === 'Yenileme')?.id ?? '';
  const otherStages = [...store.list('stages')].filter((stage) => stage.schemaId === schemaId);
  const planports = [...store.list('stages')].filter((stage) => stage.schemaId === 'planports');
  run('schema-criteria-seed', { id: 'planports' });
  for (const ownerId of ['member1', 'member2', null])
    for (const [from, to] of [
      ['2026-01-01', '2026-02-11'],
      ['2026-02-12', '2026-12-31'],
    ] as const)
      run('quota-create', {
        id: `quotas${String(made.quotas++)}`,
        name: 'Kota',
        ownerId,
        basis: ownerId === 'member2' ? 'wins' : 'first-year',
        startDate: from,
        endDate: to,
        target: { minor: 1_000_000, currency: from === '2026-01-01' ? 'TRY' : 'EUR' },
        wins: 3,
      });

  function create(): boolean {
    const id = `opp${String(ids.length)}`;
    ids.push(id);
    return run('opportunity-create', {
      id,
      customerId: of(['contact1', 'contact2']),
      description: of(['Servis', 'Bakım']),
      schemaId: 'planports',
      price: price(),
      period: of(PERIODS),
      ownerId: someone(),
      expectedClose: of([null, day()]),
    });
  }

  function act(): boolean {
    if (ids.length < 3) return create();
    const id = of(ids);
    switch (below(23)) {
      case 0:
        return create();
      case 1:
      case 2:
      case 3:
        return run('opportunity-move', { id, stageId: of(planports).id });
      case 4:
        return run('opportunity-change-schema', { id, schemaId, stageId: of(otherStages).id });
      case 5:
        return run('opportunity-change-schema', { id, schemaId: 'planports', stageId: of(planports).id });
      case 6:
      case 7:
      case 8:
      case 9: {
        const status = of([...STATUSES, 'won'] as const);
        const reason = of(status === 'abandoned' ? ABANDONED_REASONS : LOST_REASONS);
        return run('opportunity-set-status', { id, status, reason, ...(below(3) === 0 && { on: day() }) });
      }
      case 10:
        return run('opportunity-edit', { id, changes: { expectedClose: of([null, day()]), price: price() } });
      case 11:
        return run('opportunity-edit', {
          id,
          changes: { period: of(PERIODS), termMonths: of([null, 3, 7, 24]), startDate: of([null, day()]) },
        });
      case 12:
        return run('opportunity-edit', {
          id,
          changes: { ownerId: someone(), probability: of([null, below(10_000)]), priority: below(3) },
        });
      case 13:
        return run('opportunity-edit', {
          id,
          changes: { quotaId: of([null, some('quotas')]), customerId: of(['contact1', 'contact2']) },
        });
      case 14: {
        const share = 1 + below(9999);
        const [one, other] = of([
          ['member1', 'member2'],
          ['member3', 'member2'],
        ] as const);
        return run('opportunity-split', {
          id,
          splits: of([
            [],
            [
              { memberId: one, share },
              { memberId: other, share: 10_000 - share },
              { memberId: 'member1', share: 5000, overlay: true },
            ],
          ]),
        });
      }
      case 15:
        return run(of(['opportunity-delete', 'opportunity-restore', 'opportunity-restore']), { id });
      case 16:
      case 17: {
        const at = Math.floor((clock.now + (below(20) - 18) * HOUR) / 60_000) * 60_000;
        return run('activity-log', {
          id: `activities${String(made.activities++)}`,
          opportunityId: id,
          kind: of(ACTIVITY_KINDS),
          when: { at, zone: ZONE },
          memberId: someone(),
          minutes: of([null, 15, 60]),
        });
      }
      case 18:
        return below(2) === 0
          ? run('task-create', { id: `tasks${String(made.tasks++)}`, opportunityId: id, title: 'Ara' })
          : run('task-complete', { id: some('tasks') });
      case 19:
        if (below(3) > 0)
          return run(of(['activity-delete', 'task-delete', 'offer-delete']), { id: some('activities') });
        return run('opportunity-answer', { id, criterionId: 'budget', answer: of(['yes', 'no']) });
      case 20: {
        const offer = `offers${String(made.offers++)}`;
        run('line-add', {
          opportunityId: id,
          name: 'Bakım',
          unitPrice: { amount: below(90_000), scale: 2, currency: 'TRY' },
          vat: { rate: 2000, exemption: null },
        });
        return (
          run('offer-create', { opportunityId: id, id: offer }) &&
          run('offer-issue', { id: offer, texts: {} })
        );
      }
      case 21:
        return run('stage-edit', { id: of(planports).id, changes: { probability: below(100) * 100 } });
      default: {
        // Decided anew, the first decision is gone.
        const offer = some('offers');
        if (store.get('offers', offer)?.decision) return false;
        return run('offer-decide', { id: offer, result: of(['accepted', 'rejected']) });
      }
    }
  }

  function shake(): boolean {
    switch (below(15)) {
      case 0:
        return run('stage-archive', { id: of(planports).id, to: of([null, of(planports).id]) });
      case 1:
        return run('stage-restore', { id: of(planports).id });
      case 2:
        return run('stage-edit', { id: of(planports).id, changes: { phase: of(PHASES) } });
      case 3:
        return run('member-edit', {
          id: of(['member1', 'member2']),
          changes: { team: of([null, 'Ege', 'Marmara']), joinedOn: of([null, day()]) },
        });
      case 4:
        return run('contact-edit', {
          id: of(['contact1', 'contact2']),
          changes: { source: of(['Fuar', 'Web', null]) },
        });
      case 5:
        return run('quota-edit', { id: some('quotas'), changes: { basis: of(QUOTA_BASES), endDate: day() } });
      case 6:
        return run(of(['quota-delete', 'quota-restore']), { id: some('quotas') });
      case 7:
        return run('workspace-edit', { fiscalStart: 1 + below(12) });
      case 8:
      case 9:
        return run('activity-edit', {
          id: some('activities'),
          changes: { opportunityId: of(ids), kind: of(ACTIVITY_KINDS), held: true },
        });
      case 10:
        return run(of(['activity-restore', 'task-restore']), { id: some('activities') });
      case 11:
        return run('task-reopen', { id: some('tasks') });
      case 12:
        return run('contact-edit', {
          id: 'contact1',
          changes: { name: of(['Yıldız Tekstil', 'Ay Tekstil']) },
        });
      case 13:
        return run('offer-decide', { id: some('offers'), result: of(['accepted', 'rejected']) });
      default:
        return run('queue-settings-edit', { holidays: of([[], ['2026-02-05']]) });
    }
  }

  return {
    ...world,
    ids,
    act,
    shake,
    undo() {
      if (store.undoStep && !WITHOUT_HISTORY.has(store.undoStep.command)) store.undo();
    },
    redo() {
      if (store.redoStep && !WITHOUT_HISTORY.has(store.redoStep.command)) store.redo();
    },
    pass: () => void (clock.now += 1000 + (below(4) === 0 ? below(50_000) : below(DAY))),
    below,
    steps() {
      const done = steps;
      steps = 0;
      return done;
    },
    changes() {
      const told = changed;
      changed = new Map();
      return told;
    },
  };
}

export { TEST_NOW };
