import type { SchemaId, StageId } from '../../ids.js';
import type { SuggestedStatus, SuggestMode } from '../../process/suggestions.js';
import type { Phase, StageColor } from '../../records/stage-schema.js';
import type { Neighbours } from './neighbours.js';

export interface StageFields {
  readonly name: string;
  readonly color: StageColor;
  readonly probability: number;
  readonly phase: Phase;
  readonly guidance: string | null;
  readonly staleAfter: number;
  readonly rottenAfter: number;
  /** D2: the status that goes with entering; `null` = none. */
  readonly suggestStatus: SuggestedStatus | null;
  /** S89: the first call or meeting here leads on to the next stage; `null` = no. */
  readonly onContact: SuggestMode | null;
}

/** Template keys of section 3 of the domain page. */
export type TemplateKey = 'planports' | 'services' | 'seven-stages';

/** What is done to stage schemas and their stages. */
export interface SchemaCommands {
  'schema-create': {
    input: {
      readonly title: string;
      readonly id?: SchemaId;
      readonly template?: TemplateKey;
      readonly language?: string;
    };
    value: { readonly id: SchemaId };
  };
  'schema-edit': {
    input: {
      readonly id: SchemaId;
      readonly title?: string;
      /** S93: 0–100. */
      readonly passScore?: number;
      /** S102: words of the workspace; each belongs to one schema. */
      readonly segments?: readonly string[];
    };
    value: null;
  };
  'schema-archive': { input: { readonly id: SchemaId }; value: null };
  'schema-restore': { input: { readonly id: SchemaId }; value: null };
  'schema-set-default': { input: { readonly id: SchemaId }; value: null };
  'stage-create': {
    input: { readonly schemaId: SchemaId; readonly id?: StageId } & Partial<StageFields> & {
        readonly name: string;
      } & Neighbours;
    value: { readonly id: StageId };
  };
  'stage-edit': { input: { readonly id: StageId; readonly changes: Partial<StageFields> }; value: null };
  'stage-move': { input: { readonly id: StageId } & Neighbours; value: null };
  /** Archives; with `to` it is merged: readers follow `to` (D9). */
  'stage-archive': { input: { readonly id: StageId; readonly to?: StageId | null }; value: null };
  'stage-restore': { input: { readonly id: StageId }; value: null };
}
