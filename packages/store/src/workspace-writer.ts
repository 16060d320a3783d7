import {
  create,
  problem,
  type CollectionName,
  type Command,
  type CommandInput,
  type CommandName,
  type DocName,
  type Json,
  type OpportunityId,
  type Patch,
  type Problem,
} from '@firsat/model';
import type { RowChanges } from './change-feed.js';
import { encodeTombstone } from './doc-layout.js';
import { layout, rootOf } from './layouts.js';
import { transactAll, writePatches } from './doc-writer.js';
import { importRecords } from './import-records.js';
import type { Origin } from './origins.js';
import type { CommandResult, ImportItem, ImportOptions, UndoOutcome, UndoStep } from './pipeline-store.js';
import { registersOf, type RegisterEntry } from './registers.js';
import { planAgain, recording, replayRegisters, type ReplayableChange } from './replay.js';
import { Search } from './search.js';
import { revertingEvents } from './undo-history.js';
import { keptPast } from './undo-past.js';
import { UndoStack, type Step } from './undo.js';
import { WRITE_PARTS, type WriteParts } from './write-parts.js';
import type { Writer, WriterHost } from './writer.js';

/** What is no deed that a user would take back. */
const NO_DEEDS: ReadonlySet<CommandName> = new Set<CommandName>([
  'workspace-create',
  // That a reminder was shown is the clock's doing.
  'reminder-see',
  // Says what the text says, which is taken back in the text.
  'note-summarize',
  // Moves what a section begins with into its text.
  'offer-section-begin',
  // What was erased is gone (D77).
  'contact-erase',
]);

type AnyCommand = Command<CommandName, unknown>;

export function createWriter(host: WriterHost, parts: WriteParts = WRITE_PARTS): Writer {
  return new WorkspaceWriter(host, parts);
}

/** Commands, undo and imports over two Yjs documents; `PipelineStore` says what they promise. */
class WorkspaceWriter implements Writer {
  readonly #host: WriterHost;
  readonly #parts: WriteParts;
  readonly #undo: UndoStack;
  readonly #search: Search;

  constructor(host: WriterHost, parts: WriteParts) {
    this.#host = host;
    this.#parts = parts;
    this.#undo = new UndoStack(host.docs, parts);
    this.#search = new Search(host.snapshot);
  }

  execute<N extends CommandName>(name: N, input: CommandInput<N>): CommandResult<N> {
    if (!Object.hasOwn(this.#parts.commands, name))
      return { ok: false, problems: [problem('invalid-input')] };
    const command = this.#parts.commands[name] as unknown as AnyCommand;
    const parsed = command.parse(input);
    if (!parsed.ok) return parsed;
    const { env, recorded } = recording(this.#host.commandEnv('user'));
    const plan = command.plan(this.#host.snapshot, parsed.input, env);
    if (!plan.ok) return plan;
    if (plan.patches.length > 0) {
      const origin: Origin = {
        kind: 'command',
        command: { name, input: parsed.input as Json, env: recorded },
      };
      const patches = [...this.#memberPatches(plan.patches), ...plan.patches];
      this.#host.asOne({ origin: 'user', command: name }, () => {
        const writes = writePatches(this.#host.docs, patches, origin, this.#parts.writePatch);
        if (NO_DEEDS.has(name)) return;
        // Becoming a member is nobody's deed.
        const own = writes.filter(
          ({ collection, id }) => collection !== 'members' || !this.#isSelfJoining(plan.patches, id),
        );
        this.#undo.push(name, recordIdOf(parsed.input) ?? recordIdOf(plan.value), own);
      });
    }
    return { ok: true, value: plan.value as never, warnings: plan.warnings ?? [] };
  }

  get undoStep(): UndoStep | null {
    return stepOf(this.#undo.undoStep);
  }

  get redoStep(): UndoStep | null {
    return stepOf(this.#undo.redoStep);
  }

  takeBack(direction: 'undo' | 'redo'): UndoOutcome | null {
    const env = this.#host.commandEnv('undo');
    const plan = this.#undo.plan(direction, encodeTombstone({ at: env.now, by: env.actor }));
    if (!plan) return null;
    const events = revertingEvents(this.#host.snapshot, env, plan);
    const patches = [...events, ...keptPast(this.#host.snapshot, env, plan)];
    const inDoc = (doc: DocName) => (ref: { readonly collection: CollectionName }) =>
      layout(ref.collection).doc === doc;
    const steps = new Map<DocName, () => void>();
    for (const doc of ['work', 'core'] as const) {
      if (!plan.registers.some(inDoc(doc)) && !patches.some(inDoc(doc))) continue;
      steps.set(doc, () => {
        for (const patch of patches) if (inDoc(doc)(patch)) this.#parts.writePatch(this.#host.docs, patch);
        this.#undo.write(plan, inDoc(doc));
      });
    }
    this.#host.asOne({ origin: 'undo' }, () => transactAll(this.#host.docs, { kind: 'undo' }, steps));
    this.#undo.finish(
      plan,
      events.map(({ id }) => id),
    );
    return { step: stepOf(plan.step) as UndoStep, changed: plan.registers.length > 0 };
  }

  replay(change: ReplayableChange): readonly Problem[] {
    const { docs, snapshot } = this.#host;
    const { command } = change;
    if (!command || !Object.hasOwn(this.#parts.commands, command.name)) {
      let problems: readonly Problem[] = [];
      this.#host.asOne({ origin: 'user' }, () => (problems = replayRegisters(docs, change.registers)));
      return problems;
    }
    const plan = planAgain(this.#parts.commands, snapshot, command, this.#host.commandEnv('user'));
    if (!plan.ok) return plan.problems;
    const patches = [...this.#memberPatches(plan.patches), ...plan.patches];
    this.#host.asOne({ origin: 'user', command: command.name }, () => {
      writePatches(docs, patches, { kind: 'command', command: plan.command }, this.#parts.writePatch);
    });
    return [];
  }

  forgetSteps(): void {
    this.#undo.clear();
  }

  importRecords(items: readonly ImportItem[], options: ImportOptions): Promise<number | null> {
    const { core } = this.#host.docs;
    const patches = items.filter((item) => item.kind !== 'register');
    const isRestore = patches.length < items.length;
    return importRecords(this.#host.docs, items, options, {
      // What was built for documents that were replaced meanwhile belongs to no others.
      allowed: () => {
        const phase = this.#host.phase();
        return (phase === 'ready' || (isRestore && phase === 'empty')) && this.#host.docs.core === core;
      },
      first: () => this.#memberPatches(patches),
      merge: (write) => {
        this.#host.asOne({ origin: 'import' }, write);
      },
    });
  }

  registers(): Iterable<RegisterEntry> {
    return registersOf(this.#host.docs);
  }

  search(text: string, limit: number): readonly OpportunityId[] {
    return this.#search.find(text, limit);
  }

  changed(changes: RowChanges): void {
    this.#search.apply(changes);
  }

  /** Whoever changes something is a member from then on; opening alone writes nothing. */
  #memberPatches(patches: readonly Patch[]): readonly Patch[] {
    const { id, name } = this.#host.user;
    if (rootOf(this.#host.docs, 'members').has(id) || !this.#isSelfJoining(patches, id)) return [];
    return [create('members', id, { name })];
  }

  /** Whether `id` is this user, whom none of the patches itself makes a member. */
  #isSelfJoining(patches: readonly Patch[], id: string): boolean {
    return (
      id === this.#host.user.id && !patches.some((patch) => patch.collection === 'members' && patch.id === id)
    );
  }
}

function stepOf(step: Step | null): UndoStep | null {
  return step && { command: step.command, recordId: step.recordId };
}

function recordIdOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('id' in value)) return null;
  return typeof value.id === 'string' ? value.id : null;
}
