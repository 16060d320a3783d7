import { nothing, type TemplateResult } from 'lit';
import {
  problem,
  refused,
  type CalendarDate,
  type ContactId,
  type Opportunity,
  type OpportunityId,
  type Problem,
} from '@firsat/model';
import type { Peer, PipelineStore, StoreChange } from '@firsat/store';
import { property, state } from '../../base/property.js';
import { announce } from '../../base/announce.js';
import { FirsatElement } from '../../base/firsat-element.js';
import type { WorkspaceHandle } from '../../contexts/workspace-context.js';
import { ContactPanel } from '../../contacts/contact-panel.js';
import { openContactId } from '../../contacts/contact-ui.js';
import { DayController } from '../../controllers/day-controller.js';
import { DrawerController } from '../../controllers/drawer-controller.js';
import { DetailCloseEvent } from '../../events/detail-close.js';
import { fieldLabel, valueWords, whoChanged, type FieldName } from './value-words.js';
import * as icons from '../../icons/icons.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/controls.styles.js';
import { popoverStyles } from '../../styles/popover.styles.js';
import { stageColorStyles } from '../../styles/stage-colors.styles.js';
import { stageEntry, toldProblems } from '../../process/enter-stage.js';
import { detailFrame, detailLoading, detailMessage } from './detail-frame.js';
import { detailSections } from './detail-sections.js';
import { cellStyles } from './cells.styles.js';
import { detailStyles } from './detail.styles.js';
import { stageStatusStyles } from './stage-status.styles.js';
import { EditingController, type EditingHalf } from './editing-controller.js';
import { FieldEdits, type FieldEdit } from './field-edits.js';
import { editorId, viewId } from '../../fields/inline-cell.js';
import type { CellActions } from './field-cell.js';
import { distinctPeers } from './peer-marks.js';
import { openOpportunity } from './open-opportunity.js';
import { TabShell } from './tab-shell.js';
import { tabStyles } from './tabs.styles.js';
import '../../locales/areas/detail.js';
import '../../locales/areas/problems.js';

/**
 * One opportunity with everything known about it (S61–S63): header, stage path with guidance, status with its dates and reasons, all fields
 * editable in place, and its history. Shows the record of `opportunity-id`, or else the one that is open in the workspace (`ui.openId`); then
 * it says so to the workspace, unless it is `managed` by another widget.
 *
 * A field is edited by click, Enter or F2, saved by Enter or by leaving it, restored by Escape. What is refused stays in its editor with the
 * reason; what a colleague changes meanwhile is shown beside it and never overwrites what is typed.
 *
 * @fires {DetailCloseEvent} firsat-detail-close - The user closed it. Does not bubble.
 * @fires {ContactOpenEvent} firsat-contact-open - Somebody wants to see the customer; `preventDefault()`: the host shows it.
 * @fires {CommandRequestEvent} firsat-opportunity-edit-request - Before a field is saved; likewise `-move`, `-change-schema`, `-set-status`,
 *   `-delete`, `-restore` and `firsat-contact-create-request`. Cancelable.
 * @fires {OpportunityOpenEvent} firsat-opportunity-open - Before a copy is opened; cancelable.
 * @csspart base - The root of everything shown.
 * @csspart panel - The panel or drawer.
 * @cssstate remote-editing - A colleague has the same opportunity open.
 * @cssprop {<length>} [--firsat-drawer-width=32em] - Width of the drawer where there is room.
 */
export class OpportunityDetail extends FirsatElement {
  static override styles = [
    baseStyles,
    controlStyles,
    popoverStyles,
    stageColorStyles,
    detailStyles,
    cellStyles,
    stageStatusStyles,
    tabStyles,
  ];

  /** The record to show; empty = whichever is open in the workspace. */
  @property({ attribute: 'opportunity-id' }) opportunityId = '';
  /** `inline` stands where the element stands; `drawer` opens at the edge of the page, which stays usable beside it. */
  @property({ reflect: true }) presentation: 'inline' | 'drawer' = 'inline';
  /** Another widget opens and closes this detail: it does not attach itself to the workspace. */
  @property({ type: Boolean, reflect: true }) managed = false;

  @state() private stageProblems: readonly Problem[] = [];

  readonly #day = new DayController(this);
  readonly #drawer = new DrawerController(this, {
    shown: () => (this.store ? this.#id : null),
    close: () => {
      this.#close();
    },
  });
  readonly #contacts = new ContactPanel(this, {
    handle: () => this.workspace.handle,
    forId: () => this.for,
  });
  readonly #edits = new FieldEdits(this, {
    store: () => this.store,
    localizer: () => this.l,
    record: (id) => this.store?.get('opportunities', id),
    begin: (field, opportunity) =>
      this.#with((store, { beginEdit }) => beginEdit(store, this.l, field, opportunity)),
    read: (_field, edit, opportunity) =>
      this.#editing.half
        ? this.#with((store, { readEdit }) => readEdit(store, edit, opportunity))
        : refused(problem('not-ready')),
    save: (id, changes) => this.request('opportunity-edit', { id, changes }),
    editing: (field) => this.store?.presence.update({ field }),
  });
  readonly #editing = new EditingController(this, {
    before: detailStyles,
    workspace: this.workspace,
    request: (command, input) => this.request(command, input),
    setStatus: (id, input) => this.request('opportunity-set-status', { id, ...input }),
    setPrice: (id, price) => this.request('opportunity-edit', { id, changes: { price } }),
    changeSchema: (id, schemaId, stageId) =>
      this.#enter('opportunity-change-schema', { id, schemaId, stageId }),
    missing: () => this.workspace.handle?.showProblem(problem('not-ready')),
  });
  readonly #tabs = new TabShell({
    host: this,
    workspace: this.workspace,
    request: (command, input) => this.request(command, input),
    toast: (words) => this.workspace.handle?.toast(words),
    open: (id) => openOpportunity(this, this.workspace.handle, id),
  });
  readonly #enter = stageEntry({
    host: this,
    l: () => this.l,
    handle: () => this.workspace.handle,
    store: () => this.store,
    request: (command, input) => this.request(command, input),
    open: () => this.#tabs.show('process'),
  });
  #openedId: OpportunityId | null = null;
  #wasRemoved = false;
  #contested = new Set<FieldName>();
  #focusNext: string | undefined;
  #release: (() => void)[] = [];

  /** The record that is asked for. */
  get #id(): OpportunityId | null {
    return this.opportunityId || (this.workspace.handle?.ui.openId ?? null);
  }

  #with<T>(use: (store: PipelineStore, half: EditingHalf) => T): T {
    const { store } = this;
    const { half } = this.#editing;
    if (!store || !half) throw new Error('an editor is open without a workspace');
    return use(store, half);
  }

  protected override watches(change: StoreChange): boolean {
    const id = this.#id;
    if (id === null) return false;
    for (const [collection, ids] of change.changed) {
      if (collection === 'opportunities') {
        if (ids.has(id)) return true;
        continue;
      }
      for (const changed of ids) {
        const record = this.store?.get(collection, changed);
        // What hangs on another opportunity is not shown here.
        if (!record || !('opportunityId' in record) || record.opportunityId === id) return true;
      }
    }
    return false;
  }

  protected override workspaceChanged(handle: WorkspaceHandle | undefined): void {
    for (const release of this.#release.splice(0)) release();
    if (!handle) return;
    this.#release.push(handle.store.presence.subscribe(() => this.requestUpdate()));
    // One that always shows the same record is not where the workspace's open record is shown.
    if (!this.managed && !this.opportunityId) this.#release.push(handle.attachDetail());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('pagehide', this.#saveTyped);
  }

  override disconnectedCallback(): void {
    window.removeEventListener('pagehide', this.#saveTyped);
    this.#saveTyped();
    super.disconnectedCallback();
  }

  /** What can be saved is saved before the editors are gone. */
  protected override get states(): Readonly<Record<string, boolean>> {
    const { store } = this;
    const id = this.#id;
    const peers = store && id !== null ? distinctPeers(store.presence.at(id), store.user.id) : [];
    return { ...super.states, 'remote-editing': peers.length > 0 };
  }

  readonly #saveTyped = (): void => {
    if (this.#openedId !== null) this.#edits.commitAll(this.#openedId);
  };

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    if (this.hasUpdated && (changed.has('managed') || changed.has('opportunityId')))
      this.workspaceChanged(this.workspace.handle);
    const id = this.#id;
    const record = id === null ? undefined : this.store?.get('opportunities', id);
    if (id !== this.#openedId) {
      if (this.#openedId !== null) {
        this.#edits.commitAll(this.#openedId);
        this.#tabs.leave();
      }
      if (this.opportunityId) this.store?.presence.update({ opportunityId: id, field: null });
      this.#openedId = id;
      this.#wasRemoved = Boolean(record?.removed);
      this.#contested.clear();
      this.stageProblems = [];
    }
    if (!record) return;
    if (record.removed && !this.#wasRemoved && record.removed.by !== this.store?.user.id)
      announce(this, this.l.t.detail.removedNow(record.description), this.l.locale);
    this.#wasRemoved = record.removed !== null;
    this.#announceContests(record);
  }

  #announceContests(record: Opportunity): void {
    const { store } = this;
    if (!store) return;
    for (const edit of this.#edits.of(record.id).values()) {
      const contested = this.#edits.isContested(edit, record);
      if (!contested) this.#contested.delete(edit.field);
      else if (!this.#contested.has(edit.field)) {
        this.#contested.add(edit.field);
        const value = valueWords(store, this.l, edit.field, record[edit.field] as string | null);
        const words = this.l.t.detail.contested(whoChanged(this.store, this.l, record.id, edit.field), value);
        announce(this, `${fieldLabel(edit.field, this.l)}: ${words}`, this.l.locale);
      }
    }
  }

  override updated(): void {
    const selector = this.#focusNext;
    this.#focusNext = undefined;
    if (!selector) return;
    const target = this.renderRoot.querySelector<HTMLElement>(selector);
    target?.focus();
    if (target?.localName === 'input') (target as HTMLInputElement).select();
  }

  readonly #close = (): void => {
    const id = this.#id;
    if (id === null) return;
    this.#edits.commitAll(id);
    if (this.opportunityId) this.opportunityId = '';
    else this.workspace.handle?.setUi({ openId: null });
    this.dispatchEvent(new DetailCloseEvent(id));
  };

  /** S118. */
  #openCustomer(id: ContactId): void {
    // It lies below this drawer already.
    if (this.presentation === 'drawer' && openContactId(this.workspace.handle) === id) this.#close();
    else this.#contacts.open(id);
  }

  readonly #actions: CellActions = {
    begin: (field) => {
      this.#editing.when(({ isChosen }) => {
        const id = this.#openedId;
        if (id === null) return;
        this.#edits.begin(id, field);
        if (isChosen(field)) this.#editing.combobox(field)?.open();
        this.#focusNext = `#${editorId(field)}`;
      });
    },
    change: (field, draft) => {
      if (this.#openedId !== null) this.#edits.change(this.#openedId, field, draft);
    },
    commit: (field, by) => {
      const id = this.#openedId;
      if (id === null) return;
      void this.#edits.commit(id, field, by).then((closed) => {
        if (by === 'blur') return;
        this.#focusNext = `#${closed ? viewId(field) : editorId(field)}`;
        this.requestUpdate();
      });
    },
    cancel: (field) => {
      if (this.#openedId === null) return;
      this.#edits.cancel(this.#openedId, field);
      this.#focusNext = `#${viewId(field)}`;
    },
    keepMine: (field) => {
      if (this.#openedId === null) return;
      this.#edits.keepMine(this.#openedId, field);
      this.#focusNext = `#${editorId(field)}`;
    },
    takeTheirs: (field) => {
      this.#actions.cancel(field);
    },
    addContact: async (field, name) => {
      const result = await this.request('contact-create', { name });
      if (result.ok) return result.value.id;
      if (this.#openedId !== null) this.#edits.refuse(this.#openedId, field, result.problems);
      return undefined;
    },
  };

  readonly #move = async (stageId: string): Promise<void> => {
    const id = this.#openedId;
    if (id === null) return;
    this.stageProblems = toldProblems(await this.#enter('opportunity-move', { id, stageId }));
    if (this.stageProblems.length === 0) this.#focusNext = '.path [aria-current="step"]';
    this.requestUpdate();
  };

  #today(store: PipelineStore): CalendarDate {
    return this.#day.today(store.settings?.timeZone ?? 'Europe/Istanbul');
  }

  override render(): TemplateResult {
    const { l } = this;
    const content = this.#content();
    const drawer = this.presentation === 'drawer' ? this.#drawer : undefined;
    return detailFrame(l, drawer, l.t.detail.label, content);
  }

  #content(): TemplateResult | typeof nothing {
    const { l, store } = this;
    const id = this.#id;
    if (!store) return detailMessage({ icon: icons.history, title: l.t.common.noWorkspace });
    if (id === null)
      return this.presentation === 'drawer'
        ? nothing
        : detailMessage({
            icon: icons.history,
            title: l.t.detail.nothingOpen,
            hint: l.t.detail.nothingOpenHint,
          });
    const opportunity = store.get('opportunities', id);
    if (opportunity) return this.#record(store, opportunity);
    return store.phase === 'loading'
      ? detailLoading(l)
      : detailMessage({
          icon: icons.history,
          title: l.t.common.notFound,
          hint: l.t.detail.missingHint,
          close: { words: l.t.common.actions.close, run: this.#close },
        });
  }

  #record(store: PipelineStore, opportunity: Opportunity): TemplateResult {
    const { l } = this;
    const { id } = opportunity;
    const readonly = opportunity.removed !== null || !this.canEdit;
    void this.#editing.fetch();
    const peers: readonly Peer[] = store.presence.at(id);
    const edits = this.#edits.of(id);
    return detailSections({
      l,
      store,
      opportunity,
      today: this.#today(store),
      now: this.#day.now,
      readonly,
      readOnlyWords: this.readOnlyWords,
      peers: distinctPeers(peers, store.user.id),
      edits,
      contestedBy: (edit: FieldEdit) =>
        this.#edits.isContested(edit, opportunity)
          ? whoChanged(store, l, opportunity.id, edit.field)
          : undefined,
      editing: this.#editing.half,
      picks: this.#editing.picks,
      combobox: (field) => this.#editing.combobox(field),
      actions: this.#actions,
      status: this.#editing.status,
      schema: this.#editing.schema,
      changeSchema: () => {
        this.#editing.when(() => this.#editing.schema?.open({ l, store, opportunity, readonly }));
      },
      tabs: this.#tabs,
      stageProblem: this.stageProblems[0] && l.problem(this.stageProblems[0]),
      canClose: this.presentation === 'drawer' || !this.opportunityId,
      close: this.#close,
      openCustomer: (customerId) => {
        this.#openCustomer(customerId);
      },
      move: (stageId) => void this.#move(stageId),
      remove: () => void this.request('opportunity-delete', { id }),
      restore: () => void this.request('opportunity-restore', { id }),
      useEstimate: () => void this.request('opportunity-set-price-source', { id, source: 'estimate' }),
    });
  }
}
