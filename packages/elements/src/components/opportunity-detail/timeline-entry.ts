import type { TemplateResult } from 'lit';
import type { Instant, MemberId, Opportunity } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import type { Localizer } from '../../locales/localizer.js';

export interface TimelineContext {
  readonly l: Localizer;
  readonly store: PipelineStore;
  readonly opportunity: Opportunity;
}

/** What an entry says; asked only for those that are shown or exported. */
export interface TimelineWords {
  readonly label: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** In a line below. */
  readonly more?: string | undefined;
  readonly marks?: readonly string[];
}

export interface TimelineEntry {
  readonly id: string;
  readonly at: Instant;
  /** Where it stands: its time, unless what came before has a later one (D15). */
  readonly order?: Instant;
  readonly by: MemberId | null;
  readonly icon: TemplateResult;
  /** Of its icon. */
  readonly tone?: string;
  /** It no longer holds. */
  readonly gone?: boolean;
  readonly words: () => TimelineWords;
}
