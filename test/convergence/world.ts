import type { CollectionName, CommandInput, CommandName, Opportunity } from '@firsat/model';
import { STORE_PARTS, TestNetwork, type StoreParts } from '@firsat/store/testing';
import * as Y from 'yjs';
import { Chance } from './chance.js';
import { check, checkPlaced, checkReopened, type Ledger } from './checker.js';
import { checkContactDeed } from './contact-checks.js';
import { checkHostDeed } from './host-checks.js';
import { checkOfferDeed } from './offer-checks.js';
import { checkProcess, placeBefore } from './process-checks.js';
import { checkMoneyDeed, checkRates } from './money-operations.js';
import { checkQuotaDeed, checkSplits } from './quota-operations.js';
import { checkActivities, checkActivityDeed, checkRepeated } from './activity-checks.js';
import { checkTodo } from './todo-checks.js';
import { INPUTS, WEIGHTS, type Ask } from './operations.js';
import { Replica } from './replica.js';

const MINUTE = 60_000;
const SKEWS = [0, 0, 5 * MINUTE, -120 * MINUTE, 60 * MINUTE, 24 * 60 * MINUTE, -9 * MINUTE] as const;
const TRACKED = [
  'opportunities',
  'contacts',
  'schemas',
  'stages',
  'members',
  'quotas',
  'tasks',
  'customFields',
  'views',
  'reminders',
  'notes',
  'lines',
  'products',
  'offers',
  'offerTemplates',
  'offerFaqs',
  'activities',
  'links',
] as const;

export interface WorldOptions {
  readonly seed: number;
  readonly replicas?: number;
  readonly rounds?: number;
  /** Operations per round. */
  readonly operations?: number;
  readonly parts?: StoreParts;
}

export interface Outcome {
  operations: number;
  accepted: number;
  heals: number;
  undone: number;
  restarts: number;
  readonly commands: Map<string, number>;
}

/** Several devices, one workspace, bad luck: runs it and throws a `Violation` where a rule breaks. */
export class World {
  readonly outcome: Outcome = {
    operations: 0,
    accepted: 0,
    heals: 0,
    undone: 0,
    restarts: 0,
    commands: new Map(),
  };
  readonly #options: Required<WorldOptions>;
  readonly #chance: Chance;
  readonly #network: TestNetwork;
  readonly #replicas: Replica[];
  /** `work` documents that a restarted device has not read yet. */
  readonly #unread = new Map<Replica, Uint8Array>();
  readonly #ledger = {
    opportunities: new Set<string>(),
    positions: new Set<string>(),
    schemas: new Set<string>(),
    creators: new Set<string>(),
    sent: new Map<string, string>(),
  } satisfies Ledger;
  readonly #known = new Map<CollectionName, string[]>(TRACKED.map((name) => [name, []]));
  #time = 0;

  constructor({ seed, replicas = 3, rounds = 6, operations = 75, parts = STORE_PARTS }: WorldOptions) {
    this.#options = { seed, replicas, rounds, operations, parts };
    this.#chance = new Chance(seed);
    this.#network = new TestNetwork(this.#chance.random, { drop: 0.03, duplicate: 0.1, reorder: 0.1 });
    this.#replicas = Array.from({ length: replicas }, (_, index) => {
      const replica = new Replica({
        name: 'ABCDEFGH'[index] ?? 'Z',
        seed: seed * 10 + index,
        skew: this.#chance.of(SKEWS),
        parts,
        time: () => this.#time,
        placed: (row) => this.#placed(row),
      });
      this.#network.join(replica);
      return replica;
    });
  }

  run(): Outcome {
    this.#create();
    for (let round = 0; round < this.#options.rounds; round++) {
      for (let step = 0; step < this.#options.operations; step++) this.#step();
      this.#heal(round);
    }
    for (const replica of this.#replicas) checkReopened(replica, this.#options.parts);
    return this.outcome;
  }

  /** One to all devices create the workspace, each offline. */
  #create(): void {
    const creators = 1 + this.#chance.below(this.#replicas.length);
    for (const replica of this.#replicas.slice(0, creators)) this.#command(replica, 'workspace-create');
    for (const replica of this.#replicas.slice(0, creators)) {
      for (let step = 0; step < 5; step++) this.#operate(replica);
    }
    this.#heal(0);
  }

  #step(): void {
    this.#time += this.#chance.below(20 * MINUTE);
    const luck = this.#chance.random();
    if (luck < 0.06) this.#rewire();
    else if (luck < 0.3) this.#network.deliver(1 + this.#chance.below(12));
    else if (luck < 0.31) this.#restart(this.#chance.of(this.#replicas));
    else if (luck < 0.33) this.#readWork(this.#chance.of(this.#replicas));
    this.#operate(this.#chance.of(this.#replicas));
  }

  #operate(replica: Replica): void {
    const luck = this.#chance.random();
    if (luck < 0.08) this.#takeBack(replica, 'undo');
    else if (luck < 0.11) this.#takeBack(replica, 'redo');
    else this.#command(replica, this.#chance.weighted(WEIGHTS));
  }

  #command(replica: Replica, name: CommandName): void {
    const ask: Ask = { replica, chance: this.#chance, known: this.#known };
    const input = INPUTS[name](ask);
    const place = placeBefore(replica, input);
    const accepted = replica.act(name, () => {
      const result = replica.store.execute(name, input);
      if (result.ok && result.value !== null) this.#made(name, (result.value as { id: string }).id);
      if (result.ok && name === 'opportunity-repeat')
        checkRepeated(replica, (result.value as { id: string }).id, input);
      if (result.ok && name === 'workspace-create') this.#ledger.creators.add(replica.store.user.id);
      return result.ok;
    });
    this.#count(name, accepted);
    if (accepted && name === 'opportunity-move')
      checkPlaced(replica, input as CommandInput<'opportunity-move'>);
    if (accepted) checkProcess(replica, name, input, place);
    if (accepted) checkTodo(replica, name, input);
    if (accepted) checkActivityDeed(replica, name, input);
    if (accepted) checkQuotaDeed(replica, name, input);
    if (accepted) checkMoneyDeed(replica, name, input);
    if (accepted) checkContactDeed(replica, name, input);
    if (accepted) checkHostDeed(replica, name, input);
    if (accepted) checkOfferDeed(replica, name, input, this.#ledger.sent);
    if (name === 'stage-create' || name === 'schema-create') this.#noteStages(replica);
  }

  #takeBack(replica: Replica, what: 'undo' | 'redo'): void {
    const accepted = replica.act(what, () => replica.store[what]()?.changed ?? false);
    this.#count(what, accepted);
    if (!accepted) return;
    this.outcome.undone++;
    if (what === 'undo' && this.#chance.happens(0.4)) this.#takeBack(replica, 'redo');
  }

  #count(what: string, accepted: boolean): void {
    this.outcome.operations++;
    if (!accepted) return;
    this.outcome.accepted++;
    this.outcome.commands.set(what, (this.outcome.commands.get(what) ?? 0) + 1);
  }

  #made(name: CommandName, id: string): void {
    const collection = {
      'opportunity-create': 'opportunities',
      'contact-create': 'contacts',
      'schema-create': 'schemas',
      'member-create': 'members',
      'quota-create': 'quotas',
      'custom-field-create': 'customFields',
      'view-create': 'views',
      'task-create': 'tasks',
      'reminder-set': 'reminders',
      'note-create': 'notes',
      'offer-create': 'offers',
      'offer-revise': 'offers',
      'offer-template-create': 'offerTemplates',
      'offer-faq-create': 'offerFaqs',
      'line-add': 'lines',
      'product-create': 'products',
      'activity-log': 'activities',
      'link-add': 'links',
      'opportunity-repeat': 'opportunities',
    }[name as string] as CollectionName | undefined;
    if (collection) this.#known.get(collection)?.push(id);
    if (collection === 'opportunities') this.#ledger.opportunities.add(id);
    if (collection === 'schemas') this.#ledger.schemas.add(id);
  }

  #noteStages(replica: Replica): void {
    const stages = this.#known.get('stages') ?? [];
    for (const { id } of replica.store.list('stages')) if (!stages.includes(id)) stages.push(id);
  }

  #placed(row: Opportunity): void {
    this.#ledger.positions.add(JSON.stringify([row.id, row.position]));
  }

  /** A cable is pulled or put in; now and then for one of the two documents only. */
  #rewire(): void {
    const [a, b] = [this.#chance.of(this.#replicas), this.#chance.of(this.#replicas)];
    if (a === b) return;
    const docs = this.#chance.happens(0.3)
      ? ([this.#chance.of(['core', 'work'] as const)] as const)
      : undefined;
    this.#network.connect(a, b, this.#chance.happens(0.55), docs);
  }

  /**
   * The page is closed and opened again: a new client id, an empty undo stack, and `work` read later than `core`. A device that nobody hears may
   * also have lost the second half of its last command, which is written to two documents.
   */
  #restart(replica: Replica): void {
    this.#readWork(replica);
    let core = Y.encodeStateAsUpdate(replica.docs.core);
    if (this.#network.isolated(replica) && this.#chance.happens(0.5)) {
      const before = new Set(this.#ledger.opportunities);
      this.#operate(replica);
      for (const id of this.#ledger.opportunities) if (!before.has(id)) this.#ledger.opportunities.delete(id);
    } else {
      core = Y.encodeStateAsUpdate(replica.docs.core);
    }
    const work = Y.encodeStateAsUpdate(replica.docs.work);
    this.#network.leave(replica);
    replica.store.close();
    replica.open(core);
    this.#unread.set(replica, work);
    this.#network.join(replica);
    this.outcome.restarts++;
  }

  #readWork(replica: Replica): void {
    const bytes = this.#unread.get(replica);
    if (!bytes) return;
    this.#unread.delete(replica);
    replica.readWork(bytes);
  }

  #heal(round: number): void {
    if (this.#chance.happens(0.3)) {
      this.#network.heal(['core']);
      check(this.#replicas, this.#ledger, false);
    }
    for (const replica of this.#replicas) this.#readWork(replica);
    this.#network.heal();
    for (const replica of this.#replicas) replica.watch();
    for (const replica of this.#replicas) checkActivities(replica);
    for (const replica of this.#replicas) checkSplits(replica);
    for (const replica of this.#replicas) checkRates(replica);
    check(this.#replicas, this.#ledger, true);
    this.outcome.heals++;
    const part = this.#chance.happens(0.7);
    for (const a of this.#replicas) {
      for (const b of this.#replicas)
        if (a !== b && (part || round === 0)) this.#network.connect(a, b, !part);
    }
  }
}
