import { html, nothing, type TemplateResult } from 'lit';
import {
  fillRichText,
  fillText,
  plainUnitPrice,
  type DocumentLine,
  type DocumentSection,
  type OfferDocument,
  type UnitPrice,
  signBesideLetters,
} from '@firsat/model';
import type { Localizer } from '../locales/localizer.js';
import { richTextView } from '../rich-text/rich-text-view.js';
import { documentMoney, inLanguageOf } from './offer-words.js';
import '../locales/areas/offers.js';

export interface DocumentViewProps {
  readonly document: OfferDocument;
  /** `A-0042`, or the code of a draft. */
  readonly name: string;
  /** Of what was sent; a draft has none, and is marked as one. */
  readonly hash: string | null;
}

/**
 * An offer as its reader sees it, in its own language (S105): on the screen before and after it is sent, and on paper. One template for all, so that
 * what is printed is what was shown (D55).
 */
export function documentView({ document, name, hash }: DocumentViewProps): TemplateResult {
  const l = inLanguageOf(document);
  const words = l.t.offers.document;
  return html`<article class="document" lang=${l.locale} aria-label=${`${words.offer} ${name}`}>
    ${hash === null ? html`<div class="watermark" aria-hidden="true" data-words=${words.watermark}></div>` : nothing}
    <header class="document-head">
      <div>
        <p class="company">${document.company}</p>
        <h2>${document.title}</h2>
      </div>
      <div class="document-number">
        <p class="kind">${words.offer}${hash === null ? html` · ${words.watermark}` : nothing}</p>
        <p class="number figure">${name}</p>
      </div>
    </header>
    <dl class="facts">
      ${fact(words.to, document.customer)} ${fact(words.taxNumber, document.taxNumber)}
      ${fact(words.date, l.date(document.on, 'numeric'))}
      ${fact(words.validUntil, document.validUntil && l.date(document.validUntil, 'numeric'))}
      ${fact(words.representative, document.representative)}
    </dl>
    ${document.sections.map((section) => sectionView(section, document, l))}
    ${
      document.sections.some(({ kind }) => kind === 'pricing')
        ? nothing
        : html`<section class="part">${pricing(document, l)}</section>`
    }
    ${hash === null ? nothing : html`<p class="hash">${words.hash(hash)}</p>`}
  </article>`;
}

function fact(term: string, value: string | null): TemplateResult | typeof nothing {
  return value ? html`<div><dt>${term}</dt><dd class="figure">${value}</dd></div>` : nothing;
}

/** What a section has of its own kind, besides its text; a section that says nothing is not shown. */
function sectionView(
  section: DocumentSection,
  document: OfferDocument,
  l: Localizer,
): TemplateResult | typeof nothing {
  const own = ownContent(section, document, l);
  if (section.text.length === 0 && own === nothing) return nothing;
  return html`<section class="part">
    <h3>${fillText(section.title, document.values)}</h3>
    ${section.text.length === 0 ? nothing : richTextView(fillRichText(section.text, document.values))} ${own}
  </section>`;
}

function ownContent(
  { kind }: DocumentSection,
  document: OfferDocument,
  l: Localizer,
): TemplateResult | typeof nothing {
  switch (kind) {
    case 'pricing':
      return pricing(document, l);
    case 'timeline':
      return document.steps.length === 0 ? nothing : timeline(document, l);
    case 'faq':
      return document.questions.length === 0
        ? nothing
        : html`<dl class="questions">
            ${document.questions.map(
              ({ question, answer }) => html`<div>
                <dt>${fillText(question, document.values)}</dt>
                <dd>${fillText(answer, document.values)}</dd>
              </div>`,
            )}
          </dl>`;
    default:
      return nothing;
  }
}

/** S109. */
function timeline({ steps }: OfferDocument, l: Localizer): TemplateResult {
  const { offers } = l.t;
  return html`<table class="steps">
    <thead>
      <tr>
        <th scope="col">${offers.phase}</th>
        <th scope="col">${offers.start}</th>
        <th scope="col">${offers.end}</th>
      </tr>
    </thead>
    <tbody>
      ${steps.map(
        ({ phase, start, end }) => html`<tr>
          <td>${phase}</td>
          <td class="figure">${start === null ? nothing : l.date(start, 'numeric')}</td>
          <td class="figure">${end === null ? nothing : l.date(end, 'numeric')}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

/** S108: the lines and what they come to (D51). */
export function pricing(document: OfferDocument, l: Localizer): TemplateResult {
  const words = l.t.offers.document;
  const discounts = document.lines.some(({ discount }) => discount !== null);
  return html`<div class="scroller" tabindex="0" role="group" aria-label=${words.item}>
      <table class="lines">
      <thead>
        <tr>
          <th scope="col">${words.item}</th>
          <th scope="col" class="amount small">${words.quantity}</th>
          <th scope="col" class="amount">${words.unitPrice}</th>
          ${discounts ? html`<th scope="col" class="amount">${words.discount}</th>` : nothing}
          <th scope="col" class="amount small">${words.vat}</th>
          <th scope="col" class="amount">${words.amount}</th>
        </tr>
      </thead>
      <tbody>
        ${document.lines.map((line, index) => lineRow(line, index, document, discounts, l))}
      </tbody>
    </table>
    </div>
    ${totals(document, l)}
    ${document.inWords === null ? nothing : html`<p class="in-words">${document.inWords}</p>`} ${notes(document, l)}`;
}

function lineRow(
  line: DocumentLine,
  index: number,
  { figures, currency }: OfferDocument,
  discounts: boolean,
  l: Localizer,
): TemplateResult {
  const own = figures.lines[index];
  const about = [line.code, line.description].filter((words) => words !== null).join(' · ');
  return html`<tr>
    <td>
      <span class="line-name">${line.name}</span>
      ${about === '' ? nothing : html`<span class="line-about">${about}</span>`}
      ${line.specification === null ? nothing : html`<span class="line-about">${line.specification}</span>`}
    </td>
    <td class="amount small figure">${quantityText(line, l)}</td>
    <td class="amount figure">${line.unitPrice === null ? '–' : unitPriceText(line.unitPrice, l)}</td>
    ${
      discounts
        ? html`<td class="amount figure">
            ${own && own.discount > 0 ? documentMoney(own.discount, currency, l) : nothing}
          </td>`
        : nothing
    }
    <td class="amount small figure">${l.percent(line.vat.rate)}</td>
    <td class="amount figure">${documentMoney(own?.amount ?? 0, currency, l)}</td>
  </tr>`;
}

/** Exactly what was typed: an integer of thousandths as a decimal numeral. */
function quantityText({ quantity, unit }: DocumentLine, l: Localizer): string {
  const whole = Math.trunc(quantity / 1000);
  const rest = String(Math.abs(quantity % 1000)).padStart(3, '0');
  const text = new Intl.NumberFormat(l.locale, { maximumFractionDigits: 3 }).format(
    `${String(whole)}.${rest}` as `${number}`,
  );
  return unit === null ? text : `${text} ${unit}`;
}

function unitPriceText(price: UnitPrice, l: Localizer): string {
  const { amount, scale, currency } = plainUnitPrice(price);
  const digits = String(amount).padStart(scale + 1, '0');
  const exact = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  const format = new Intl.NumberFormat(l.locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: scale,
    maximumFractionDigits: scale,
  });
  return signBesideLetters(format.format(exact as `${number}`));
}

/** Ara toplam, iskonto, KDV of each rate, genel toplam (D51). */
function totals({ figures, currency }: OfferDocument, l: Localizer): TemplateResult {
  const words = l.t.offers.document;
  const money = (minor: number): string => documentMoney(minor, currency, l);
  const row = (name: string, value: string, key: string): TemplateResult =>
    html`<div class=${key}><dt>${name}</dt><dd class="figure" data-figure=${key}>${value}</dd></div>`;
  const { withholding } = figures;
  return html`<dl class="totals">
    ${row(words.subtotal, money(figures.subtotal), 'subtotal')}
    ${figures.discount === 0 ? nothing : row(words.discount, money(-figures.discount), 'discount')}
    ${row(words.net, money(figures.net), 'net')}
    ${figures.rates.map(({ rate, vat }) => row(words.vatOf(l.percent(rate)), money(vat), 'vat'))}
    ${row(words.total, money(figures.total), 'total')}
    ${
      withholding === null
        ? nothing
        : html`${row(words.withheld, money(withholding.vat), 'withheld')}
          ${row(words.payable, money(withholding.payable), 'payable')}`
    }
  </dl>`;
}

/** What a reader must know of how it was computed (D48, D49, D50, D56). */
function notes(
  { entry, rounding, figures, exchange, currency }: OfferDocument,
  l: Localizer,
): TemplateResult {
  const words = l.t.offers.document;
  const reasons = figures.rates.flatMap(({ exemptions }) => exemptions);
  return html`<p class="document-notes">
      ${words.entries[entry]} ${words.roundings[rounding]} ${reasons.map((reason) => words.exemption(reason)).join(' ')}
    </p>
    ${
      exchange === null
        ? nothing
        : html`<p class="document-notes exchange">
            ${words.exchange(
              documentMoney(exchange.total.minor, exchange.total.currency, l),
              `1 ${currency} = ${unitPriceText({ ...exchange, currency: exchange.total.currency }, l)}`,
              exchange.source,
              l.date(exchange.on, 'numeric'),
            )}
          </p>`
    }`;
}
