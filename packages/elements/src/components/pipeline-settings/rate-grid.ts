import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { ratePair, type ExchangeRate, type RatePair } from '@firsat/model';
import * as icons from '../../icons/icons.js';
import { rateText, recordWords } from '../../money/rate-words.js';
import { moreButton } from '../../primitives/more-button.js';
import { draftField } from '../../fields/draft-field.js';
import { readRateValue } from './rate-lines.js';
import type { SettingsContext } from './settings-context.js';

/** All rates by day, the latest first: each is corrected in its place, or removed. */
export function rateGrid(
  context: SettingsContext,
  shown: number,
  page: number,
  more: () => void,
): TemplateResult {
  const { l, store, readOnly } = context;
  const words = l.t.settings.rates;
  const rows = [...store.list('rates')]
    .flatMap((record) => {
      const pair = ratePair(record.id);
      return pair ? [{ record, pair }] : [];
    })
    .sort((a, b) =>
      a.pair.on === b.pair.on ? (a.record.id < b.record.id ? -1 : 1) : a.pair.on > b.pair.on ? -1 : 1,
    );
  if (rows.length === 0) return html`<p class="empty hint">${words.empty}</p>`;
  return html`<table class="grid">
        <thead>
          <tr>
            <th scope="col">${words.day}</th>
            <th scope="col">${words.currency}</th>
            <th scope="col" class="end">${words.value}</th>
            <th scope="col">${words.source}</th>
            ${readOnly ? nothing : html`<td></td>`}
          </tr>
        </thead>
        <tbody>
          ${repeat(
            rows.slice(0, shown),
            ({ record }) => record.id,
            ({ record, pair }) => row(context, record, pair),
          )}
        </tbody>
      </table>
      ${moreButton({
        all: rows.length,
        shown,
        page,
        words: words.more,
        more,
      })}`;
}

function row(context: SettingsContext, record: ExchangeRate, pair: RatePair): TemplateResult {
  const { l, readOnly, save } = context;
  const words = l.t.settings.rates;
  const { id, rate } = record;
  const day = l.date(pair.on, 'full');
  const stored = rateText(rate.value, l);
  const key = `rate-${id}`;
  return html`<tr data-rate=${id}>
      <td class="figure">${day}</td>
      <th scope="row">1 ${pair.currency}</th>
      <td class="end amount">
        ${
          readOnly
            ? html`<span class="figure">${stored} ${pair.base}</span>`
            : html`<div class="value">
                ${draftField(context, {
                  key,
                  stored,
                  label: words.valueOf(pair.currency, day),
                  kind: 'percent',
                  problemWords: ({ code }) => (code === 'out-of-range' ? words.badValue : undefined),
                  commit: () => {
                    context.commit({ key, stored }, (text) => {
                      const read = readRateValue(text, l);
                      if (!read.ok) return read.problems;
                      const changed = { id, rate: { value: read.value, source: 'user' as const } };
                      return save(
                        'rates-set',
                        { rates: [{ ...pair, value: read.value }] },
                        words.saved(recordWords(changed, l)),
                      );
                    });
                  },
                })}
                <span class="hint">${pair.base}</span>
              </div>`
        }
      </td>
      <td class="hint source">${words.sources[rate.source]}</td>
      ${
        readOnly
          ? nothing
          : html`<td class="end take-away">
              <button
                type="button"
                class="icon-button remove"
                aria-label=${words.remove(pair.currency, day)}
                @click=${() => void save('rates-remove', { ids: [id] }, words.removed(recordWords(record, l)))}
              >
                ${icons.trash}
              </button>
            </td>`
      }
    </tr>`;
}
