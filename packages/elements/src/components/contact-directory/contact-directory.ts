import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ContactDirectory as Directory, ContactId, DirectoryQuery } from '@firsat/model';
import type { PipelineStore, StoreChange } from '@firsat/store';
import { property, state } from '../../base/property.js';
import { announce } from '../../base/announce.js';
import { FirsatElement } from '../../base/firsat-element.js';
import { ContactPanel } from '../../contacts/contact-panel.js';
import { openContactId } from '../../contacts/contact-ui.js';
import { zoneOf } from '../../contacts/contact-words.js';
import { contactDirectory } from '../../contacts/live-contacts.js';
import { Merging } from '../../contacts/merging.js';
import type { WorkspaceHandle } from '../../contexts/workspace-context.js';
import { DayController } from '../../controllers/day-controller.js';
import { fieldStyles } from '../../fields/fields.styles.js';
import { HostPicks } from '../../hosts/host-picks.js';
import * as icons from '../../icons/icons.js';
import { comboboxStyles } from '../../primitives/combobox.styles.js';
import { setProperty } from '../../primitives/set-property.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/controls.styles.js';
import { searchStyles } from '../../styles/search.styles.js';
import { ColumnWindow } from '../opportunity-board/column-windows.js';
import { RowSizes } from '../opportunity-board/row-size.js';
import { contactDirectoryStyles, ROW_OF_CARDS } from './contact-directory.styles.js';
import { contactRow } from './contact-row.js';
import { Answer, EVERYBODY, narrows } from './directory-query.js';
import { directoryPartsStyles } from './directory-parts.styles.js';
import { directoryTools } from './directory-tools.js';
import { DuplicatesPanel } from './duplicates-panel.js';
import { QuickAdd } from './quick-add.js';
import { RowFocus } from './row-focus.js';
import '../../locales/areas/contacts.js';
import '../../locales/areas/form.js';
import '../../locales/areas/problems.js';
import '../../locales/areas/todo.js';

/** What the rows say: a change elsewhere needs no look. */
const SHOWN = ['contacts', 'opportunities', 'stages', 'history', 'tasks', 'notes', 'settings'] as const;

/**
 * People and companies (S2, S118): searched while one types, filtered, with what is open with each and what happened last, one press from a call or
 * an e-mail (S119). Who may be one and the same is proposed with the reason, and merged or told apart (D78).
 *
 * @fires {ContactOpenEvent} firsat-contact-open - Somebody wants to see a person or company; `preventDefault()`: the host shows it.
 * @fires {CommandRequestEvent} firsat-contact-create-request - Before somebody is added; likewise `firsat-contact-merge-request` and
 *   `firsat-contact-distinguish-request`. Cancelable.
 * @csspart base - The wrapper that carries the looks.
 * @csspart list - The list, which scrolls.
 * @csspart row - One person or company.
 * @csspart form - The form in which somebody is added.
 * @csspart duplicates - The part about records that may be one.
 * @csspart merge - The dialog in which records become one.
 * @cssprop {<length> | <percentage>} [--firsat-directory-height=46em] - Height of the element, where the page gives it none.
 */
export class ContactDirectory extends FirsatElement {
  static override styles: CSSResultGroup = [
    baseStyles,
    controlStyles,
    searchStyles,
    fieldStyles,
    comboboxStyles,
    directoryPartsStyles,
    contactDirectoryStyles,
  ];

  /** @internal Milliseconds since the epoch; another clock in tests. */
  @property({ attribute: false }) now: () => number = () => Date.now();

  @state() private query: DirectoryQuery = EVERYBODY;

  readonly #day = new DayController(this, { now: () => this.now() });
  readonly #answer = new Answer();
  readonly #sizes = new RowSizes(this);
  readonly #window = new ColumnWindow(this, () => true);
  readonly #focus = new RowFocus(this, this.#window, () => this.#ids);
  #ids: readonly ContactId[] = [];

  readonly #panel: ContactPanel = new ContactPanel(this, {
    handle: () => this.workspace.handle,
    forId: () => this.for,
    closed: () => {
      this.#focus.to(this.#opened);
    },
  });
  #opened: ContactId | undefined;

  readonly #add: QuickAdd = new QuickAdd(this, {
    picks: new HostPicks(this, this.workspace, (name, input) => this.request(name, input)),
    store: () => this.store,
    l: () => this.l,
    create: (input) => this.request('contact-create', input),
    added: (id, name) => {
      this.#show(id, name);
    },
    open: (id) => {
      this.#open(id);
    },
    closed: () => {
      this.renderRoot.querySelector<HTMLElement>('.add')?.focus();
    },
  });

  readonly #merging = new Merging(this, {
    store: () => this.store,
    l: () => this.l,
    merge: (input) => this.request('contact-merge', input),
    toast: (request) => this.workspace.handle?.toast(request),
    closed: () => {
      this.#duplicates.refocus();
    },
    failed: () => {
      this.workspace.handle?.toast({ text: this.l.problem({ code: 'failed' }), tone: 'problem' });
    },
  });

  readonly #duplicates: DuplicatesPanel = new DuplicatesPanel(this, {
    store: () => this.store,
    l: () => this.l,
    canEdit: () => this.canEdit,
    distinguish: (input) => this.request('contact-distinguish', input),
    merge: (ids) => void this.#merging.ask(ids),
    open: (id) => {
      this.#open(id);
    },
    toast: (request) => this.workspace.handle?.toast(request),
  });

  protected override watches({ changed }: StoreChange): boolean {
    if (changed.size === 0 || changed.has('contacts')) this.#answer.forget();
    return changed.size === 0 || SHOWN.some((name) => changed.has(name));
  }

  protected override workspaceChanged(_handle: WorkspaceHandle | undefined): void {
    this.#answer.forget();
    this.query = EVERYBODY;
  }

  #open(id: ContactId): void {
    this.#opened = id;
    this.#panel.open(id);
  }

  /** Somebody was added: the list shows them. */
  #show(id: ContactId, name: string): void {
    const { contacts } = this.l.t;
    if (this.#directory && !this.#answer.to(this.query, this.#directory).includes(id)) this.query = EVERYBODY;
    this.#ids = this.#directory ? this.#answer.to(this.query, this.#directory) : [];
    this.#focus.to(id);
    const text = contacts.adding.added(name);
    this.workspace.handle?.toast({ text, undo: true });
    announce(this, text, this.l.locale, 'polite');
  }

  #change(part: Partial<DirectoryQuery>): void {
    this.query = { ...this.query, ...part };
    const list = this.#window.scroller.value;
    if (list) list.scrollTop = 0;
  }

  get #directory(): Directory | undefined {
    const { store } = this;
    return store && contactDirectory(store, this.l.language);
  }

  override render(): TemplateResult {
    const { l, store } = this;
    const directory = this.#directory;
    return html`<div class="base" part="base" lang=${l.locale}>
      ${
        store && directory
          ? this.#content(store, directory)
          : html`<p class="hint waiting">${l.t.common.noWorkspace}</p>`
      }
      ${this.#merging.render()}
    </div>`;
  }

  #content(store: PipelineStore, directory: Directory): TemplateResult {
    const { l } = this;
    const { contacts, common } = l.t;
    this.#ids = this.#answer.to(this.query, directory);
    const all = l.number(directory.size);
    return html`<div class="head">
        <h2>${contacts.title}</h2>
        <p class="hint figure" role="status">
          ${narrows(this.query) ? contacts.count(l.number(this.#ids.length), all) : contacts.countAll(all)}
        </p>
      </div>
      ${directoryTools({
        l,
        directory,
        query: this.query,
        canEdit: this.canEdit,
        isAdding: this.#add.isOpen,
        change: (part) => {
          this.#change(part);
        },
        add: () => {
          if (this.#add.isOpen) this.#add.close();
          else this.#add.open();
        },
        toList: () => {
          this.#focus.to(this.#focus.active);
        },
      })}
      ${this.#add.render()} ${this.#duplicates.render()}
      ${
        this.#ids.length > 0
          ? this.#list(store, directory)
          : store.phase === 'loading'
            ? html`<p class="hint waiting" role="status">${common.loading}</p>`
            : this.#nobody(directory)
      }`;
  }

  #list(store: PipelineStore, directory: Directory): TemplateResult {
    const { l } = this;
    const today = this.#day.today(zoneOf(store));
    const active = this.#focus.active;
    const height = ROW_OF_CARDS * this.#sizes.of('comfortable').card;
    const isFocused = this.renderRoot.querySelector('.row:focus-within') !== null;
    this.#window.update(
      this.#ids,
      { card: height, gap: 0 },
      isFocused && active !== undefined ? [active] : [],
    );
    const openId = openContactId(this.workspace.handle);
    return html`<div class="scroller" part="list" ${ref(this.#window.scroller)}>
      <div class="em" ${ref(this.#sizes.probe)}></div>
      <ul
        class="rows"
        aria-label=${l.t.contacts.title}
        ${setProperty('--_height', `${String(this.#window.height)}px`)}
        @keydown=${this.#focus.keydown}
        @focusin=${this.#focus.focused}
      >
        ${repeat(
          this.#window.items,
          ({ id }) => id,
          ({ id, index, start }) => {
            const contact = store.get('contacts', id);
            return contact
              ? contactRow({
                  l,
                  store,
                  directory,
                  contact,
                  today,
                  index,
                  count: this.#ids.length,
                  start,
                  isActive: id === active,
                  isOpen: id === openId,
                  open: () => {
                    this.#open(id);
                  },
                })
              : nothing;
          },
        )}
      </ul>
    </div>`;
  }

  #nobody(directory: Directory): TemplateResult {
    const { contacts } = this.l.t;
    const text = this.query.text.trim();
    const isEmpty = directory.size === 0;
    return html`<div class="nobody">
      ${icons.users}
      <p class="strong">${isEmpty ? contacts.none.title : contacts.nothingFound}</p>
      ${isEmpty ? html`<p class="hint">${contacts.none.text}</p>` : nothing}
      <div class="nobody-actions">
        ${
          isEmpty
            ? nothing
            : html`<button
                type="button"
                class="button show-all"
                @click=${() => {
                  this.query = EVERYBODY;
                  this.renderRoot.querySelector<HTMLElement>('.query')?.focus();
                }}
              >
                ${contacts.showAll}
              </button>`
        }
        ${
          this.canEdit && !this.#add.isOpen
            ? html`<button
                type="button"
                class="button primary add-found"
                @click=${() => {
                  this.#add.open(text);
                }}
              >
                ${icons.plus}${text === '' ? contacts.add : contacts.addFound(text)}
              </button>`
            : nothing
        }
      </div>
    </div>`;
  }
}
