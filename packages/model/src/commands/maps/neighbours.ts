/** A place in an ordered list, told by neighbours: right after `afterId`, else right before `beforeId`, else at the end. */
export interface Neighbours {
  readonly beforeId?: string | null;
  readonly afterId?: string | null;
}
