import type { Opportunity, OpportunityFields } from '@firsat/model';
import { InlineEdits, type InlineEdit } from '../../fields/inline-edits.js';
import type { FieldName } from './value-words.js';

/** One field of an opportunity being edited. */
export type FieldEdit = InlineEdit<FieldName>;

/** The fields of opportunities that are being edited on this page. */
export class FieldEdits extends InlineEdits<Opportunity, FieldName, Partial<OpportunityFields>> {}
