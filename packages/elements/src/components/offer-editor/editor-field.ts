import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { CalendarDate, Problem } from '@firsat/model';
import { dateEcho, dateEditor, dateText, readDate } from '../../fields/date-editor.js';
import { fieldShell, notesOf } from '../../fields/field-shell.js';
import type { EditorContext } from './editor-context.js';
import '../../locales/areas/form.js';

export interface FieldProps {
  readonly key: string;
  readonly label: string;
  readonly stored: string;
  /** When it is left; without it, what was typed waits for the form that it stands in. */
  readonly save?: (text: string) => Promise<Problem | undefined>;
  readonly hint?: string;
  readonly echo?: (text: string) => string | undefined;
  readonly wide?: boolean;
  readonly multiline?: boolean;
  /** Only for those who do not see it. */
  readonly bare?: boolean;
}

/** Enter saves what Tab would save. */
const onEnter =
  (save: () => void) =>
  (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    save();
  };

/** A text that is saved when it is left. */
export function textField({ typed, l }: EditorContext, props: FieldProps): TemplateResult {
  const { key, label, stored, save, hint, echo, wide, multiline, bare } = props;
  const id = `f-${key}`;
  const text = typed.text(key, stored);
  const problem = typed.problem(key);
  const leave = (): void => {
    if (save) void typed.leave(key, save);
  };
  const onInput = (event: Event): void =>
    typed.type(key, (event.currentTarget as HTMLInputElement | HTMLTextAreaElement).value);
  const editor = multiline
    ? html`<textarea
        class="input note-input"
        id=${id}
        rows="2"
        aria-label=${bare ? label : nothing}
        aria-invalid=${problem ? 'true' : nothing}
        aria-describedby=${notesOf(id)}
        .value=${live(text)}
        @input=${onInput}
        @blur=${leave}
      ></textarea>`
    : html`<input
        class="input"
        id=${id}
        autocomplete="off"
        aria-label=${bare ? label : nothing}
        aria-invalid=${problem ? 'true' : nothing}
        aria-describedby=${notesOf(id)}
        .value=${live(text)}
        @input=${onInput}
        @blur=${leave}
        @keydown=${save ? onEnter(leave) : nothing}
      />`;
  return shell(id, label, editor, {
    problem: problem && l.problem(problem),
    echo: echo?.(text),
    hint,
    wide,
    bare,
  });
}

/** A day that is saved when it is left, or picked. */
export function dateField(
  context: EditorContext,
  props: Omit<FieldProps, 'stored' | 'save' | 'multiline'> & {
    readonly stored: CalendarDate | null;
    readonly save?: (date: CalendarDate | null) => Promise<Problem | undefined>;
  },
): TemplateResult {
  const { typed, l } = context;
  const { key, label, stored, save, hint, wide, bare } = props;
  const id = `f-${key}`;
  const text = typed.text(key, dateText(stored, l));
  const problem = typed.problem(key);
  const leave = (): void => {
    if (!save) return;
    void typed.leave(key, async (said) => {
      const read = readDate(said, l);
      return read.ok ? save(read.value) : read.problems[0];
    });
  };
  const editor = dateEditor({
    id,
    text,
    l,
    pick: l.t.form.pickDate,
    invalid: problem !== undefined,
    describedBy: notesOf(id),
    ...(bare && { label }),
    change: (said) => typed.type(key, said),
  });
  return html`<div class="leaves ${wide ? 'wide' : ''}" @focusout=${leave} @change=${leave} @keydown=${save ? onEnter(leave) : nothing}>
    ${shell(id, label, editor, {
      problem: problem && l.problem(problem),
      echo: typed.text(key, '') === '' ? undefined : dateEcho(text, l),
      hint,
      wide,
      bare,
    })}
  </div>`;
}

interface Around {
  readonly problem: string | undefined;
  readonly echo?: string | undefined;
  readonly hint?: string | undefined;
  readonly wide?: boolean | undefined;
  readonly bare?: boolean | undefined;
}

function shell(
  id: string,
  label: string,
  editor: TemplateResult,
  { problem, echo, hint, wide, bare }: Around,
): TemplateResult {
  if (!bare) return fieldShell({ id, label, editor, wide: wide ?? false, problem, echo, hint });
  return html`<div class="field ${wide ? 'wide' : ''}">
    ${editor}
    <div class="field-notes" id=${notesOf(id)}>
      ${problem ? html`<p class="problem">${problem}</p>` : nothing} ${echo ? html`<p class="echo figure">${echo}</p>` : nothing}
    </div>
  </div>`;
}

/** A choice that is saved at once. */
export function choiceField<T extends string>(props: {
  readonly key: string;
  readonly label: string;
  readonly value: T;
  readonly options: Readonly<Record<T, string>>;
  readonly save: (value: T) => void;
}): TemplateResult {
  const id = `f-${props.key}`;
  return fieldShell({
    id,
    label: props.label,
    editor: html`<select
      class="input"
      id=${id}
      @change=${(event: Event) => props.save((event.currentTarget as HTMLSelectElement).value as T)}
    >
      ${(Object.entries(props.options) as [T, string][]).map(
        ([value, words]) =>
          html`<option value=${value} .selected=${live(value === props.value)}>${words}</option>`,
      )}
    </select>`,
  });
}

/** Yes or no, saved at once. */
export function flagField(props: {
  readonly key: string;
  readonly label: string;
  readonly value: boolean;
  readonly save: (value: boolean) => void;
}): TemplateResult {
  return html`<label class="check-field wide">
    <input
      type="checkbox"
      id=${`f-${props.key}`}
      .checked=${live(props.value)}
      @change=${(event: Event) => props.save((event.currentTarget as HTMLInputElement).checked)}
    />
    <span>${props.label}</span>
  </label>`;
}
