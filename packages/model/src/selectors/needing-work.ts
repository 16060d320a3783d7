import type { MemberId, OpportunityId } from '../ids.js';

/** No id of a member. */
const ANYBODY = '*';

/** Opportunities that need somebody's work, each once however many lines say so (S10). */
export class NeedingWork {
  readonly #lines = new Map<MemberId, Map<OpportunityId, number>>();

  /** One line more (1) or less (-1) that says so to a member. */
  add(opportunityId: OpportunityId, memberId: MemberId | null, by: 1 | -1): void {
    for (const whose of [ANYBODY, memberId ?? '']) {
      const lines = this.#lines.get(whose) ?? new Map<OpportunityId, number>();
      this.#lines.set(whose, lines);
      const count = (lines.get(opportunityId) ?? 0) + by;
      if (count > 0) lines.set(opportunityId, count);
      else lines.delete(opportunityId);
    }
  }

  /** Of one member, or of all (`null`). */
  count(member: MemberId | null): number {
    return this.#lines.get(member ?? ANYBODY)?.size ?? 0;
  }

  clear(): void {
    this.#lines.clear();
  }
}
