import { html, nothing, type TemplateResult } from 'lit';
import {
  daysBetween,
  effectivePrice,
  effectiveProbability,
  isPriceFixed,
  isDueToday,
  isOverdue,
  dateInZone,
  resolveContact,
  type CalendarDate,
  type ContactId,
  type Opportunity,
} from '@firsat/model';
import type { Peer, PipelineStore } from '@firsat/store';
import { memberName, schemaOptions } from '../../fields/options.js';
import { valueWords, type FieldName } from './value-words.js';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';
import type { ComboboxController } from '../../primitives/combobox-controller.js';
import { backgroundSection } from './background-section.js';
import { eventMarks, timesOpen } from './event-marks.js';
import { fieldCell, type CellActions, type CellProps } from './field-cell.js';
import type { FieldEdit } from './field-edits.js';
import { peerList } from './peer-marks.js';
import type { SchemaPanel } from './schema-panel.js';
import { stagePath } from './stage-path.js';
import { statusIcon } from './status-icon.js';
import type { StatusPanel } from './status-panel.js';
import type { TabShell } from './tab-shell.js';

export interface DetailProps {
  readonly l: Localizer;
  readonly store: PipelineStore;
  readonly opportunity: Opportunity;
  readonly today: CalendarDate;
  readonly now: number;
  readonly readonly: boolean;
  /** Why the whole workspace cannot be changed, in words. */
  readonly readOnlyWords: string | undefined;
  readonly peers: readonly Peer[];
  readonly edits: ReadonlyMap<FieldName, FieldEdit>;
  readonly contestedBy: (edit: FieldEdit) => string | undefined;
  readonly editing: CellProps['editing'];
  readonly picks: CellProps['picks'];
  readonly combobox: (field: FieldName) => ComboboxController | undefined;
  readonly actions: CellActions;
  readonly status: StatusPanel | undefined;
  readonly schema: SchemaPanel | undefined;
  readonly changeSchema: () => void;
  readonly tabs: TabShell;
  readonly stageProblem: string | undefined;
  readonly canClose: boolean;
  readonly close: () => void;
  readonly openCustomer: (id: ContactId) => void;
  readonly move: (stageId: string) => void;
  readonly remove: () => void;
  readonly restore: () => void;
  readonly useEstimate: () => void;
}

type Extra = Partial<Pick<CellProps, 'readonly'>> & Pick<CellProps, 'shown' | 'mark' | 'warning' | 'variant'>;

function cell(props: DetailProps, field: FieldName, extra: Extra = {}): TemplateResult {
  const { l, store, opportunity, readonly, actions } = props;
  const edit = props.edits.get(field);
  return fieldCell({
    l,
    store,
    opportunity,
    field,
    readonly,
    edit,
    contestedBy: edit && props.contestedBy(edit),
    peers: props.peers.filter((peer) => peer.field === field),
    editing: props.editing,
    picks: props.picks,
    combobox: props.combobox(field),
    actions,
    ...extra,
  });
}

/** D8: late or due today, as an icon with words; only while open. */
function closeMark({ l, opportunity, today }: DetailProps): TemplateResult | typeof nothing {
  const { expectedClose } = opportunity;
  if (expectedClose === null) return nothing;
  if (isOverdue(opportunity, today)) {
    const late = l.t.common.days(daysBetween(expectedClose, today));
    return html`<span class="close-mark overdue">${icons.alert} ${l.t.detail.overdue(late)}</span>`;
  }
  if (isDueToday(opportunity, today))
    return html`<span class="close-mark today">${icons.clock} ${l.t.detail.dueToday}</span>`;
  return nothing;
}

/** The customer, and the way to all that is known about them (S18). */
function customer(props: DetailProps): TemplateResult {
  const { l, store, opportunity, openCustomer } = props;
  const contact = resolveContact(store, opportunity.customerId);
  return html`<div class="customer">
    ${cell(props, 'customerId', { variant: 'line' })}
    ${
      contact
        ? html`<button
            type="button"
            class="icon-button open-customer"
            title=${l.t.detail.openCustomer(contact.name)}
            aria-label=${l.t.detail.openCustomer(contact.name)}
            @click=${() => {
              openCustomer(contact.id);
            }}
          >
            ${icons.user}
          </button>`
        : nothing
    }
  </div>`;
}

function header(props: DetailProps, times: number): TemplateResult {
  const { l, opportunity } = props;
  const { code } = opportunity.status;
  return html`<header class="detail-head">
    <div class="head-row">
      <span class="badge ${code}">${code === 'open' ? nothing : statusIcon(code)} ${l.t.common.status[code]}</span>
      ${times > 1 ? html`<span class="badge times figure">${l.t.detail.timesOpen(times)}</span>` : nothing}
      ${closeMark(props)}
      <span class="spring"></span>
      ${peerList(props.peers, l)}
      ${
        props.canClose
          ? html`<button type="button" class="icon-button" aria-label=${l.t.common.actions.close} @click=${props.close}>
            ${icons.close}
          </button>`
          : nothing
      }
    </div>
    <h2>${cell(props, 'description', { variant: 'title' })}</h2>
    ${customer(props)}
  </header>`;
}

/** D30: a price that the lines or the accepted offer tell cannot be typed over; one press leads back to the estimate. */
function computedPrice({ l, store, opportunity, readonly, useEstimate }: DetailProps): Extra {
  if (!isPriceFixed(store, opportunity)) return {};
  const { fromItems, fromOffer, backToEstimate } = l.t.detail;
  return {
    readonly: true,
    mark: html`<span class="by-hand">${opportunity.priceSource === 'items' ? fromItems : fromOffer}</span>
      ${
        readonly
          ? nothing
          : html`<button type="button" class="button quiet back-to-estimate" @click=${useEstimate}>
              ${backToEstimate}
            </button>`
      }`,
  };
}

function fields(props: DetailProps): TemplateResult {
  const { l, store, opportunity } = props;
  const { period, position, startDate, expectedClose, probability } = opportunity;
  const price = effectivePrice(opportunity);
  const schema = store.get('schemas', position.schemaId);
  const schemas = schemaOptions(store);
  const before = startDate !== null && expectedClose !== null && expectedClose < startDate;
  return html`<section class="fields" aria-label=${l.t.detail.fields}>
    ${cell(props, 'price', {
      shown:
        `${valueWords(store, l, 'price', price && { minor: price.minor, currency: price.currency })} ${price ? l.t.common.perPeriod[period] : ''}`.trim(),
      ...computedPrice(props),
    })}
    ${cell(props, 'period')} ${cell(props, 'startDate')}
    ${cell(props, 'expectedClose', {
      warning: before ? l.problem({ code: 'date-before-start' }) : undefined,
    })}
    ${cell(props, 'ownerId')} ${cell(props, 'quotaId')}
    ${cell(props, 'probability', {
      shown: l.percent(effectiveProbability(store, opportunity)),
      mark: html`<span class="by-hand">${probability === null ? l.t.detail.automatic : l.t.detail.byHand}</span>`,
    })}
    <div class="cell">
      <div class="cell-head"><span class="label">${l.t.common.fields.schema}</span></div>
      <div class="schema-value">
        <span class="value-text">${schema?.title ?? l.t.detail.unknownSchema}</span>
        ${
          props.readonly || (schemas.length < 2 && schema && !schema.removed)
            ? nothing
            : html`<button
              type="button"
              class="button quiet"
              id="change-schema"
              aria-expanded=${props.schema?.isOpen(opportunity.id) ? 'true' : 'false'}
              @click=${props.changeSchema}
            >
              ${l.t.detail.changeSchema}
            </button>`
        }
      </div>
    </div>
    ${props.schema?.render(props)}
  </section>`;
}

function deletedBanner(props: DetailProps): TemplateResult | typeof nothing {
  const { l, store, opportunity } = props;
  const { removed } = opportunity;
  if (!removed) return nothing;
  const who = memberName(store, removed.by) ?? l.t.common.unknownPerson;
  return html`<div class="deleted-banner" role="status">
    ${icons.trash}
    <div>
      <p><strong>${l.t.detail.deletedTitle}</strong></p>
      <p class="muted figure">${l.t.detail.deletedBy(who, l.moment(removed.at))}</p>
    </div>
    ${
      props.readOnlyWords === undefined && store.phase === 'ready'
        ? html`<button type="button" class="button" @click=${props.restore}>${l.t.common.actions.restore}</button>`
        : nothing
    }
  </div>`;
}

/** Everything about one record, from the header at a glance (S62) down to its history. */
export function detailSections(props: DetailProps): TemplateResult {
  const { l, store, opportunity } = props;
  const events = store.history(opportunity.id);
  const marks = eventMarks(events, opportunity.position.moveId);
  const zone = store.settings?.timeZone ?? 'Europe/Istanbul';
  const author = memberName(store, opportunity.createdBy) ?? l.t.common.unknownPerson;
  return html`${header(props, timesOpen(events, marks))}
    <div class="detail-body">
      ${props.readOnlyWords === undefined ? nothing : html`<p class="notice" role="status">${props.readOnlyWords}</p>`}
      ${deletedBanner(props)}
      ${stagePath({
        l,
        store,
        opportunity,
        now: props.now,
        readonly: props.readonly,
        problem: props.stageProblem,
        move: props.move,
      })}
      ${props.status?.render(props) ?? html`<section class="status pending"></section>`} ${fields(props)}
      ${backgroundSection({
        ...props,
        isEdited: (field) => props.edits.has(field),
        cell: (field) => cell(props, field, { variant: 'wide' }),
        begin: props.actions.begin,
      })}
      ${props.tabs.render(props)}
      <footer class="detail-foot">
        <span class="muted figure">
          ${l.t.detail.created(author, l.date(dateInZone(opportunity.createdAt, zone), 'full'))}
        </span>
        ${
          props.readonly
            ? nothing
            : html`<button type="button" class="button quiet danger" @click=${props.remove}>
              ${icons.trash} ${l.t.common.actions.delete}
            </button>`
        }
      </footer>
    </div>`;
}
