import {
  resolveStage,
  type Opportunity,
  type SchemaId,
  type Snapshot,
  type Stage,
  type StageId,
} from '@firsat/model';
import type { RowChange } from './doc-reader.js';
import { SortedRows, type CompareRows } from './sorted-rows.js';

const EMPTY: readonly Opportunity[] = Object.freeze([]);
/** From this many new rows on, sorting once is cheaper than inserting each. */
const MANY = 64;

/**
 * Live opportunities by the stage that their position names. A merged stage keeps its own rows; they are looked up together with those
 * of the stage that stands for it now, so that merging ten thousand cards moves none.
 */
export class ColumnIndex {
  readonly #snapshot: Pick<Snapshot, 'get'>;
  readonly #allStages: () => Iterable<Stage>;
  readonly #compare: CompareRows;
  readonly #byStage = new Map<string, SortedRows>();
  /** Stages whose cards stand in a stage now, by that stage; thrown away when a stage changes. */
  #sources: Map<string, StageId[]> | undefined;
  readonly #merged = new Map<string, readonly Opportunity[]>();

  constructor(snapshot: Pick<Snapshot, 'get'>, allStages: () => Iterable<Stage>, compare: CompareRows) {
    this.#compare = compare;
    this.#snapshot = snapshot;
    this.#allStages = allStages;
  }

  stagesChanged(): void {
    this.#sources = undefined;
    this.#merged.clear();
  }

  apply(changes: readonly RowChange[]): void {
    if (changes.length > 0) this.#merged.clear();
    if (changes.length < MANY) {
      for (const { before, after } of changes) {
        const [old, now] = [live(before), live(after)];
        if (old && now && old.position === now.position) {
          // Same place, another row: exchange it.
          this.#rowsOf(old).remove(old);
          this.#rowsOf(now).insert(now);
          continue;
        }
        if (old) this.#rowsOf(old).remove(old);
        if (now) this.#rowsOf(now).insert(now);
      }
      return;
    }
    const added = new Map<SortedRows, Opportunity[]>();
    for (const { before, after } of changes) {
      const [old, now] = [live(before), live(after)];
      if (old) this.#rowsOf(old).remove(old);
      if (!now) continue;
      const rows = this.#rowsOf(now);
      const some = added.get(rows);
      if (some) some.push(now);
      else added.set(rows, [now]);
    }
    for (const [rows, some] of added) rows.insertAll(some);
  }

  /** What stands in a stage, merged ones included, by (order key, id). */
  column(schemaId: SchemaId, stageId: StageId): readonly Opportunity[] {
    const key = keyOf(schemaId, stageId);
    const sources = this.#sourcesOf(key);
    if (sources.length === 0) return EMPTY;
    if (sources.length === 1) return this.#byStage.get(keyOf(schemaId, sources[0] as StageId))?.rows ?? EMPTY;
    let rows = this.#merged.get(key);
    if (!rows) {
      rows = Object.freeze(
        sources
          .flatMap((source) => this.#byStage.get(keyOf(schemaId, source))?.rows ?? EMPTY)
          .sort(this.#compare),
      );
      this.#merged.set(key, rows);
    }
    return rows;
  }

  #sourcesOf(key: string): readonly StageId[] {
    if (!this.#sources) {
      this.#sources = new Map();
      for (const stage of this.#allStages()) {
        const { schemaId } = stage;
        const resolved = resolveStage(this.#snapshot, stage.id).stage;
        if (resolved?.schemaId !== schemaId) continue;
        const target = keyOf(schemaId, resolved.id);
        const known = this.#sources.get(target);
        if (known) known.push(stage.id);
        else this.#sources.set(target, [stage.id]);
      }
    }
    return this.#sources.get(key) ?? [];
  }

  #rowsOf({ position }: Opportunity): SortedRows {
    const key = keyOf(position.schemaId, position.stageId);
    let rows = this.#byStage.get(key);
    if (!rows) this.#byStage.set(key, (rows = new SortedRows(this.#compare)));
    return rows;
  }
}

/** A space occurs in no id. */
const keyOf = (schemaId: SchemaId, stageId: StageId): string => `${schemaId} ${stageId}`;

function live(row: RowChange['after']): Opportunity | undefined {
  const opportunity = row as Opportunity | undefined;
  return opportunity && !opportunity.removed ? opportunity : undefined;
}
