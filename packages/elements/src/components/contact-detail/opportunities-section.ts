import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import {
  effectivePrice,
  isOverdue,
  stageOf,
  type Contact,
  type Opportunity,
  type OpportunityId,
} from '@firsat/model';
import { openOnes, sumWords } from '../../contacts/contact-words.js';
import { contactDirectory } from '../../contacts/live-contacts.js';
import { memberName } from '../../fields/options.js';
import * as icons from '../../icons/icons.js';
import { moreButton } from '../../primitives/more-button.js';
import { statusIcon } from '../opportunity-detail/status-icon.js';
import { NESTED_KINDS, type NestedEnv, type NestedKind } from './nested-records.js';

/** Opportunities that are shown at first, and with each press of the button; records inside one of each kind. */
const PAGE = 30;
const INSIDE = 5;

export interface OpportunitiesOptions {
  readonly open: (id: OpportunityId) => void;
  readonly add: (contact: Contact) => void;
}

/**
 * S18: the opportunities of a customer with what belongs to each inside it, never a heap of items; open ones first, whoever has them (S4, S6).
 */
export class OpportunitiesSection implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: OpportunitiesOptions;
  readonly #unfolded = new Set<OpportunityId>();
  #of = '';
  #shown = PAGE;
  #showsClosed = false;

  constructor(host: ReactiveControllerHost & HTMLElement, options: OpportunitiesOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    this.#of = '';
  }

  render(env: NestedEnv, contact: Contact, readonly: boolean): TemplateResult {
    const { store, l } = env;
    if (this.#of !== contact.id) {
      this.#of = contact.id;
      this.#shown = PAGE;
      this.#showsClosed = false;
    }
    const { opportunities: words } = l.t.profile;
    const all = contactDirectory(store, l.language).index.opportunities(contact.id);
    const open = [...openOnes(all)].sort(byClose);
    const closed = all.filter(({ status }) => status.code !== 'open').sort(byEnd);
    const shown = [...open, ...(this.#showsClosed || open.length === 0 ? closed : [])];
    const sums = open.length > 0 ? sumWords(store, l, open).join(' + ') : '';
    return html`<section class="opportunities" aria-labelledby="opportunities-title">
      <div class="section-head">
        <h3 id="opportunities-title">
          ${words.title} <span class="count figure">${l.number(all.length)}</span>
        </h3>
        ${
          readonly
            ? nothing
            : html`<button
                type="button"
                class="button new-opportunity"
                @click=${() => {
                  this.#options.add(contact);
                }}
              >
                ${icons.plus} ${words.add}
              </button>`
        }
      </div>
      ${
        sums
          ? html`<p class="sum figure">${l.t.contacts.openOpportunities(open.length)} · <strong>${sums}</strong></p>`
          : nothing
      }
      ${all.length === 0 ? html`<p class="muted">${words.none}</p>` : nothing}
      <ul class="plain opportunity-list">
        ${repeat(
          shown.slice(0, this.#shown),
          ({ id }) => id,
          (opportunity) => this.#opportunity(env, opportunity),
        )}
      </ul>
      ${moreButton({
        all: shown.length,
        shown: this.#shown,
        page: PAGE,
        words: (count) => words.more(l.number(count)),
        quiet: true,
        more: () => {
          this.#shown += PAGE;
          this.#host.requestUpdate();
        },
      })}
      ${
        open.length > 0 && closed.length > 0
          ? html`<button
              type="button"
              class="button quiet closed"
              aria-expanded=${this.#showsClosed ? 'true' : 'false'}
              @click=${() => {
                this.#showsClosed = !this.#showsClosed;
                this.#host.requestUpdate();
              }}
            >
              ${icons.chevronDown} ${words.closed(l.number(closed.length))}
            </button>`
          : nothing
      }
    </section>`;
  }

  #opportunity(env: NestedEnv, opportunity: Opportunity): TemplateResult {
    const { store, l, today } = env;
    const { opportunities: words } = l.t.profile;
    const price = effectivePrice(opportunity);
    const { id, description, period, ownerId, expectedClose, status } = opportunity;
    const stage = stageOf(store, opportunity.position).stage?.name;
    const counts = NESTED_KINDS.flatMap((kind) => {
      const size = kind.size(store, id);
      return size > 0 ? [kind.count(l, size)] : [];
    });
    const isUnfolded = this.#unfolded.has(id);
    return html`<li class="opportunity" data-id=${id}>
      <button
        type="button"
        class="icon-button fold"
        aria-expanded=${isUnfolded ? 'true' : 'false'}
        aria-controls=${`inside-${id}`}
        aria-label=${words.inside(description)}
        @click=${() => {
          if (!this.#unfolded.delete(id)) this.#unfolded.add(id);
          this.#host.requestUpdate();
        }}
      >
        ${icons.chevronRight}
      </button>
      <div class="opportunity-text">
        <div class="opportunity-line">
          <button
            type="button"
            class="link open-opportunity"
            title=${words.open(description)}
            @click=${() => {
              this.#options.open(id);
            }}
          >
            ${description}
          </button>
          <span class="price figure"
            >${price ? `${l.money(price)} ${l.t.common.perPeriod[period]}`.trim() : nothing}</span
          >
        </div>
        <p class="meta figure">
          <span class="badge ${status.code}"
            >${status.code === 'open' ? nothing : statusIcon(status.code)}${l.t.common.status[status.code]}</span
          >
          ${stage === undefined ? nothing : html`<span>${stage}</span>`}
          <span class="owner">${memberName(store, ownerId) ?? (ownerId === null ? words.noOwner : l.t.common.unknownPerson)}</span>
          ${
            expectedClose === null || status.code !== 'open'
              ? nothing
              : html`<span class=${isOverdue(opportunity, today) ? 'late' : ''}
                  >${words.expected(l.nearDate(expectedClose, today))}</span
                >`
          }
          ${counts.length > 0 ? html`<span class="counts">${counts.join(' · ')}</span>` : nothing}
        </p>
        <div id=${`inside-${id}`} class="inside" ?hidden=${!isUnfolded}>
          ${isUnfolded ? this.#inside(env, id, counts.length === 0) : nothing}
        </div>
      </div>
    </li>`;
  }

  #inside(env: NestedEnv, id: OpportunityId, isEmpty: boolean): TemplateResult {
    const { store, l } = env;
    if (!store.workLoaded) return html`<p class="muted" role="status">${l.t.common.loading}</p>`;
    if (isEmpty) return html`<p class="muted">${l.t.profile.opportunities.nothing}</p>`;
    return html`${NESTED_KINDS.map((kind) => this.#kind(kind, env, id))}`;
  }

  #kind(kind: NestedKind, env: NestedEnv, id: OpportunityId): TemplateResult | typeof nothing {
    const { l } = env;
    const { opportunities: words } = l.t.profile;
    const records = kind.records(env, id);
    if (records.length === 0) return nothing;
    const left = records.length - INSIDE;
    return html`<div class="nested" data-kind=${kind.collection}>
      <h4>${kind.title(l)}</h4>
      <ul class="plain">
        ${records.slice(0, INSIDE).map(
          ({ text, meta, isDone }) => html`<li class=${isDone ? 'done' : ''}>
            <span class="nested-text">${text}</span>
            ${isDone ? html`<span class="visually-hidden">(${words.isDone})</span>` : nothing}
            ${meta ? html`<span class="muted figure">${meta}</span>` : nothing}
          </li>`,
        )}
      </ul>
      ${left > 0 ? html`<p class="muted">${words.rest(l.number(left))}</p>` : nothing}
    </div>`;
  }
}

/** The first to close stands first; without a day last. */
function byClose(a: Opportunity, b: Opportunity): number {
  const [left, right] = [a.expectedClose ?? '9999', b.expectedClose ?? '9999'];
  return left < right ? -1 : left > right ? 1 : b.createdAt - a.createdAt;
}

function byEnd(a: Opportunity, b: Opportunity): number {
  const [left, right] = [a.status.on ?? '', b.status.on ?? ''];
  return left > right ? -1 : left < right ? 1 : b.createdAt - a.createdAt;
}
