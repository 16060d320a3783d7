import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import {
  CUSTOM_FIELD_KINDS,
  customFields,
  moneyOf,
  optionsOf,
  type CustomField,
  type Json,
  type Problem,
} from '@firsat/model';
import type { CommandResult } from '@firsat/store';
import { segmentEditor } from '../../fields/choice-editor.js';
import { ownText, readOwn } from '../../fields/own-values.js';
import { HostPicks } from '../../hosts/host-picks.js';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';
import { attributesStyles } from './attributes.styles.js';
import type { DetailPanel, PanelEnv, PanelProps } from './detail-panel.js';
import '../../locales/areas/attributes.js';

export const panelStyles = [attributesStyles];

/** Tags, priority (S115, S116) and what the workspace itself wants to know of a sale. */
export function createPanel(env: PanelEnv): DetailPanel {
  return new AttributesPanel(env);
}

interface Typed {
  readonly text: string;
  readonly problem: Problem | undefined;
}

class AttributesPanel implements DetailPanel {
  readonly #env: PanelEnv;
  readonly #picks: HostPicks;
  /** What could not be saved, by record and field: it stays as typed. */
  readonly #typed = new Map<string, Typed>();

  constructor(env: PanelEnv) {
    this.#env = env;
    this.#picks = new HostPicks(env.host, env.workspace, env.request);
  }

  render(props: PanelProps): TemplateResult {
    return html`<section class="attributes">
      ${this.#tags(props)} ${this.#priority(props)} ${this.#fields(props)}
    </section>`;
  }

  #keep(
    key: string,
    text: string,
    result: CommandResult<never> | { readonly ok: false; readonly problems: readonly Problem[] },
  ): void {
    if (result.ok) this.#typed.delete(key);
    else this.#typed.set(key, { text, problem: result.problems[0] });
    this.#env.host.requestUpdate();
  }

  #problem(key: string, l: Localizer): TemplateResult | typeof nothing {
    const why = this.#typed.get(key)?.problem;
    return why ? html`<p class="problem" role="alert">${l.problem(why)}</p>` : nothing;
  }

  #tags({ l, opportunity, readonly }: PanelProps): TemplateResult {
    const words = l.t.attributes;
    const { id } = opportunity;
    const key = `${id} tag`;
    const tags = Object.keys(opportunity.tags).sort((a, b) => l.compare(a, b));
    const add = async (input: HTMLInputElement): Promise<void> => {
      const text = input.value;
      this.#keep(
        key,
        text,
        (await this.#env.request('opportunity-tag', { id, tag: text })) as CommandResult<never>,
      );
    };
    return html`<div class="field">
      <label for="new-tag">${words.tags}</label>
      <div class="tag-list">
        ${tags.map(
          (tag) => html`<span class="tag-chip"
            >${tag}${
              readonly
                ? nothing
                : html`<button
                    class="icon-button"
                    aria-label=${words.removeTag(tag)}
                    @click=${() => this.#env.request('opportunity-untag', { id, tag })}
                  >
                    ${icons.close}
                  </button>`
            }</span
          >`,
        )}
      </div>
      ${
        readonly
          ? nothing
          : html`<input
                class="input"
                id="new-tag"
                autocomplete="off"
                placeholder=${words.addTag}
                .value=${live(this.#typed.get(key)?.text ?? '')}
                @keydown=${(event: KeyboardEvent) => {
                  if (event.key !== 'Enter' || event.isComposing) return;
                  event.preventDefault();
                  void add(event.currentTarget as HTMLInputElement);
                }}
              />
              ${this.#problem(key, l)}`
      }
    </div>`;
  }

  #priority({ l, opportunity: { id, priority }, readonly }: PanelProps): TemplateResult {
    const words = l.t.attributes;
    const level = Math.min(priority, 3);
    return html`<div class="field">
      <span class="label" aria-hidden="true">${words.priority}</span>
      ${
        readonly
          ? html`<span>${words.levels[level]}</span>`
          : segmentEditor({
              id: 'priority',
              label: words.priority,
              value: String(level),
              choices: words.levels.map((label, at) => ({ value: String(at), label })),
              change: (value) =>
                void this.#env.request('opportunity-edit', { id, changes: { priority: Number(value) } }),
            })
      }
    </div>`;
  }

  #fields(props: PanelProps): TemplateResult {
    const { l, store, readonly } = props;
    const words = l.t.attributes;
    const fields = customFields(store);
    return html`<h3>${words.fields}</h3>
      ${fields.length === 0 ? html`<p class="hint">${words.noFields}</p>` : nothing}
      ${fields.map(
        (field) => html`<div class="field">
          <label for="own-${field.id}">${field.label}</label>
          ${this.#control(props, field)} ${this.#problem(`${props.opportunity.id} ${field.id}`, l)}
        </div>`,
      )}
      ${
        readonly
          ? nothing
          : html`${this.#newField(props)}
              <button type="button" class="button quiet edit-fields" @click=${() => void this.#editFields(l)}>
                ${icons.settings}${words.editFields}
              </button>`
      }`;
  }

  #control(props: PanelProps, field: CustomField): TemplateResult {
    const { l, store, opportunity, readonly } = props;
    const value = opportunity.custom[field.id];
    const id = `own-${field.id}`;
    const key = `${opportunity.id} ${field.id}`;
    const save = async (text: string, next: Json): Promise<void> => {
      const input = { id: opportunity.id, fieldId: field.id, value: next };
      this.#keep(
        key,
        text,
        (await this.#env.request('opportunity-set-custom', input)) as CommandResult<never>,
      );
    };
    if (field.kind === 'flag')
      return html`<input
        type="checkbox"
        id=${id}
        ?disabled=${readonly}
        .checked=${live(value === true)}
        @change=${(event: Event) => save('', (event.currentTarget as HTMLInputElement).checked || null)}
      />`;
    if (field.kind === 'person' && !readonly)
      return this.#picks.member({
        id,
        store,
        l,
        value: typeof value === 'string' ? value : null,
        none: l.t.attributes.choose,
        change: (next) => void save('', next),
      });
    if (field.kind === 'choice')
      return html`<select
        class="input"
        id=${id}
        ?disabled=${readonly}
        @change=${(event: Event) => save('', (event.currentTarget as HTMLSelectElement).value || null)}
      >
        <option value="">${l.t.attributes.choose}</option>
        ${optionsOf(field)
          .filter((option) => !option.archived || option.id === value)
          .map(
            (option) =>
              html`<option value=${option.id} .selected=${live(option.id === value)}>${option.label}</option>`,
          )}
      </select>`;
    const currency = moneyOf(value)?.currency ?? store.settings?.currency ?? 'TRY';
    const typed = this.#typed.get(key);
    return html`<input
      class="input"
      id=${id}
      autocomplete="off"
      ?readonly=${readonly}
      inputmode=${field.kind === 'number' || field.kind === 'money' ? 'decimal' : 'text'}
      aria-invalid=${typed?.problem ? 'true' : nothing}
      .value=${live(typed?.text ?? ownText(store, l, field, value))}
      @change=${(event: Event) => {
        const text = (event.currentTarget as HTMLInputElement).value;
        const read = readOwn(field.kind, text, l, currency);
        if (read.ok) void save(text, read.value);
        else this.#keep(key, text, read);
      }}
    />`;
  }

  async #editFields(l: Localizer): Promise<void> {
    const module = await import('../custom-field-editor/custom-fields-dialog.js').catch(() => undefined);
    if (module) module.openCustomFields(this.#env.host, l);
    else this.#env.toast({ text: l.problem({ code: 'not-ready' }), tone: 'problem' }); // the network is away
  }

  /** A field is made where one is missed. */
  #newField({ l }: PanelProps): TemplateResult {
    const words = l.t.attributes;
    const submit = async (event: Event): Promise<void> => {
      event.preventDefault();
      const form = event.currentTarget as HTMLFormElement;
      const data = new FormData(form);
      const said = (name: string): string => (data.get(name) as string | null) ?? '';
      const kind = CUSTOM_FIELD_KINDS.find((one) => one === said('kind')) ?? 'text';
      const options = said('options')
        .split(',')
        .map((one) => one.trim())
        .filter(Boolean);
      const input = { label: said('label'), kind, ...(kind === 'choice' && { options }) };
      const result = await this.#env.request('custom-field-create', input);
      if (result.ok) form.reset();
      this.#keep('new-field', '', result as CommandResult<never>);
    };
    return html`<details class="new-field">
      <summary>${words.newField}</summary>
      <form @submit=${submit}>
        <label class="field"><span>${words.name}</span><input class="input" name="label" autocomplete="off" /></label>
        <label class="field"
          ><span>${words.kind}</span
          ><select class="input" name="kind">
            ${CUSTOM_FIELD_KINDS.map((kind) => html`<option value=${kind}>${words.kinds[kind]}</option>`)}
          </select></label
        >
        <label class="field"><span>${words.options}</span><input class="input" name="options" autocomplete="off" /></label>
        ${this.#problem('new-field', l)}
        <button class="button primary">${l.t.common.actions.add}</button>
      </form>
    </details>`;
  }
}
