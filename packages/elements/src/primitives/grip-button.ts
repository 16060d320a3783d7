import { html, nothing, type TemplateResult } from 'lit';
import type { SortableController } from '../controllers/sortable-controller.js';
import * as icons from '../icons/icons.js';

export interface GripButtonProps {
  /** Says what is moved. */
  readonly label: string;
  /** By which the owner finds it; default `grip`. */
  readonly name?: string;
  /** Id of the words that say how it is moved by keyboard. */
  readonly describedBy?: string;
  readonly disabled?: boolean;
}

/** The handle of a row that is sorted: by pointer, by a resting finger (which opens no menu) and by keyboard. */
export function gripButton(
  sortable: SortableController,
  id: string,
  { label, name = 'grip', describedBy, disabled = false }: GripButtonProps,
): TemplateResult {
  return html`<button
    type="button"
    class="icon-button ${name}"
    aria-label=${label}
    aria-describedby=${describedBy ?? nothing}
    aria-pressed=${sortable.draggedId === id ? 'true' : 'false'}
    ?disabled=${disabled}
    @pointerdown=${(event: PointerEvent) => {
      sortable.pointerdown(id, event);
    }}
    @pointermove=${sortable.pointermove}
    @pointerup=${sortable.pointerup}
    @pointercancel=${sortable.pointercancel}
    @touchmove=${sortable.touchmove}
    @keydown=${(event: KeyboardEvent) => {
      sortable.keydown(id, event);
    }}
    @blur=${sortable.blur}
    @contextmenu=${(event: Event) => {
      event.preventDefault();
    }}
  >
    ${icons.grip}
  </button>`;
}
