import type { SchemaId, StageId } from '../../ids.js';
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
  'schema-edit': { input: { readonly id: SchemaId; readonly title: string }; value: null };
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
