import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { expect } from '@open-wc/testing';
import type { HostRate } from '@firsat/model';
import { TEST_NOW } from '@firsat/store/testing';
import { defineElement } from '../../base/define-element.js';
import type { RateQuery } from '../../contexts/workspace-context.js';
import { createFakeTimer } from '../../testing/fake-timer.js';
import { fakeSync } from '../../testing/fake-sync.js';
import { done, has, inside, painted, textOf, typeInto, waitUntil } from '../../testing/drive.js';
import { workspaceFixture } from '../../testing/fixture.js';
import { pasteEvent } from '../../testing/paste.js';
import { localizerFor } from '../../locales/localizer.js';
import { PipelineSettings } from './pipeline-settings.js';

const DAY = 86_400_000;
const t = () => localizerFor('tr').t;

async function scene(options: Parameters<typeof workspaceFixture>[1] = {}) {
  defineElement('pipeline-settings', PipelineSettings);
  const timer = createFakeTimer();
  const fixture = await workspaceFixture(() => {
    const element = document.createElement('pipeline-settings');
    element.now = () => TEST_NOW;
    element.timer = timer;
    return element;
  }, options);
  const { element, store, clock } = fixture;
  const paint = () => painted(element);
  const contact = done(store, 'contact-create', { name: 'Işık Yapı' }).id;
  await paint();
  return {
    ...fixture,
    timer,
    paint,
    toast: () =>
      fixture.workspace.shadowRoot?.querySelector('.toast')?.textContent.replace(/\s+/g, ' ') ?? '',
    sale: (currency: string, day = 0) => {
      clock.now = TEST_NOW + day * DAY;
      const { id } = done(store, 'opportunity-create', {
        customerId: contact,
        description: 'İş',
        price: { minor: 10_000, currency },
      });
      clock.now = TEST_NOW;
      return id;
    },
    rates: () => [...store.list('rates')].map(({ id, rate }) => `${id} ${rate.value} ${rate.source}`).sort(),
    async type(selector: string, text: string) {
      typeInto(inside(element, selector), text);
      await paint();
    },
    async choose(selector: string, value: string) {
      const select = inside<HTMLSelectElement>(element, selector);
      select.value = value;
      select.dispatchEvent(new Event('change'));
      await paint();
    },
    async press(selector: string) {
      inside(element, selector).click();
      await paint();
    },
    async enter(selector: string) {
      inside(element, selector).dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, cancelable: true }),
      );
      await paint();
    },
    async submit(selector: string) {
      inside<HTMLFormElement>(element, selector).requestSubmit();
      await paint();
    },
  };
}

describe('<pipeline-settings>', () => {
  afterEach(async () => {
    document.body.replaceChildren();
    await emulateMedia({ colorScheme: 'light' });
    await setViewport({ width: 900, height: 800 });
  });

  it('SET1 D61 D58 name, currency, zone and fiscal year are saved each for itself and taken back; what is wrong stays with its reason', async () => {
    const { element, store, type, choose, enter, toast, paint } = await scene();
    await type('#f-name', 'Ege Satış');
    await enter('#f-name');
    await choose('#currency', 'EUR');
    await choose('#fiscal', '7');
    const { settings } = store;
    expect([settings?.name, settings?.currency, settings?.fiscalStart]).to.deep.equal([
      'Ege Satış',
      'EUR',
      7,
    ]);
    expect(toast()).to.contain(t().settings.saved(t().settings.fiscalStart));
    store.undo();
    await paint();
    expect(inside<HTMLSelectElement>(element, '#fiscal').value).to.equal('1');
    await type('#f-timeZone', 'Ankara');
    await enter('#f-timeZone');
    expect(textOf(element, '#f-timeZone-problem')).to.contain('“Ankara”');
    expect(inside<HTMLInputElement>(element, '#f-timeZone').value).to.equal('Ankara');
    expect(store.settings?.timeZone).to.equal('Europe/Istanbul');
    await type('#f-timeZone', 'Europe/Berlin');
    await enter('#f-timeZone');
    expect(store.settings?.timeZone).to.equal('Europe/Berlin');
    await type('#f-name', ' ');
    await enter('#f-name');
    expect(textOf(element, '#f-name-problem')).to.equal(t().problems.required({}));
  });

  it('SET2 D62 working days and holidays are those of the work queue, and follow a colleague until somebody types', async () => {
    const { element, store, type, press, submit, paint } = await scene();
    done(store, 'queue-settings-edit', { holidays: ['2026-04-23'] });
    await paint();
    expect(inside<HTMLTextAreaElement>(element, '#holidays').value).to.equal('23.04.2026');
    await press('#working-days');
    await type('#holidays', '23.04.2026\n1 Mayıs');
    done(store, 'queue-settings-edit', { holidays: [] });
    await submit('.settings-form');
    expect(textOf(element, '.days .problem')).to.equal(t().queue.settings.unread('1 Mayıs'));
    await type('#holidays', '23.04.2026\n01.05.2026');
    await submit('.settings-form');
    expect([store.settings?.workingDays, store.settings?.holidays]).to.deep.equal([
      true,
      ['2026-04-23', '2026-05-01'],
    ]);
  });

  it('SET3 D39 a rate is entered with an echo, corrected in its row and removed; thousands for decimals are asked about', async () => {
    const { element, store, type, choose, submit, press, enter, rates, sale, paint } = await scene();
    sale('EUR');
    await paint();
    expect(textOf(element, '.missing')).to.contain('EUR');
    await choose('#reporting', 'TRY');
    await type('#rate-day', '31.02.2026');
    await type('#rate-value', '41,2537');
    expect(textOf(element, '#rate-value-notes .echo')).to.equal('1 EUR = 41,2537 TRY');
    await submit('.add-rate');
    expect(textOf(element, '#rate-day-notes .problem')).to.equal(t().problems['not-a-date']({}));
    expect(inside<HTMLInputElement>(element, '#rate-value').value).to.equal('41,2537');
    await type('#rate-day', '31.01.2026');
    await submit('.add-rate');
    expect(rates()).to.deep.equal(['EUR-TRY-2026-01-31 41.2537 user']);
    expect(has(element, '.missing')).to.equal(false);
    await type('#rate-value', '41.253');
    expect(textOf(element, '#rate-value-notes .warning')).to.contain('41,2537');
    await type('#rate-value', '0');
    await submit('.add-rate');
    expect(textOf(element, '#rate-value-notes .problem')).to.equal(t().settings.rates.badValue);
    await choose('#rate-currency', 'TRY');
    await submit('.add-rate');
    expect(textOf(element, '#rate-currency-notes .problem')).to.equal(t().settings.rates.same);
    const row = '[data-rate="EUR-TRY-2026-01-31"]';
    await type(`${row} input`, 'kırk');
    await enter(`${row} input`);
    expect(textOf(element, `${row} .problem`)).to.equal(t().problems['not-a-number']({}));
    await type(`${row} input`, '42');
    await enter(`${row} input`);
    expect(rates()).to.deep.equal(['EUR-TRY-2026-01-31 42 user']);
    await press(`${row} .remove`);
    expect(rates()).to.deep.equal([]);
    store.undo();
    expect(rates()).to.deep.equal(['EUR-TRY-2026-01-31 42 user']);
  });

  it('SET4 D39 D70 a table of rates is pasted: what can be read is added in one step, what cannot stays with its reason', async () => {
    const { element, store, type, press, rates, paint } = await scene();
    const data = pasteEvent(
      '12.01.2026\tEUR\t50,1\n13.01.2026\tUSD\t43\nyarın\tUSD\t44\n14.01.2026 50\nEUR 41 14.01.2026',
    );
    inside(element, '#rate-value').dispatchEvent(data);
    await paint();
    const notes = textOf(element, '#many-notes');
    expect(notes).to.contain(t().settings.rates.manyRead('3'));
    expect(notes).to.contain('3. satır okunamadı: “yarın');
    expect(notes).to.contain(t().settings.rates.noCurrency('4'));
    await press('.add-many');
    expect(rates()).to.deep.equal([
      'EUR-TRY-2026-01-12 50.1 user',
      'EUR-TRY-2026-01-14 41 user',
      'USD-TRY-2026-01-13 43 user',
    ]);
    expect(inside<HTMLTextAreaElement>(element, '#many').value.split('\n')).to.have.length(2);
    store.undo();
    expect(rates()).to.deep.equal([]);
    await type('#many', '');
    expect(inside<HTMLButtonElement>(element, '.add-many').disabled).to.equal(true);
  });

  it('SET5 D39 the host is asked for the days that are needed by a press only; late, unreadable and half readable answers are told', async () => {
    const { element, workspace, store, press, rates, sale, timer, paint } = await scene();
    expect(has(element, '.fetch')).to.equal(false);
    const asked: RateQuery[] = [];
    let answer: (query: RateQuery) => Promise<readonly HostRate[]> = () =>
      Promise.resolve([
        { currency: 'EUR', on: '2026-02-01', value: '50.25' },
        { currency: 'EUR', on: '2026-01-10', value: 49 },
        { currency: 'JPY', on: '2026-01-10', value: '0.3' },
        { currency: 'EUR', on: '2026-01-11', value: 'elli' },
      ]);
    workspace.rateSource = (query) => {
      asked.push(query);
      return answer(query);
    };
    const won = sale('EUR', -30);
    done(store, 'opportunity-set-status', { id: won, status: 'won', on: '2026-01-10' });
    await paint();
    expect(asked).to.have.length(0);
    await press('.fetch');
    await waitUntil(
      () => has(element, '.fetch-state') && !textOf(element, '.fetch-state').includes('soruluyor'),
    );
    expect([asked[0]?.base, asked[0]?.currencies, asked[0]?.days]).to.deep.equal([
      'TRY',
      ['EUR'],
      ['2026-01-10', '2026-02-01'],
    ]);
    expect(rates()).to.deep.equal(['EUR-TRY-2026-01-10 49 host', 'EUR-TRY-2026-02-01 50.25 host']);
    expect(textOf(element, '.fetch-state')).to.contain(t().settings.rates.unread('1'));
    answer = () => new Promise(() => undefined);
    await press('.fetch');
    timer.advance(8000);
    await paint();
    expect(textOf(element, '.fetch-state')).to.equal(t().settings.rates.late);
    expect(asked[1]?.signal.aborted).to.equal(true);
    await press('.fetch');
    await press('.fetch-state button');
    expect([has(element, '.fetch-state'), asked[2]?.signal.aborted]).to.deep.equal([false, true]);
    answer = () => Promise.resolve({} as readonly HostRate[]);
    await press('.fetch');
    await waitUntil(() => textOf(element, '.fetch-state') === t().settings.rates.unreadable);
    answer = () => Promise.reject(new Error('503'));
    await press('.fetch');
    await waitUntil(() => textOf(element, '.fetch-state') === t().settings.rates.failed);
  });

  it('SET6 D32 what the history says stands beside each probability, from 20 closed ones on, and is taken over by a press only', async () => {
    const { element, store, press, type, enter, sale, paint } = await scene();
    const ids = Array.from({ length: 20 }, () => sale('TRY', -9));
    const { stageId } = store.get('opportunities', ids[0] ?? '')?.position ?? { stageId: '' };
    const configured = store.get('stages', stageId)?.probability ?? 0;
    const row = `[data-stage="${stageId}"]`;
    for (const [index, id] of ids.slice(0, 19).entries())
      done(store, 'opportunity-set-status', { id, status: index < 7 ? 'won' : 'lost', reason: 'price' });
    await paint();
    await waitUntil(() => has(element, `${row} .few`));
    expect(textOf(element, `${row} .few`)).to.equal(t().settings.probabilities.few('20', '19'));
    done(store, 'opportunity-set-status', { id: ids[19] ?? '', status: 'lost', reason: 'price' });
    await waitUntil(() => has(element, `${row} .use`));
    expect(textOf(element, `${row} .history`)).to.contain('%35');
    expect(store.get('stages', stageId)?.probability).to.equal(configured);
    await press(`${row} .use`);
    expect(store.get('stages', stageId)?.probability).to.equal(3500);
    expect(textOf(element, `${row} .history`)).to.contain(t().settings.probabilities.same);
    await type(`${row} input`, '120');
    await enter(`${row} input`);
    expect(has(element, `${row} .problem`)).to.equal(true);
    await type(`${row} input`, '12,5');
    await enter(`${row} input`);
    expect(store.get('stages', stageId)?.probability).to.equal(1250);
  });

  it('SET30 a percentage stands in its field with the sign on the side where the language writes it', async () => {
    const { element, store, paint } = await scene();
    const [stage] = [...store.list('stages')].filter(({ phase }) => phase === 'pre');
    const side = (): 'before' | 'behind' => {
      const row = `[data-stage="${stage?.id ?? ''}"]`;
      const field = inside(element, `${row} input`).getBoundingClientRect();
      const sign = inside(element, `${row} .affix`).getBoundingClientRect();
      expect(sign.left, 'within the field').to.be.greaterThan(field.left);
      expect(sign.right).to.be.lessThan(field.right);
      return sign.right < field.left + field.width / 2 ? 'before' : 'behind';
    };
    expect(side()).to.equal('before');
    element.lang = 'en';
    await paint();
    expect(side()).to.equal('behind');
  });

  it('SET7 who may not change anything reads all of it, with the reason; no axe violations, also at 390 px in the dark', async () => {
    const sync = fakeSync();
    const { element, store, sale, press, paint } = await scene({ store: { sync } });
    sale('EUR');
    done(store, 'rates-set', { rates: [{ currency: 'EUR', base: 'TRY', on: '2026-01-31', value: '41.5' }] });
    done(store, 'workspace-edit', { reportingCurrency: 'TRY' });
    await paint();
    await press('.many');
    await expect(element).to.be.accessible();
    await emulateMedia({ colorScheme: 'dark' });
    await setViewport({ width: 390, height: 800 });
    await paint();
    await expect(element).to.be.accessible();
    expect(document.documentElement.scrollWidth).to.be.at.most(390);
    sync.set({ access: 'reader' });
    await paint();
    expect(textOf(element, '.notice')).to.equal(t().common.readOnly.reader);
    expect(has(element, '.add-rate')).to.equal(false);
    expect(textOf(element, '[data-rate]')).to.contain('41,5 TRY');
    for (const control of element.renderRoot.querySelectorAll<HTMLInputElement>('input, select, textarea'))
      expect(control.disabled || control.readOnly, control.id).to.equal(true);
    await expect(element).to.be.accessible();
  }).timeout(40_000);
});
