import { html, nothing, type TemplateResult } from 'lit';

/** What stands around an editor: label above, explanation and answers below. Lines without words are left out. */
export interface FieldShell {
  /** Of the control; the lines below have `<id>-notes`. */
  readonly id: string;
  readonly label: string;
  readonly editor: TemplateResult;
  readonly required?: boolean;
  readonly wide?: boolean;
  /** The editor is a group of controls, which names itself. */
  readonly group?: boolean;
  /** How what was typed is understood (D70). */
  readonly echo?: string | undefined;
  /** Explains the field (S32). */
  readonly hint?: string | TemplateResult | undefined;
  readonly warning?: string | undefined;
  readonly problem?: string | undefined;
}

/** The id of the lines below a control, for its `aria-describedby`. */
export const notesOf = (id: string): string => `${id}-notes`;

export function fieldShell(field: FieldShell): TemplateResult {
  const mark = field.required ? html`<span class="required-mark" aria-hidden="true"> *</span>` : nothing;
  const label = html`${field.label}${mark}`;
  return html`<div class="field ${field.wide ? 'wide' : ''} ${field.problem ? 'refused' : ''}">
    ${
      field.group
        ? html`<span class="label" aria-hidden="true">${label}</span>`
        : html`<label for=${field.id}>${label}</label>`
    }
    ${field.editor}
    <div class="field-notes" id=${notesOf(field.id)}>
      ${field.problem ? html`<p class="problem">${field.problem}</p>` : nothing}
      ${field.warning ? html`<p class="warning">${field.warning}</p>` : nothing}
      ${field.echo ? html`<p class="echo figure">${field.echo}</p>` : nothing}
      ${field.hint ? html`<p class="hint">${field.hint}</p>` : nothing}
    </div>
  </div>`;
}
