import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { problem, resolveContact, type Contact, type ContactId } from '@firsat/model';
import type { PipelineStore, StoreChange } from '@firsat/store';
import { FirsatElement } from '../../base/firsat-element.js';
import { oneOf, property, state } from '../../base/property.js';
import { attachContactDetail, openContactId } from '../../contacts/contact-ui.js';
import { zoneOf } from '../../contacts/contact-words.js';
import { Merging } from '../../contacts/merging.js';
import type { DraftRequest, WorkspaceHandle } from '../../contexts/workspace-context.js';
import { DayController } from '../../controllers/day-controller.js';
import { ContactOpenEvent } from '../../events/contact-open.js';
import { ContactCloseEvent } from '../../events/contact-close.js';
import { OpportunityNewEvent } from '../../events/opportunity-new.js';
import { OpportunityOpenEvent } from '../../events/opportunity-open.js';
import { fieldStyles } from '../../fields/fields.styles.js';
import { editorId, viewId } from '../../fields/inline-cell.js';
import { HostPicks } from '../../hosts/host-picks.js';
import * as icons from '../../icons/icons.js';
import { ComboboxController } from '../../primitives/combobox-controller.js';
import { comboboxStyles } from '../../primitives/combobox.styles.js';
import { DrawerController } from '../../controllers/drawer-controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/controls.styles.js';
import { OwnPanels } from '../opportunity-board/own-panels.js';
import { cellEditorStyles } from '../opportunity-detail/cell-editors.styles.js';
import { cellStyles } from '../opportunity-detail/cells.styles.js';
import { detailFrame, detailLoading, detailMessage } from '../opportunity-detail/detail-frame.js';
import { detailStyles } from '../opportunity-detail/detail.styles.js';
import { ChannelsPanel } from './channels-panel.js';
import { contactDetailStyles } from './contact-detail.styles.js';
import { beginEdit, ContactEdits, hasList, readEdit, type ContactField } from './contact-fields.js';
import { contactSections, type ContactActions } from './contact-sections.js';
import { LateNotes } from './late-notes.js';
import { OpportunitiesSection } from './opportunities-section.js';
import { PeopleSection } from './people-section.js';
import { PersonalDataSection } from './personal-data-section.js';
import { RecordsSection } from './records-section.js';
import '../../locales/areas/activities.js';
import '../../locales/areas/contacts.js';
import '../../locales/areas/detail.js';
import '../../locales/areas/form.js';
import '../../locales/areas/problems.js';
import '../../locales/areas/profile.js';
import '../../locales/areas/todo.js';

/**
 * One person or company (S118): how to reach them (S119), their opportunities with what belongs to each inside it (S18), their people, and all
 * fields, edited in place. Shows the contact of `contact-id`, or else the one that is open in the workspace (`ui.contactId`). One that was
 * merged shows the contact that stands for it (D78).
 *
 * @fires {ContactCloseEvent} firsat-contact-close - The user closed it. Does not bubble.
 * @fires {ContactOpenEvent} firsat-contact-open - Somebody wants to see another contact.
 * @fires {OpportunityOpenEvent} firsat-opportunity-open - Somebody wants to see an opportunity of the contact.
 * @fires {OpportunityNewEvent} firsat-opportunity-new - Somebody wants a new opportunity with this customer (S3).
 * @fires {DataExportRequestEvent} firsat-data-export-request - Before the data of one contact are read (D77); `preventDefault()` refuses.
 * @fires {CommandRequestEvent} firsat-contact-edit-request - Before a field is saved; likewise `-create`, `-channel-set`, `-channel-remove`,
 *   `-merge`, `-erase`, `-delete` and `-restore`. Cancelable.
 * @csspart base - The root of everything shown.
 * @csspart panel - The panel or drawer.
 * @cssprop {<length>} [--firsat-drawer-width=32em] - Width of the drawer where there is room.
 */
export class ContactDetail extends FirsatElement {
  static override styles: CSSResultGroup = [
    baseStyles,
    controlStyles,
    fieldStyles,
    comboboxStyles,
    detailStyles,
    cellStyles,
    cellEditorStyles,
    contactDetailStyles,
  ];

  /** The contact to show; empty = whichever is open in the workspace. */
  @property({ attribute: 'contact-id' }) contactId = '';
  /** `inline` stands where the element stands; `drawer` opens at the edge of the page, which stays usable beside it. */
  @property({ type: oneOf('inline', 'drawer'), reflect: true }) presentation: 'inline' | 'drawer' = 'inline';
  /** @internal Milliseconds since the epoch; another clock in tests. */
  @property({ attribute: false }) now: () => number = () => Date.now();

  @state() private refusal: string | undefined;

  readonly #day = new DayController(this, { now: () => this.now() });
  readonly #hostPicks = new HostPicks(this, this.workspace, (name, input) => this.request(name, input));
  readonly #comboboxes = new Map<ContactField, ComboboxController>();
  readonly #drawer = new DrawerController(this, {
    shown: () => (this.store ? this.#id : null),
    close: () => {
      this.#close();
    },
  });
  readonly #edits = new ContactEdits(this, {
    store: () => this.store,
    localizer: () => this.l,
    record: (id) => this.store?.get('contacts', id),
    begin: (field, contact) => this.#with((store) => beginEdit(store, this.l, field, contact)),
    read: (_field, edit, contact) => this.#with((store) => readEdit(store, edit, contact)),
    save: (id, changes) => this.request('contact-edit', { id, changes }),
    editing: () => undefined,
  });
  readonly #channels = new ChannelsPanel(this, {
    l: () => this.l,
    request: (name, input) => this.request(name, input),
    toast: (request) => this.workspace.handle?.toast(request),
  });
  readonly #opportunities = new OpportunitiesSection(this, {
    open: (id) => {
      this.#openOpportunity(id);
    },
    add: ({ id }) => {
      this.#newOpportunity({ customerId: id });
    },
  });
  readonly #records = new RecordsSection(this, {
    request: (name, input) => this.request(name, input),
    toast: (request) => this.workspace.handle?.toast(request),
    add: (draft) => {
      this.#newOpportunity(draft);
    },
  });
  readonly #notes = new LateNotes(this, {
    request: (name, input) => this.request(name, input),
    toast: (request) => this.workspace.handle?.toast(request),
    failed: () => this.workspace.handle?.showProblem(problem('not-ready')),
  });
  readonly #people = new PeopleSection(this, {
    l: () => this.l,
    create: (input) => this.request('contact-create', input),
    toast: (request) => this.workspace.handle?.toast(request),
    open: (id) => {
      this.#openContact(id);
    },
  });
  readonly #data = new PersonalDataSection(this, {
    store: () => this.store,
    l: () => this.l,
    erase: (input) => this.request('contact-erase', input),
    toast: (request) => this.workspace.handle?.toast(request),
  });
  readonly #merging = new Merging(this, {
    store: () => this.store,
    l: () => this.l,
    merge: (input) => this.request('contact-merge', input),
    toast: (request) => this.workspace.handle?.toast(request),
    closed: () => {
      this.#focusNext = '.title .value';
      this.requestUpdate();
    },
    failed: () => {
      this.workspace.handle?.toast({ text: this.l.problem({ code: 'failed' }), tone: 'problem' });
    },
  });
  readonly #panels = new OwnPanels(this, {
    handle: () => this.workspace.handle,
    forId: () => this.for,
    closed: () => {
      this.#focusNext = '.new-opportunity';
      this.requestUpdate();
    },
  });
  #openedId: ContactId | undefined;
  #focusNext: string | undefined;
  #detach: (() => void) | undefined;

  /** The contact that is asked for. */
  get #id(): ContactId | null {
    return this.contactId || openContactId(this.workspace.handle);
  }

  #with<T>(use: (store: PipelineStore) => T): T {
    const { store } = this;
    if (!store) throw new Error('an editor is open without a workspace');
    return use(store);
  }

  protected override watches(_change: StoreChange): boolean {
    return this.#id !== null;
  }

  protected override workspaceChanged(handle: WorkspaceHandle | undefined): void {
    this.#detach?.();
    // One that always shows the same contact is not where the open one is shown.
    this.#detach = this.contactId || !handle ? undefined : attachContactDetail(handle);
  }

  override disconnectedCallback(): void {
    if (this.#openedId !== undefined) this.#edits.commitAll(this.#openedId);
    super.disconnectedCallback();
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    if (this.hasUpdated && changed.has('contactId')) this.workspaceChanged(this.workspace.handle);
    const { store } = this;
    const contact = store && resolveContact(store, this.#id);
    if (contact?.id === this.#openedId) return;
    if (this.#openedId !== undefined) this.#edits.commitAll(this.#openedId);
    this.#notes.leave();
    this.#openedId = contact?.id;
    this.refusal = undefined;
  }

  override updated(): void {
    const selector = this.#focusNext;
    this.#focusNext = undefined;
    if (selector === undefined) return;
    const target = this.renderRoot.querySelector<HTMLElement>(selector);
    target?.focus();
    if (target?.localName === 'input') (target as HTMLInputElement).select();
  }

  readonly #close = (): void => {
    const id = this.#id;
    if (id === null) return;
    if (this.#openedId !== undefined) this.#edits.commitAll(this.#openedId);
    if (this.contactId) this.contactId = '';
    else this.workspace.handle?.setUi({ contactId: null });
    this.dispatchEvent(new ContactCloseEvent(id));
  };

  #openContact(id: ContactId): void {
    if (!this.dispatchEvent(new ContactOpenEvent(id))) return;
    if (this.contactId) this.contactId = id;
    else this.workspace.handle?.setUi({ contactId: id });
  }

  #openOpportunity(id: string): void {
    const { handle } = this.workspace;
    if (!this.dispatchEvent(new OpportunityOpenEvent(id)) || !handle) return;
    const { openId } = handle.ui;
    // It lies below this drawer already.
    if (openId === id && this.presentation === 'drawer') this.#close();
    else {
      handle.setUi({ openId: id });
      // Where something is open already, somebody shows it: a widget of the page, or one of another widget.
      if (openId === null && !handle.hasDetail) void this.#panels.showDetail();
    }
  }

  /** S3: with the customer filled in. */
  #newOpportunity(draft: DraftRequest): void {
    const { handle } = this.workspace;
    if (!this.dispatchEvent(new OpportunityNewEvent(draft)) || !handle) return;
    if (handle.hasForm) handle.setUi({ draft });
    else void this.#panels.showForm(draft);
  }

  #comboboxOf(field: ContactField): ComboboxController {
    let combobox = this.#comboboxes.get(field);
    if (!combobox) this.#comboboxes.set(field, (combobox = new ComboboxController(this)));
    return combobox;
  }

  readonly #actions: ContactActions = {
    begin: (field) => {
      if (this.#openedId === undefined) return;
      this.#edits.begin(this.#openedId, field);
      if (hasList(field)) this.#comboboxOf(field).open();
      this.#focusNext = `#${editorId(field)}`;
    },
    change: (field, draft) => {
      if (this.#openedId !== undefined) this.#edits.change(this.#openedId, field, draft);
    },
    commit: (field, by) => {
      if (this.#openedId === undefined) return;
      void this.#edits.commit(this.#openedId, field, by).then((closed) => {
        if (by === 'blur') return;
        this.#focusNext = `#${closed ? viewId(field) : editorId(field)}`;
        this.requestUpdate();
      });
    },
    cancel: (field) => {
      if (this.#openedId === undefined) return;
      this.#edits.cancel(this.#openedId, field);
      this.#focusNext = `#${viewId(field)}`;
    },
    keepMine: (field) => {
      if (this.#openedId === undefined) return;
      this.#edits.keepMine(this.#openedId, field);
      this.#focusNext = `#${editorId(field)}`;
    },
    takeTheirs: (field) => {
      this.#actions.cancel(field);
    },
    addCompany: async (field, name) => {
      const result = await this.request('contact-create', { name, type: 'company' });
      if (result.ok) return result.value.id;
      if (this.#openedId !== undefined) this.#edits.refuse(this.#openedId, field, result.problems);
      return undefined;
    },
  };

  async #remove({ id, name }: Contact): Promise<void> {
    const result = await this.request('contact-delete', { id });
    const [problem] = result.ok ? [] : result.problems;
    const { profile } = this.l.t;
    if (!problem) {
      this.refusal = undefined;
      this.workspace.handle?.toast({ text: profile.deleted(name), undo: true });
    } else if (problem.code === 'in-use') {
      this.refusal = profile.inUse(this.l.number(Number(problem.params?.['count'] ?? 0)));
    } else this.refusal = this.l.problem(problem);
  }

  async #restore({ id }: Contact): Promise<boolean> {
    const result = await this.request('contact-restore', { id });
    const [problem] = result.ok ? [] : result.problems;
    this.refusal = problem && this.l.problem(problem);
    return result.ok;
  }

  async #takeApart(contact: Contact): Promise<void> {
    if (!(await this.#restore(contact))) return;
    this.workspace.handle?.toast({ text: this.l.t.profile.merged.tookApart(contact.name), undo: true });
    this.#focusNext = '.title .value';
    this.requestUpdate();
  }

  override render(): TemplateResult {
    const { l } = this;
    this.#panels.reconcile();
    const content = this.#content();
    const drawer = this.presentation === 'drawer' ? this.#drawer : undefined;
    const above = html`${this.#panels.render()} ${this.#merging.render()}`;
    return detailFrame(l, drawer, l.t.profile.label, content, above);
  }

  #content(): TemplateResult | typeof nothing {
    const { l, store } = this;
    const { profile, common } = l.t;
    const id = this.#id;
    if (!store) return detailMessage({ icon: icons.users, title: common.noWorkspace });
    if (id === null)
      return this.presentation === 'drawer'
        ? nothing
        : detailMessage({ icon: icons.users, title: profile.nothingOpen, hint: profile.nothingOpenHint });
    const contact = resolveContact(store, id);
    if (contact) return this.#sections(store, contact, id);
    return store.phase === 'loading'
      ? detailLoading(l)
      : detailMessage({
          icon: icons.users,
          title: profile.missing,
          hint: profile.missingHint,
          close: { words: common.actions.close, run: this.#close },
        });
  }

  #sections(store: PipelineStore, contact: Contact, askedId: ContactId): TemplateResult {
    const { l, canEdit } = this;
    const readonly = contact.removed !== null || !canEdit;
    const env = { store, l, today: this.#day.today(zoneOf(store)), now: this.#day.now };
    return contactSections({
      l,
      store,
      contact,
      followedFrom: askedId === contact.id ? undefined : store.get('contacts', askedId),
      readonly,
      canEdit,
      readOnlyWords: this.readOnlyWords,
      edits: this.#edits.of(contact.id),
      isContested: (edit) => this.#edits.isContested(edit, contact),
      combobox: (field) => this.#comboboxOf(field),
      picks: this.#hostPicks,
      actions: this.#actions,
      channels: this.#channels.render(contact, readonly),
      opportunities: this.#opportunities.render(env, contact, readonly),
      records: this.#records.render(env, contact, readonly),
      notes: this.#notes.render(env, contact, readonly),
      people: this.#people.render(store, contact, readonly),
      data: this.#data.render(contact, canEdit),
      refusal: this.refusal,
      canClose: this.presentation === 'drawer' || !this.contactId,
      close: this.#close,
      open: (id) => {
        this.#openContact(id);
      },
      merge: (ids) => void this.#merging.ask(ids),
      takeApart: (one) => void this.#takeApart(one),
      remove: () => void this.#remove(contact),
      restore: () => void this.#restore(contact),
    });
  }
}
