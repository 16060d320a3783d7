import type { CalendarDate, CommandInput, CommandName, Offer, Problem } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import type { Timer } from '../../base/timer.js';
import type { Localizer } from '../../locales/localizer.js';
import type { SectionEditors } from './section-editors.js';
import type { TypedValues } from './typed-values.js';

/** What the parts of the editor are shown from, and what they may do. */
export interface EditorContext {
  readonly l: Localizer;
  readonly store: PipelineStore;
  readonly offer: Offer;
  readonly today: CalendarDate;
  readonly canEdit: boolean;
  readonly typed: TypedValues;
  readonly sections: SectionEditors;
  readonly timer: Timer;
  /** Asks for a command; why it was refused is the caller's to say. */
  ask<N extends CommandName>(name: N, input: CommandInput<N>): Promise<Problem | undefined>;
  /** The same with every reason, for a form; `done` is said when it went through. */
  askAll<N extends CommandName>(name: N, input: CommandInput<N>, done?: string): Promise<readonly Problem[]>;
  /** The same, where no field can tell why it was refused: a toast does. */
  tell<N extends CommandName>(name: N, input: CommandInput<N>, done?: string): Promise<boolean>;
  /** The element renders again; `focus`: and puts the focus there then. */
  update(focus?: string): void;
}
