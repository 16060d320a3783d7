import { countingIds, seeded } from '@firsat/model/testing';
import type { CommandInput, CommandName, CommandValue, Opportunity } from '@firsat/model';
import type { PipelineStore, PresenceState } from '@firsat/store';
import { createPipelineStore } from '@firsat/store/binding';
import type { MemoryDevice, MemoryNetwork } from './memory-network.js';
import { MemorySync } from './memory-sync.js';

export interface ReplicaOptions {
  readonly id: string;
  readonly name: string;
  readonly seed: number;
  readonly timeZone: string;
  readonly now: () => number;
}

/** Fields of an opportunity as a test names them. */
export type NewOpportunity = Omit<CommandInput<'opportunity-create'>, 'customerId' | 'stageId'> & {
  /** Name or id; a new name is a new customer. Default: the first of the workspace. */
  readonly customer?: string;
  /** Id or name of a stage. */
  readonly stage?: string;
};

/**
 * Somebody who works in the workspace, on a device of their own: what they do is done by the same commands as in the widgets, and reaches the others as long as both are
 * online. A command that is refused throws, with its reasons.
 */
export class Replica {
  readonly id: string;
  readonly name: string;
  /** Reads and watches; the same as a widget has. */
  readonly store: PipelineStore;
  /** @internal */
  readonly sync: MemorySync;
  readonly #device: MemoryDevice;
  readonly #network: MemoryNetwork;

  /** @internal */
  constructor(network: MemoryNetwork, { id, name, seed, timeZone, now }: ReplicaOptions) {
    this.id = id;
    this.name = name;
    this.#network = network;
    this.#device = network.join(id);
    this.sync = new MemorySync(this.#device);
    // What the others have comes first: somebody who joins never begins a workspace of their own.
    network.deliver();
    const { docs, awareness } = this.#device;
    const store = createPipelineStore({
      workspaceId: 'test',
      user: { id, name },
      ...docs,
      awareness,
      sync: this.sync,
      now,
      newId: countingIds(`${id}-`),
      random: seeded(seed),
      timeZone,
    });
    store.markLoaded('core');
    store.markLoaded('work');
    this.store = store;
  }

  /** @internal */
  get docs(): MemoryDevice['docs'] {
    return this.#device.docs;
  }

  get isOnline(): boolean {
    return this.#device.isOnline;
  }

  /** The live opportunity with this description, or with this id. */
  find(text: string): Opportunity {
    const found =
      this.store.get('opportunities', text) ??
      [...this.store.list('opportunities')].find(({ description }) => description === text);
    if (!found) throw new Error(`firsat/testing: ${this.name} sees no opportunity "${text}"`);
    return found;
  }

  /** The id of a stage by its name, in the schema of an opportunity if one is given; ids are taken as they are. */
  stage(name: string, of?: Opportunity): string {
    if (this.store.get('stages', name)) return name;
    const schemaId = of && this.store.get('stages', of.position.stageId)?.schemaId;
    const found = [...this.store.list('stages')].find(
      (stage) => stage.name === name && (schemaId === undefined || stage.schemaId === schemaId),
    );
    if (!found) throw new Error(`firsat/testing: there is no stage "${name}"`);
    return found.id;
  }

  /** Does anything that a widget can do. */
  execute<N extends CommandName>(command: N, input: CommandInput<N>): CommandValue<N> {
    const result = this.store.execute(command, input);
    if (!result.ok)
      throw new Error(`firsat/testing: ${command} was refused: ${JSON.stringify(result.problems)}`);
    return result.value;
  }

  /** A new opportunity; its id. */
  add({ stage, customer, ...fields }: NewOpportunity): string {
    const input = {
      ...fields,
      customerId: this.customer(customer),
      ...(stage !== undefined && { stageId: this.stage(stage) }),
    };
    return this.execute('opportunity-create', input).id;
  }

  /** The id of a customer by name or id; who is not there yet comes into being. */
  customer(named?: string): string {
    const known = [...this.store.list('contacts')];
    const found =
      named === undefined ? known[0] : known.find(({ id, name }) => id === named || name === named);
    return found?.id ?? this.execute('contact-create', { name: named ?? 'Acme' }).id;
  }

  /** Into a stage, by its id or name; to its end if no neighbours are given. */
  move(
    opportunity: string,
    stage: string,
    neighbours: Pick<CommandInput<'opportunity-move'>, 'beforeId' | 'afterId'> = {},
  ): void {
    const found = this.find(opportunity);
    this.execute('opportunity-move', { id: found.id, stageId: this.stage(stage, found), ...neighbours });
  }

  edit(opportunity: string, changes: CommandInput<'opportunity-edit'>['changes']): void {
    this.execute('opportunity-edit', { id: this.find(opportunity).id, changes });
  }

  delete(opportunity: string): void {
    this.execute('opportunity-delete', { id: this.find(opportunity).id });
  }

  undo(): void {
    this.store.undo();
  }

  /** What others see of them: which opportunity is open, which of its fields is edited, which is being dragged. */
  show({
    open,
    field,
    dragging,
  }: {
    open?: string | null;
    field?: string | null;
    dragging?: string | null;
  }): void {
    const change: Partial<Omit<PresenceState, 'user'>> = {
      ...(open !== undefined && { opportunityId: open === null ? null : this.find(open).id }),
      ...(field !== undefined && { field }),
      ...(dragging !== undefined && { dragging: dragging === null ? null : this.find(dragging).id }),
    };
    this.store.presence.update(change);
  }

  /** Goes on alone; nothing is sent and nothing comes. */
  goOffline(): void {
    this.#network.setOnline(this.#device, false);
    this.sync.tell();
  }

  /** Sends what was done meanwhile, and gets what the others did. */
  goOnline(): void {
    this.#network.setOnline(this.#device, true);
    this.sync.tell();
  }

  /** Closes the window. */
  leave(): void {
    this.store.close();
    this.#network.leave(this.#device);
  }
}
