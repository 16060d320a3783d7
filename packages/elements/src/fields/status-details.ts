import { html, nothing, type TemplateResult } from 'lit';
import {
  ABANDONED_REASONS,
  LOST_REASONS,
  type CalendarDate,
  type Problem,
  type Status,
  type StatusInput,
  type StatusValue,
} from '@firsat/model';
import '../locales/areas/form.js';
import type { Localizer } from '../locales/localizer.js';
import { choiceEditor, type Choice } from './choice-editor.js';
import { dateEcho, dateEditor, dateText, readDate } from './date-editor.js';
import { fieldShell, notesOf } from './field-shell.js';
import { problemsOf, valueOf } from './read.js';
import { noteEditor } from './text-editor.js';

/** A status being entered, as typed. */
export interface StatusDraft {
  readonly code: Status;
  readonly on: string;
  readonly reason: string;
  readonly note: string;
  readonly resumeOn: string;
}

/** D7: the day is today until somebody says otherwise; a status that is corrected keeps what it says. */
export function statusDraft(
  code: Status,
  today: CalendarDate,
  l: Localizer,
  known?: StatusValue,
): StatusDraft {
  const same = known?.code === code ? known : undefined;
  return {
    code,
    on: dateText(same?.on ?? today, l),
    reason: same?.reason ?? '',
    note: same?.note ?? '',
    resumeOn: dateText(same?.resumeOn ?? null, l),
  };
}

/** The input of a status change, or why what is typed cannot be one; field names are those of `StatusInput`. */
export function readStatus(
  draft: StatusDraft,
  l: Localizer,
): { readonly input: StatusInput; readonly problems: readonly Problem[] } {
  if (draft.code === 'open') return { input: { status: 'open' }, problems: [] };
  const on = readDate(draft.on, l);
  const resumeOn = readDate(draft.resumeOn, l);
  const problems: Problem[] = [];
  problems.push(...problemsOf(on, 'on'));
  if (draft.code === 'suspended') problems.push(...problemsOf(resumeOn, 'resumeOn'));
  const reasoned = draft.code === 'lost' || draft.code === 'abandoned';
  if (reasoned && draft.reason.trim() === '') problems.push({ code: 'reason-required', field: 'reason' });
  return {
    input: {
      status: draft.code,
      on: valueOf(on),
      reason: reasoned ? draft.reason.trim() || null : null,
      note: draft.note.trim() || null,
      resumeOn: draft.code === 'suspended' ? valueOf(resumeOn) : null,
    },
    problems,
  };
}

/** Words of a reason: of the lists of D4, else the workspace's own word as it is. */
export function reasonName(reason: string, l: Localizer): string {
  const words: Readonly<Record<string, string>> = l.t.form.reasons;
  return words[reason] ?? reason;
}

function reasonChoices(draft: StatusDraft, l: Localizer): readonly Choice[] {
  // `unknown` is what an import writes: a person who is asked knows, or says "other".
  const codes = (draft.code === 'lost' ? LOST_REASONS : ABANDONED_REASONS).filter(
    (code) => code !== 'unknown' || draft.reason === code,
  );
  const own = draft.reason !== '' && !codes.some((code) => code === draft.reason) ? [draft.reason] : [];
  return [
    { value: '', label: l.t.form.chooseReason },
    ...[...codes, ...own].map((value) => ({ value, label: reasonName(value, l) })),
  ];
}

export interface StatusDetailsProps {
  readonly prefix: string;
  readonly draft: StatusDraft;
  readonly l: Localizer;
  /** The language in which dates were typed. Default: `l`. */
  readonly typedIn?: Localizer;
  readonly problem: (field: string) => string | undefined;
  readonly change: (part: Partial<StatusDraft>) => void;
  /** Another field of the caller's, before the note. */
  readonly extra?: TemplateResult | typeof nothing;
}

/** What a status asks for beside itself: the day (D7), the reason and a note (D4), when to take it up again (D5). Nothing for `open`. */
export function statusDetails({
  prefix,
  draft,
  l,
  typedIn = l,
  problem,
  change,
  extra = nothing,
}: StatusDetailsProps): TemplateResult | typeof nothing {
  if (draft.code === 'open') return nothing;
  const { fields } = l.t.common;
  const { form } = l.t;
  const id = (name: string): string => `${prefix}-${name}`;
  const day = (name: 'on' | 'resumeOn', label: string, hint?: string): TemplateResult =>
    fieldShell({
      id: id(name),
      label,
      hint,
      problem: problem(name),
      echo: dateEcho(draft[name], typedIn),
      editor: dateEditor({
        l: typedIn,
        id: id(name),
        text: draft[name],
        pick: form.pickDate,
        invalid: problem(name) !== undefined,
        describedBy: notesOf(id(name)),
        change: (text) => change({ [name]: text }),
      }),
    });
  const reasoned = draft.code === 'lost' || draft.code === 'abandoned';
  return html`${day('on', form.statusDate[draft.code])}
  ${draft.code === 'suspended' ? day('resumeOn', fields.resumeOn, form.hints.resumeOn) : nothing}
  ${
    reasoned
      ? fieldShell({
          id: id('reason'),
          label: form.reasonOf[draft.code === 'lost' ? 'lost' : 'abandoned'],
          required: true,
          problem: problem('reason'),
          editor: choiceEditor({
            id: id('reason'),
            value: draft.reason,
            choices: reasonChoices(draft, l),
            required: true,
            invalid: problem('reason') !== undefined,
            describedBy: notesOf(id('reason')),
            change: (reason) => change({ reason }),
          }),
        })
      : nothing
  }
  ${extra}
  ${fieldShell({
    id: id('note'),
    label: fields.note,
    wide: true,
    problem: problem('note'),
    editor: noteEditor({
      id: id('note'),
      text: draft.note,
      invalid: problem('note') !== undefined,
      describedBy: notesOf(id('note')),
      change: (note) => change({ note }),
    }),
  })}`;
}
