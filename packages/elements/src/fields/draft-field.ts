import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Problem } from '@firsat/model';
import type { Localizer } from '../locales/localizer.js';
import type { Drafts } from './drafts.js';

/** Where drafts are kept, and whether anything may be typed. */
export interface DraftContext {
  readonly l: Localizer;
  readonly drafts: Drafts;
  readonly readOnly: boolean;
}

export interface DraftField {
  /** Of the draft; also the id of the control. */
  readonly key: string;
  /** What the record says. */
  readonly stored: string;
  readonly label: string;
  readonly commit: () => unknown;
  readonly kind?: 'text' | 'percent' | 'long';
  readonly className?: string;
  readonly placeholder?: string;
  readonly describedBy?: string;
  /** Enter alone commits, leaving does not: for a field that adds something. */
  readonly onlyByEnter?: boolean;
  /** Id of a datalist. */
  readonly list?: string;
  /** Why it was refused, where the general words do not say it. */
  readonly problemWords?: (problem: Problem) => string | undefined;
}

/**
 * A field whose text is kept until the store has taken it. Enter and leaving commit (Ctrl/Cmd+Enter in a long one); Escape brings back what
 * is stored, and only without a draft goes further.
 */
export function draftField({ l, drafts, readOnly }: DraftContext, field: DraftField): TemplateResult {
  const { key, stored, label, commit, kind = 'text' } = field;
  const draft = drafts.get(key);
  const id = idOf(key);
  const problem = draft?.problem;
  const overtaken = draft !== undefined && draft.base !== stored && draft.text !== stored;
  const describedBy = [problem && `${id}-problem`, overtaken && `${id}-theirs`, field.describedBy]
    .filter(Boolean)
    .join(' ');
  const type = (event: Event): void => {
    drafts.type(key, (event.currentTarget as HTMLInputElement).value, stored);
  };
  const keydown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'Enter' && (kind !== 'long' || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      commit();
    } else if (event.key === 'Escape' && drafts.drop(key)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  const blur = (): void => {
    if (!field.onlyByEnter && !readOnly) commit();
  };
  const common = { value: draft?.text ?? stored, describedBy: describedBy || nothing };
  return html`<div class="draft ${field.className ?? ''}">
    ${
      kind === 'long'
        ? html`<textarea
            id=${id}
            class="input"
            rows="3"
            aria-label=${label}
            aria-invalid=${problem ? 'true' : 'false'}
            aria-describedby=${common.describedBy}
            placeholder=${field.placeholder ?? nothing}
            ?readonly=${readOnly}
            .value=${live(common.value)}
            @input=${type}
            @keydown=${keydown}
            @blur=${blur}
          ></textarea>`
        : html`<input
            id=${id}
            class="input ${kind === 'percent' ? 'figure' : ''}"
            type="text"
            inputmode=${kind === 'percent' ? 'decimal' : nothing}
            autocomplete="off"
            list=${field.list ?? nothing}
            aria-label=${label}
            aria-invalid=${problem ? 'true' : 'false'}
            aria-describedby=${common.describedBy}
            placeholder=${field.placeholder ?? nothing}
            ?readonly=${readOnly}
            .value=${live(common.value)}
            @input=${type}
            @keydown=${keydown}
            @blur=${blur}
          />`
    }
    ${
      problem
        ? html`<p id="${id}-problem" class="problem" role="alert">
            ${
              field.problemWords?.(problem) ??
              l.problem({ ...problem, params: { value: draft.text.trim(), ...problem.params } })
            }
          </p>`
        : nothing
    }
    ${
      overtaken
        ? html`<p id="${id}-theirs" class="warning theirs">
            ${l.t.schemas.changedMeanwhile(stored)}
            <button
              type="button"
              class="link"
              @mousedown=${(event: Event) => {
                event.preventDefault();
              }}
              @click=${() => {
                drafts.drop(key);
              }}
            >
              ${l.t.schemas.useTheirs}
            </button>
          </p>`
        : nothing
    }
  </div>`;
}

/** A draft's key as an element id. */
export function idOf(key: string): string {
  return `f-${key.replace(/[^A-Za-z0-9_-]/g, '_')}`;
}
