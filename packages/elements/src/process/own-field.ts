import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { optionsOf, type CustomField } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import { choiceEditor } from '../fields/choice-editor.js';
import { dateEcho, dateEditor } from '../fields/date-editor.js';
import { fieldShell, notesOf } from '../fields/field-shell.js';
import type { MemberSelectOptions } from '../fields/member-select.js';
import { moneyEcho, moneyEditor } from '../fields/money-editor.js';
import { textEditor } from '../fields/text-editor.js';
import type { Localizer } from '../locales/localizer.js';

export interface OwnFieldProps {
  readonly l: Localizer;
  readonly store: PipelineStore;
  readonly id: string;
  readonly field: CustomField;
  readonly required: boolean;
  readonly problem: string | undefined;
  readonly text: string;
  /** The field of somebody of the team. */
  readonly member: (options: MemberSelectOptions) => TemplateResult;
  readonly change: (text: string) => void;
}

/** A field of the workspace's own as a text that `readOwn` reads: typed, or the id of what was chosen. */
export function ownField(props: OwnFieldProps): TemplateResult {
  const { l, store, id, field, required, problem, text, change } = props;
  const currency = store.settings?.currency ?? 'TRY';
  const common = { id, text, invalid: problem !== undefined, describedBy: notesOf(id), change };
  const shell = { id, label: field.label, required, problem };
  switch (field.kind) {
    case 'money':
      return fieldShell({
        ...shell,
        echo: moneyEcho(text, l, currency, 'fixed'),
        editor: moneyEditor({ ...common, currency, placeholder: l.t.form.pricePlaceholder }),
      });
    case 'date':
      return fieldShell({
        ...shell,
        echo: dateEcho(text, l),
        editor: dateEditor({ ...common, l, pick: `${field.label}: ${l.t.form.pickDate}` }),
      });
    case 'person':
      return fieldShell({
        ...shell,
        editor: props.member({
          id,
          invalid: common.invalid,
          describedBy: common.describedBy,
          store,
          l,
          value: text === '' ? null : text,
          none: l.t.form.noOwner,
          change: (member) => {
            change(member ?? '');
          },
        }),
      });
    case 'choice':
      return fieldShell({
        ...shell,
        editor: choiceEditor({
          ...common,
          value: text,
          choices: [
            { value: '', label: '–' },
            ...optionsOf(field)
              .filter(({ archived }) => !archived)
              .map((option) => ({ value: option.id, label: option.label })),
          ],
        }),
      });
    case 'flag':
      return fieldShell({
        ...shell,
        editor: html`<input
          type="checkbox"
          id=${id}
          aria-invalid=${common.invalid ? 'true' : 'false'}
          aria-describedby=${common.describedBy}
          .checked=${live(text === 'true')}
          @change=${(event: Event) => {
            change((event.currentTarget as HTMLInputElement).checked ? 'true' : '');
          }}
        />`,
      });
    default:
      return fieldShell({ ...shell, editor: textEditor({ ...common, required }) });
  }
}
