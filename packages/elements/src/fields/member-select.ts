import { html, nothing, type TemplateResult } from 'lit';
import type { MemberId } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import type { Localizer } from '../locales/localizer.js';
import { memberName } from './options.js';

export interface MemberSelectOptions {
  readonly id: string;
  readonly store: PipelineStore;
  readonly l: Localizer;
  readonly value: MemberId | null;
  /** What nobody is called; without it somebody must be chosen. */
  readonly none?: string;
  readonly invalid?: boolean;
  readonly describedBy?: string;
  readonly change: (id: MemberId | null) => void;
}

/** Any member as a plain list: the user first, then by name; whoever is chosen is in it, also when their record has gone. */
export function memberSelect(options: MemberSelectOptions): TemplateResult {
  const { id, store, l, value, none, invalid, describedBy, change } = options;
  const { user } = store;
  const others = [...store.list('members')].filter((member) => member.id !== user.id);
  others.sort((a, b) => l.compare(a.name, b.name));
  const people: { readonly id: string; readonly name: string }[] = [user, ...others];
  if (value !== null && !people.some((person) => person.id === value))
    people.push({ id: value, name: memberName(store, value) ?? l.t.common.unknownPerson });
  return html`<select
    class="input"
    id=${id}
    aria-invalid=${invalid ? 'true' : nothing}
    aria-describedby=${describedBy ?? nothing}
    @change=${(event: Event) => change((event.currentTarget as HTMLSelectElement).value || null)}
  >
    ${none === undefined ? '' : html`<option value="" ?selected=${value === null}>${none}</option>`}
    ${people.map((person) => html`<option value=${person.id} ?selected=${person.id === value}>${person.name}</option>`)}
  </select>`;
}
