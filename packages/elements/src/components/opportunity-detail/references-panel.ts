import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { referencesOf, type HostReference, type Problem } from '@firsat/model';
import { ReferenceOpenEvent } from '../../events/reference-open.js';
import { fieldShell, notesOf } from '../../fields/field-shell.js';
import { textEditor } from '../../fields/text-editor.js';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';
import type { DetailPanel, PanelEnv, PanelProps } from './detail-panel.js';
import '../../locales/areas/problems.js';
import '../../locales/areas/references.js';

const FIELDS = ['system', 'ref', 'label', 'url'] as const;
type Field = (typeof FIELDS)[number];
type Draft = Readonly<Record<Field, string>>;

const EMPTY: Draft = { system: '', ref: '', label: '', url: '' };

export const panelStyles = [
  css`
    .references {
      display: grid;
      gap: 0.8em;
    }
    .references ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .reference {
      display: flex;
      gap: 0.7em;
      align-items: center;
      min-block-size: 2.6em;
    }
    .reference + .reference {
      border-block-start: 1px solid var(--_line);
    }
    .reference > div {
      flex: 1;
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }
    .reference a {
      display: inline-block;
      min-block-size: 1.6em;
      color: var(--_accent);
      font-weight: 500;
    }
    .reference-form {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(10em, 100%), 1fr));
      gap: 0.6em 0.8em;
      align-items: start;
      padding: 0.8em;
      border-radius: var(--_radius-inner);
      background: var(--_well);
    }
    .reference-form .form-actions {
      grid-column: 1 / -1;
    }
  `,
];

export function createPanel(env: PanelEnv): DetailPanel {
  return new ReferencesPanel(env);
}

/** S121: the orders, carts and other records of the host that an opportunity belongs to. */
class ReferencesPanel implements DetailPanel {
  readonly #env: PanelEnv;
  /** What is typed, by opportunity: it waits there. */
  readonly #drafts = new Map<string, Draft>();
  #problems: { readonly of: string; readonly list: readonly Problem[] } | undefined;
  #focusNext: string | undefined;

  constructor(env: PanelEnv) {
    this.#env = env;
  }

  updated(root: ParentNode): void {
    const selector = this.#focusNext;
    this.#focusNext = undefined;
    if (selector !== undefined) root.querySelector<HTMLElement>(selector)?.focus();
  }

  #change(id: string, part: Partial<Draft>, field: Field): void {
    this.#drafts.set(id, { ...(this.#drafts.get(id) ?? EMPTY), ...part });
    if (this.#problems?.of === id)
      this.#problems = { of: id, list: this.#problems.list.filter((problem) => problem.field !== field) };
    this.#env.host.requestUpdate();
  }

  async #add(id: string): Promise<void> {
    const { system, ref, label, url } = this.#drafts.get(id) ?? EMPTY;
    const result = await this.#env.request('opportunity-reference-set', {
      id,
      system,
      ref,
      label: label.trim() || null,
      url: url.trim() || null,
    });
    if (result.ok) this.#drafts.delete(id);
    this.#problems = result.ok ? undefined : { of: id, list: result.problems };
    this.#focusNext = result.ok ? '#reference-system' : '[aria-invalid="true"]';
    this.#env.host.requestUpdate();
  }

  async #remove(id: string, reference: HostReference, l: Localizer): Promise<void> {
    const result = await this.#env.request('opportunity-reference-remove', { id, key: reference.key });
    const [problem] = result.ok ? [] : result.problems;
    if (problem) this.#env.toast({ text: l.problem(problem), tone: 'problem' });
    else this.#env.toast({ text: l.t.references.removed(nameOf(reference)), undo: true });
    this.#focusNext = '#reference-system';
    this.#env.host.requestUpdate();
  }

  render({ l, opportunity, readonly }: PanelProps): TemplateResult {
    const { id } = opportunity;
    const words = l.t.references;
    const references = referencesOf(opportunity);
    return html`<div class="references">
      ${references.length === 0 ? html`<p class="muted">${words.none}</p>` : nothing}
      <ul aria-label=${words.title}>
        ${repeat(
          references,
          ({ key }) => key,
          (reference) => this.#reference(id, reference, l, readonly),
        )}
      </ul>
      ${readonly ? nothing : this.#form(id, l)}
    </div>`;
  }

  #reference(id: string, reference: HostReference, l: Localizer, readonly: boolean): TemplateResult {
    const { system, url } = reference;
    const name = nameOf(reference);
    // A path stays on this page's site; what leads elsewhere opens beside it.
    const isElsewhere = url !== null && !url.startsWith('/');
    return html`<li class="reference" data-key=${reference.key}>
      ${icons.link}
      <div>
        ${
          url === null
            ? html`<strong>${name}</strong>`
            : html`<a
                href=${url}
                target=${isElsewhere ? '_blank' : nothing}
                rel=${isElsewhere ? 'noopener noreferrer' : nothing}
                @click=${(event: Event) => {
                  if (!this.#env.host.dispatchEvent(new ReferenceOpenEvent(id, reference)))
                    event.preventDefault();
                }}
                >${name}</a
              >`
        }
        <p class="muted figure">${reference.label === null ? system : `${system} · ${reference.ref}`}</p>
      </div>
      ${
        readonly
          ? nothing
          : html`<button
              type="button"
              class="icon-button"
              title=${l.t.references.remove(name)}
              aria-label=${l.t.references.remove(name)}
              @click=${() => void this.#remove(id, reference, l)}
            >
              ${icons.trash}
            </button>`
      }
    </li>`;
  }

  #form(id: string, l: Localizer): TemplateResult {
    const words = l.t.references;
    const draft = this.#drafts.get(id) ?? EMPTY;
    const problems = this.#problems?.of === id ? this.#problems.list : [];
    const placeholders: Readonly<Partial<Record<Field, string>>> = {
      system: words.systemPlaceholder,
      ref: words.refPlaceholder,
      url: words.urlPlaceholder,
    };
    const general = problems.find(({ field }) => !FIELDS.some((name) => name === field));
    return html`<form
      class="reference-form"
      novalidate
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.#add(id);
      }}
    >
      ${FIELDS.map((field) => {
        const problem = problems.find((one) => one.field === field);
        const editor = `reference-${field}`;
        const placeholder = placeholders[field];
        return fieldShell({
          id: editor,
          label: words[field],
          required: field === 'system' || field === 'ref',
          problem: problem && l.problem(problem),
          editor: textEditor({
            id: editor,
            text: draft[field],
            invalid: problem !== undefined,
            describedBy: notesOf(editor),
            ...(placeholder !== undefined && { placeholder }),
            change: (text) => {
              this.#change(id, { [field]: text }, field);
            },
          }),
        });
      })}
      <div class="form-actions">
        ${general ? html`<p class="problem" role="alert">${l.problem(general)}</p>` : nothing}
        <button type="submit" class="button">${icons.plus} ${words.add}</button>
      </div>
    </form>`;
  }
}

function nameOf({ label, ref }: HostReference): string {
  return label ?? ref;
}
