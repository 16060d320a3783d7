import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { createRef, ref, type Ref } from 'lit/directives/ref.js';
import type { HeldChange, HeldReason, SyncStatus } from '@firsat/store';
import { property } from '../../base/property.js';
import { announce } from '../../base/announce.js';
import { FirsatElement } from '../../base/firsat-element.js';
import { beforeNextPaint } from '../../base/frame.js';
import { browserTimer, type Timer } from '../../base/timer.js';
import type { WorkspaceHandle } from '../../contexts/workspace-context.js';
import { DayController } from '../../controllers/day-controller.js';
import { ReloadEvent } from '../../events/reload.js';
import { SignInEvent } from '../../events/sign-in.js';
import * as icons from '../../icons/icons.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/controls.styles.js';
import { changeNoticesStyles } from './change-notices.styles.js';
import { HeldActions } from './held-actions.js';
import { isAtRisk, isKeptOnDevice, noticeKey, noticesOf, type NoticeKind } from './notices.js';
import { ReviewDialog } from './review-dialog.js';
import '../../locales/areas/notices.js';

/** A notice is spoken when it has stood for this long: what comes and goes while connections change is no news. */
export const NEWS_MS = 1000;

const REASONS: readonly HeldReason[] = ['removed', 'read-only', 'epoch', 'refused', 'conflict'];

/**
 * What merging and the server decided about the changes made here: those that could not be saved, with the reason, to be reviewed, exported,
 * tried again or discarded; and why nothing can be saved or changed at the moment (session ended, no longer a member, page too old).
 * Takes no place while there is nothing to say.
 *
 * @fires {SignInEvent} firsat-sign-in - The session has ended and the user wants to sign in; `preventDefault()`: the host does it.
 * @fires {ReloadEvent} firsat-reload - The page is too old and the user wants the new one; `preventDefault()`: the host brings it.
 * @csspart base - The wrapper that carries the looks; there only while there is something to say.
 * @csspart notice - One notice.
 * @cssstate empty - There is nothing to say, and the element takes no place.
 * @csspart review - The dialog with the changes one by one.
 */
export class ChangeNotices extends FirsatElement {
  static override styles: CSSResultGroup = [baseStyles, controlStyles, changeNoticesStyles];

  /** Another widget shows this one: the page itself has none. */
  @property({ type: Boolean, reflect: true }) managed = false;
  /** @internal Waits; another one in tests. */
  @property({ attribute: false }) timer: Timer = browserTimer;

  readonly #day = new DayController(this);
  readonly #link: Ref<HTMLAnchorElement> = createRef();
  readonly #actions = new HeldActions(this, {
    held: () => this.store?.sync.held,
    save: (json) => this.#download(json),
    tell: (outcome, isLast) => {
      const text = outcome.text(this.l);
      // With nothing left there is no place here any more where it could be read.
      if (isLast)
        this.workspace.handle?.toast({ text, tone: outcome.tone === 'good' ? 'neutral' : 'problem' });
      else announce(this, text, this.l.locale, 'polite');
    },
  });
  readonly #review: ReviewDialog = new ReviewDialog(this, {
    store: () => this.store,
    list: () => this.#list,
    actions: this.#actions,
  });
  readonly #dismissed = new Set<string>();
  readonly #told = new Set<string>();
  #shown = '';
  #stopNews: (() => void) | undefined;
  #release: (() => void)[] = [];
  #file: string | undefined;

  /** The changes that are held, oldest first: for a host that shows them in its own way. */
  get #list(): readonly HeldChange[] {
    return this.store?.sync.held.list ?? [];
  }

  /** What is said at the moment, most serious first. */
  get notices(): readonly NoticeKind[] {
    const store = this.store;
    if (!store) return [];
    return noticesOf({
      status: store.sync.status,
      phase: store.phase,
      held: this.#list.length,
      dismissed: this.#dismissed,
    });
  }

  /** Opens the list of held changes; nothing happens while none are. */
  review(): void {
    if (this.#list.length === 0) return;
    this.#actions.forget();
    this.#review.open();
  }

  protected override get states(): Readonly<Record<string, boolean>> {
    return { ...super.states, empty: this.notices.length === 0 };
  }

  /** Records are named in the open list only. */
  protected override watches(): boolean {
    return this.#review.isOpen;
  }

  protected override workspaceChanged(handle: WorkspaceHandle | undefined): void {
    for (const release of this.#release.splice(0)) release();
    this.#review.close();
    this.#actions.forget();
    this.#dismissed.clear();
    this.#told.clear();
    if (!handle) return;
    const update = (): void => {
      beforeNextPaint(this.#paint);
    };
    const { sync } = handle.store;
    this.#release = [sync.subscribe(update)];
    if (!this.managed) this.#release.push(handle.attachNotices());
  }

  readonly #paint = (): void => {
    this.requestUpdate();
  };

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopNews?.();
    this.#shown = '';
    this.#forgetFile();
  }

  override updated(): void {
    const kinds = this.notices;
    const shown = kinds.map((kind) => this.#keyOf(kind)).join('|');
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#stopNews?.();
    this.#stopNews = this.timer.after(NEWS_MS, this.#speak);
  }

  /** What is new is spoken; fewer held changes than before are no news. */
  readonly #speak = (): void => {
    const kinds = this.notices;
    const keys = new Set(kinds.map((kind) => this.#keyOf(kind)));
    const fresh = kinds.filter((kind) => !this.#told.has(this.#keyOf(kind)));
    const before = [...this.#told].find((key) => key.startsWith('held '));
    const isLess = before !== undefined && Number(before.slice(5)) >= this.#list.length;
    this.#told.clear();
    for (const key of keys) this.#told.add(key);
    const news = fresh.filter((kind) => kind !== 'held' || !isLess).map((kind) => this.#titleOf(kind));
    if (news.length > 0) announce(this, news.join('. '), this.l.locale, 'polite');
  };

  #keyOf(kind: NoticeKind): string {
    const status = this.store?.sync.status;
    return status ? noticeKey(kind, { status, held: this.#list.length }) : kind;
  }

  #dismiss(kind: NoticeKind): void {
    this.#dismissed.add(this.#keyOf(kind));
    this.requestUpdate();
  }

  #download(json: string): string {
    const { store } = this;
    const link = this.#link.value;
    if (!store || !link) throw new Error('no workspace to export from');
    const name = this.l.t.notices.fileName(
      store.workspaceId,
      this.#day.today(store.settings?.timeZone ?? 'UTC'),
    );
    this.#forgetFile();
    this.#file = URL.createObjectURL(new Blob([json], { type: 'application/json' }));
    link.href = this.#file;
    link.download = name;
    link.click();
    return name;
  }

  #forgetFile(): void {
    if (this.#file !== undefined) URL.revokeObjectURL(this.#file);
    this.#file = undefined;
  }

  readonly #signIn = (): void => {
    if (this.store && this.dispatchEvent(new SignInEvent(this.store.workspaceId))) this.#ask();
  };

  /** Asks the server anew who one is here. */
  readonly #ask = (): void => {
    this.workspace.handle?.setOffline(true);
    this.workspace.handle?.setOffline(false);
  };

  readonly #reload = (): void => {
    if (this.store && this.dispatchEvent(new ReloadEvent(this.store.workspaceId))) window.location.reload();
  };

  readonly #retryAll = (): void => {
    void this.#actions.retry(this.#list.filter(({ canRetry }) => canRetry).map(({ id }) => id));
  };

  #titleOf(kind: NoticeKind): string {
    const { notices } = this.l.t;
    if (kind === 'held') return notices.held.title(this.#list.length);
    if (kind === 'evicted') return notices.evicted.title(this.store?.sync.status.evicted ?? 0);
    return notices[kind].title;
  }

  override render(): TemplateResult | typeof nothing {
    const { store } = this;
    const kinds = this.notices;
    if (!store || (kinds.length === 0 && !this.#review.isOpen)) return nothing;
    const { status } = store.sync;
    return html`<div class="base" part="base" lang=${this.l.locale} role="region" aria-label=${this.l.t.notices.label}>
      <ul class="notices">
        ${kinds.map((kind) => this.#notice(kind, status))}
      </ul>
      ${this.#review.render(this.l)}
      <!-- Pages listen for clicks on links; this one is none of theirs. -->
      <a
        ${ref(this.#link)}
        hidden
        href="#"
        @click=${(event: Event) => {
          event.stopPropagation();
        }}
        >${this.l.t.notices.held.export}</a
      >
    </div>`;
  }

  #notice(kind: NoticeKind, status: SyncStatus): TemplateResult {
    const isCalm = kind === 'memory' && !isAtRisk(status);
    return html`<li class="notice ${isCalm ? 'calm' : ''}" part="notice" data-kind=${kind}>
      ${kind === 'memory' ? icons.device : kind === 'outdated' ? icons.redo : icons.alert}
      <div class="text">
        <strong class="title figure">${this.#titleOf(kind)}</strong>
        <span class="why figure">${this.#why(kind, status)}</span>
        ${kind === 'held' ? this.#outcome() : nothing}
      </div>
      <div class="actions">${this.#buttons(kind)}</div>
    </li>`;
  }

  #outcome(): TemplateResult | typeof nothing {
    const { outcome, busy } = this.#actions;
    if (this.#review.isOpen) return nothing;
    if (busy === 'retry') return html`<span class="outcome">${this.l.t.notices.result.working}</span>`;
    return outcome ? html`<span class="outcome ${outcome.tone}">${outcome.text(this.l)}</span>` : nothing;
  }

  #why(kind: NoticeKind, status: SyncStatus): string {
    const { notices } = this.l.t;
    const isKept = isKeptOnDevice(status);
    const waiting = status.unsavedOnServer;
    switch (kind) {
      case 'held': {
        const { held } = notices;
        const all = this.#list.length;
        const again = this.#list.filter(({ canRetry }) => canRetry).length;
        return [
          this.#reasons(status),
          again > 0 ? held.canRetry(again, all) : isKept ? held.kept : held.keptOnPage,
        ].join(' ');
      }
      case 'expired':
      case 'outdated':
        return notices[kind][isKept ? 'onDevice' : 'onPage'](waiting);
      case 'memory':
        if (isAtRisk(status)) return notices.memory.waiting(waiting);
        return status.network === 'none' ? notices.memory.alone : notices.memory.connected;
      case 'removed':
      case 'evicted':
        return notices[kind].text;
    }
  }

  /** A right that has come back is told as what was missing then. */
  #reasons({ access }: SyncStatus): string {
    const { held, why } = this.l.t.notices;
    const given = new Set(this.#list.map(({ reason }) => reason));
    if (given.size > 2) return held.manyReasons;
    const says = (reason: HeldReason): string => {
      if (reason === 'read-only' && access !== 'reader') return why.wasReadOnly;
      return reason === 'removed' && access !== 'removed' ? why.wasRemoved : why[reason];
    };
    return REASONS.filter((reason) => given.has(reason))
      .map(says)
      .join(' ');
  }

  #buttons(kind: NoticeKind): TemplateResult {
    const { notices } = this.l.t;
    switch (kind) {
      case 'held':
        return this.#heldButtons();
      case 'expired':
        return html`${this.#exportUnsent()}
          <button class="button primary sign-in" @click=${this.#signIn}>${notices.expired.action}</button>`;
      case 'outdated':
        return html`${this.#exportUnsent()}
          <button class="button primary reload" @click=${this.#reload}>${notices.outdated.action}</button>`;
      case 'memory':
      case 'evicted':
        return html`<button
          class="button dismiss"
          @click=${() => {
            this.#dismiss(kind);
          }}
        >
          ${notices[kind].action}
        </button>`;
      case 'removed':
        return html`<button class="button again" @click=${this.#ask}>${notices.removed.action}</button>`;
    }
  }

  /** What waits to be sent can be taken along too; where changes are held, their button exports it all. */
  #exportUnsent(): TemplateResult | typeof nothing {
    if (this.#list.length > 0 || !this.store?.sync.status.unsavedOnServer) return nothing;
    return this.#exportButton();
  }

  #exportButton(): TemplateResult {
    return html`<button
      class="button export-all"
      ?disabled=${this.#actions.busy !== undefined}
      @click=${this.#actions.export}
    >
      ${icons.download}${this.l.t.notices.held.export}
    </button>`;
  }

  #heldButtons(): TemplateResult {
    const { held } = this.l.t.notices;
    const isBusy = this.#actions.busy !== undefined;
    return html`<button
        class="button review-open"
        @click=${() => {
          this.review();
        }}
      >
        ${held.review}
      </button>
      ${this.#exportButton()}
      ${
        this.#list.some(({ canRetry }) => canRetry)
          ? html`<button class="button primary retry-all" ?disabled=${isBusy} @click=${this.#retryAll}>
              ${held.retry}
            </button>`
          : nothing
      }`;
  }
}
