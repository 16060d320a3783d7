import type { Json } from '../../json.js';
import type { MemberId, OpportunityId, StageId } from '../../ids.js';
import type { Problem } from '../../problems.js';
import type { CustomFieldKind } from '../../records/custom-field.js';
import type { Density } from '../../records/saved-view.js';
import type { Neighbours } from './neighbours.js';
import type { OpportunityFields, StatusInput } from './opportunity-commands.js';

/** One change that is made to many opportunities at once. */
export type OpportunityChange =
  | { readonly kind: 'edit'; readonly changes: Partial<OpportunityFields> }
  | ({ readonly kind: 'status' } & StatusInput)
  | { readonly kind: 'stage'; readonly stageId: StageId }
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'untag'; readonly tag: string }
  | { readonly kind: 'custom'; readonly fieldId: string; readonly value: Json }
  | { readonly kind: 'delete' };

export interface RefusedChange {
  readonly id: OpportunityId;
  readonly problems: readonly Problem[];
}

export interface ViewFields {
  readonly name: string;
  readonly shared: boolean;
  readonly filter: Json;
  readonly columns: Json;
  readonly sort: Json;
  readonly density: Density;
}

/** Tags, fields of the workspace's own, saved views, and changes of many opportunities at once. */
export interface ListCommands {
  'opportunity-tag': { input: { readonly id: OpportunityId; readonly tag: string }; value: null };
  'opportunity-untag': { input: { readonly id: OpportunityId; readonly tag: string }; value: null };
  /** `null` takes the value away. */
  'opportunity-set-custom': {
    input: { readonly id: OpportunityId; readonly fieldId: string; readonly value: Json };
    value: null;
  };
  /** D86: one undo step, and for each record the history of its own change. What refuses a record leaves the others be. */
  'opportunities-change': {
    input: { readonly ids: readonly OpportunityId[]; readonly change: OpportunityChange };
    value: { readonly changed: number; readonly refused: readonly RefusedChange[] };
  };
  'custom-field-create': {
    input: {
      readonly label: string;
      readonly kind: CustomFieldKind;
      readonly id?: string;
      /** Labels of the options of a choice, in order. */
      readonly options?: readonly string[];
    };
    value: { readonly id: string };
  };
  'custom-field-edit': { input: { readonly id: string; readonly label: string }; value: null };
  'custom-field-move': { input: { readonly id: string } & Neighbours; value: null };
  'custom-field-archive': { input: { readonly id: string }; value: null };
  'custom-field-restore': { input: { readonly id: string }; value: null };
  /** Adds an option to a choice, or renames, moves or archives one that is there; never deletes what was chosen. */
  'custom-option-set': {
    input: Neighbours & {
      readonly fieldId: string;
      readonly optionId?: string;
      readonly label?: string;
      readonly archived?: boolean;
    };
    value: { readonly id: string };
  };
  'view-create': {
    input: Partial<ViewFields> & { readonly name: string; readonly id?: string };
    value: { readonly id: string };
  };
  'view-edit': {
    input: { readonly id: string; readonly changes: Partial<ViewFields> };
    value: null;
  };
  'view-delete': { input: { readonly id: string }; value: null };
  'view-restore': { input: { readonly id: string }; value: null };
  /** The view that this member begins with; `null`: none. */
  'view-set-default': {
    input: { readonly id: string | null; readonly memberId?: MemberId };
    value: null;
  };
}
