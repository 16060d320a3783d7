import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import {
  dateInZone,
  formatMoney,
  inOrder,
  MERGE_FIELDS,
  mergeToken,
  OFFER_SECTION_KINDS,
  offerDocument,
  parseDiscount,
  parsePercent,
  parseUnitPrice,
  problem,
  sectionTitle,
  type MergeField,
  type OfferFields,
  type OfferSection,
  type OfferSectionKind,
  type Problem,
} from '@firsat/model';
import { currencyOptions } from '../../offers/currencies.js';
import { inLanguageOf } from '../../offers/offer-words.js';
import { pricing } from '../../offers/document-view.js';
import * as icons from '../../icons/icons.js';
import { richTextView } from '../../rich-text/rich-text-view.js';
import type { EditorContext } from './editor-context.js';
import { choiceField, dateField, flagField, textField } from './editor-field.js';
import { questionsTemplate } from './questions-template.js';
import { stepsTemplate } from './steps-template.js';

type Section = OfferSection & { readonly id: string };

/** A draft while it is written: title, terms, sections in their order, and what it comes to. */
export function draftTemplate(context: EditorContext, lines: TemplateResult): TemplateResult {
  const { l, offer } = context;
  const { offers } = l.t;
  const sections = inOrder(offer.sections);
  const hasPricing = sections.some(({ kind }) => kind === 'pricing');
  return html`${head(context)}
    <div class="sections" role="group" aria-label=${offers.sections}>
      ${repeat(
        sections,
        ({ id }) => id,
        (section, index) => sectionTemplate(context, sections, section, index, lines),
      )}
    </div>
    ${hasPricing ? nothing : html`<section class="section">${lines}</section>`}
    ${adder(context)}`;
}

const edit =
  ({ ask, offer }: EditorContext) =>
  (changes: Partial<OfferFields>): Promise<Problem | undefined> =>
    ask('offer-edit', { id: offer.id, changes });

function head(context: EditorContext): TemplateResult {
  const { l, offer } = context;
  const { fields } = l.t.offers;
  return html`<div class="head-fields">
      ${textField(context, {
        key: 'title',
        label: fields.title,
        stored: offer.title,
        wide: true,
        save: (title) => edit(context)({ title }),
      })}
      ${dateField(context, {
        key: 'valid',
        label: fields.validUntil,
        stored: offer.validUntil,
        save: (validUntil) => edit(context)({ validUntil }),
      })}
    </div>
    <details class="terms">
      <summary>${l.t.offers.terms}</summary>
      <div class="head-fields">${terms(context)}</div>
    </details>`;
}

function terms(context: EditorContext): TemplateResult {
  const { l, offer, store, today } = context;
  const { fields, entries, roundings, languages, discountHint } = l.t.offers;
  const save = edit(context);
  const change = (changes: Partial<OfferFields>): void =>
    void context.tell('offer-edit', { id: offer.id, changes });
  const { discount, exchange } = offer;
  const own = store.settings?.currency ?? 'TRY';
  return html`${choiceField({
    key: 'language',
    label: l.t.offers.language,
    value: offer.language,
    options: languages,
    save: (language) => change({ language }),
  })}
    ${choiceField({
      key: 'currency',
      label: fields.currency,
      value: offer.currency,
      options: currencyOptions(own, offer.currency),
      save: (currency) => change({ currency }),
    })}
    ${choiceField({
      key: 'entry',
      label: fields.vatEntry,
      value: offer.vatEntry,
      options: entries,
      save: (vatEntry) => change({ vatEntry }),
    })}
    ${choiceField({
      key: 'rounding',
      label: fields.vatRounding,
      value: offer.vatRounding,
      options: roundings,
      save: (vatRounding) => change({ vatRounding }),
    })}
    ${textField(context, {
      key: 'discount',
      label: fields.discount,
      hint: discountHint,
      stored:
        discount === null
          ? ''
          : discount.kind === 'percent'
            ? l.percent(discount.basisPoints)
            : formatMoney({ minor: discount.minor, currency: offer.currency }, l.locale),
      save: async (text) => {
        const read = parseDiscount(text, offer.currency, { locale: l.locale });
        return read.ok ? save({ discount: read.value }) : read.problems[0];
      },
    })}
    ${textField(context, {
      key: 'withholding',
      label: fields.withholding,
      stored: offer.withholding === null ? '' : l.percent(offer.withholding),
      save: async (text) => {
        if (text.trim() === '') return save({ withholding: null });
        const read = parsePercent(text, l.locale);
        return read.ok ? save({ withholding: read.value }) : read.problems[0];
      },
    })}
    ${flagField({
      key: 'in-words',
      label: fields.inWords,
      value: offer.inWords,
      save: (inWords) => change({ inWords }),
    })}
    ${
      offer.currency === own
        ? nothing
        : html`${textField(context, {
            key: 'rate',
            label: `${fields.rate} (1 ${offer.currency} = … ${own})`,
            stored: exchange === null ? '' : rateText(exchange, l.locale),
            save: async (text) => {
              if (text.trim() === '') return save({ exchange: null });
              const read = parseUnitPrice(text, own, { locale: l.locale, sure: true });
              if (!read.ok) return read.problems[0];
              const { amount, scale } = read.value;
              if (amount === 0) return problem('out-of-range');
              const day = dateInZone(store.commandEnv('user').now, store.settings?.timeZone ?? 'UTC');
              return save({
                exchange: {
                  source: exchange?.source ?? 'TCMB',
                  on: exchange?.on ?? (day || today),
                  amount,
                  scale,
                },
              });
            },
          })}
          ${
            exchange === null
              ? nothing
              : html`${textField(context, {
                  key: 'rate-source',
                  label: fields.rateSource,
                  stored: exchange.source,
                  save: (source) => save({ exchange: { ...exchange, source } }),
                })}
                ${dateField(context, {
                  key: 'rate-on',
                  label: fields.rateOn,
                  stored: exchange.on,
                  save: async (on) =>
                    on === null ? problem('required') : save({ exchange: { ...exchange, on } }),
                })}`
          }`
    }`;
}

function rateText(
  { amount, scale }: { readonly amount: number; readonly scale: number },
  locale: string,
): string {
  const digits = String(amount).padStart(scale + 1, '0');
  const exact = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }).format(exact as `${number}`);
}

function sectionTemplate(
  context: EditorContext,
  all: readonly Section[],
  section: Section,
  index: number,
  lines: TemplateResult,
): TemplateResult {
  const { l, offer } = context;
  const { offers } = l.t;
  const title = section.title ?? sectionTitle(section.kind, offer.language);
  const move = (neighbours: { readonly beforeId?: string; readonly afterId?: string }, up: boolean): void => {
    void context.tell('offer-section-move', { id: offer.id, key: section.id, ...neighbours }).then(() => {
      context.update(`[data-section="${section.id}"] .${up ? 'up' : 'down'}`);
    });
  };
  const [before, after] = [all[index - 1], all[index + 1]];
  return html`<section class="section" data-section=${section.id} data-kind=${section.kind} aria-label=${title}>
    <div class="section-head">
      ${textField(context, {
        key: `title-${section.id}`,
        label: `${offers.sectionTitle}: ${offers.kinds[section.kind]}`,
        stored: title,
        bare: true,
        save: (text) =>
          context.ask('offer-section-set', {
            id: offer.id,
            key: section.id,
            title: text.trim() === sectionTitle(section.kind, offer.language) ? null : text,
          }),
      })}
      <span class="section-tools">
        <button
          type="button"
          class="icon-button up"
          aria-label=${offers.up(title)}
          title=${offers.up(title)}
          ?disabled=${!before}
          @click=${() => before && move({ beforeId: before.id }, true)}
        >
          ${icons.arrowUp}
        </button>
        <button
          type="button"
          class="icon-button down"
          aria-label=${offers.down(title)}
          title=${offers.down(title)}
          ?disabled=${!after}
          @click=${() => after && move({ afterId: after.id }, false)}
        >
          ${icons.arrowDown}
        </button>
        <button
          type="button"
          class="icon-button"
          aria-label=${offers.removeSection(title)}
          title=${offers.removeSection(title)}
          @click=${() => void context.tell('offer-section-remove', { id: offer.id, key: section.id })}
        >
          ${icons.trash}
        </button>
      </span>
    </div>
    ${textTemplate(context, section, title)} ${ownTemplate(context, section.kind, lines)}
  </section>`;
}

/** The text of a section as it is read, or with its editor. */
function textTemplate(context: EditorContext, section: Section, title: string): TemplateResult {
  const { l, sections } = context;
  const { offers } = l.t;
  const field = sections.editorOf(section.id);
  if (field)
    return html`<div class="section-text editing">
      ${field.render({ l, label: title, placeholder: offers.placeholder, readonly: false })}
      <div class="text-actions">
        <select
          class="input insert"
          aria-label=${offers.insert}
          @change=${(event: Event) => {
            const select = event.currentTarget as HTMLSelectElement;
            field.insert(mergeToken(select.value as MergeField, context.offer.language));
            select.value = '';
          }}
        >
          <option value="">${offers.insert}</option>
          ${MERGE_FIELDS.map((name) => html`<option value=${name}>${offers.merge[name]}</option>`)}
        </select>
        <button
          type="button"
          class="button done-writing"
          @click=${() => {
            sections.done();
            context.update(`[data-section="${section.id}"] .write`);
          }}
        >
          ${offers.doneWriting}
        </button>
      </div>
    </div>`;
  const text = sections.read(section.id, section);
  const begin = (): void =>
    void sections.edit(section.id, section, context.offer.opportunityId, () => {
      void context.ask('offer-section-begin', { id: context.offer.id, key: section.id });
    });
  return html`<div class="section-text">
    ${text.length === 0 ? (hasOwn(section.kind) ? nothing : html`<p class="hint">${offers.writeHint}</p>`) : richTextView(text)}
    <button
      type="button"
      class="button quiet write"
      aria-label=${`${offers.write}: ${title}`}
      @click=${begin}
    >
      ${icons.edit} ${offers.write}
    </button>
  </div>`;
}

const hasOwn = (kind: OfferSectionKind): boolean => ['pricing', 'timeline', 'faq'].includes(kind);

function ownTemplate(
  context: EditorContext,
  kind: OfferSectionKind,
  lines: TemplateResult,
): TemplateResult | typeof nothing {
  switch (kind) {
    case 'pricing':
      return lines;
    case 'timeline':
      return stepsTemplate(context);
    case 'faq':
      return questionsTemplate(context);
    default:
      return nothing;
  }
}

/** The lines and what they come to, as they will stand in the document. */
export function pricingView({ store, offer, today }: EditorContext): TemplateResult {
  return html`<div class="paper">
    <div class="document">${pricing(offerDocument(store, offer, {}, today), inLanguageOf(offer))}</div>
  </div>`;
}

function adder(context: EditorContext): TemplateResult {
  const { offers } = context.l.t;
  return html`<div class="adder">
    <select
      class="input"
      aria-label=${offers.addSection}
      @change=${(event: Event) => {
        const select = event.currentTarget as HTMLSelectElement;
        const kind = select.value as OfferSectionKind;
        select.value = '';
        void context.tell('offer-section-set', { id: context.offer.id, kind });
      }}
    >
      <option value="">${offers.addSection}</option>
      ${OFFER_SECTION_KINDS.map((kind) => html`<option value=${kind}>${offers.kinds[kind]}</option>`)}
    </select>
  </div>`;
}
