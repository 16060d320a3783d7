import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { expect } from '@open-wc/testing';
import { defineElement } from '../../base/define-element.js';
import { FilterChangeEvent } from '../../events/filter-change.js';
import { localizerFor } from '../../locales/localizer.js';
import { REPORT_KINDS } from '../../reports/report-catalog.js';
import { csvFile } from '../../reports/report-files.js';
import { done, has, inside, painted, textOf, typeInto, waitUntil } from '../../testing/drive.js';
import { reportScene, type ReportScene } from '../../testing/report-scene.js';
import { PipelineReport } from './pipeline-report.js';

const lira = (minor: number) => ({ minor, currency: 'TRY' });

async function scene(
  attributes: Readonly<Record<string, string>> = {},
  options: Parameters<typeof reportScene>[1] = {},
): Promise<ReportScene<PipelineReport>> {
  defineElement('pipeline-report', PipelineReport);
  return reportScene(() => {
    const element = document.createElement('pipeline-report');
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  }, options);
}

/** Two won, one lost, one given up, one open, one suspended; one in euros, one monthly, one without a price. */
function fill({ create, close, move, store, on }: ReportScene<PipelineReport>): Record<string, string> {
  const ids = {
    won: create(-20, { price: lira(50_000) }),
    euro: create(-20, { price: { minor: 900, currency: 'EUR' }, period: 'monthly' }),
    lost: create(-18, { price: lira(10_000) }),
    gone: create(-18),
    open: create(-9, { price: lira(7_000), description: 'Depo' }),
    waits: create(-9),
  };
  move(-15, ids.won, 2);
  move(-12, ids.open, 1);
  close(-6, ids.won, 'won');
  close(-5, ids.euro, 'won');
  close(-4, ids.lost, 'lost', 'price');
  close(-3, ids.gone, 'abandoned', 'no-budget');
  close(-2, ids.waits, 'suspended');
  on(-8, () => {
    done(store, 'activity-log', { kind: 'meeting', opportunityId: ids.won });
    done(store, 'opportunity-edit', { id: ids.open, changes: { expectedClose: '2026-03-01' } });
  });
  on(-8, () => {
    const opportunityId = ids.waits;
    done(store, 'line-add', {
      opportunityId,
      name: 'Lazer yazıcı',
      unitPrice: { amount: 10_000, scale: 2, currency: 'TRY' },
      vat: { rate: 2000, exemption: null },
    });
    for (const id of ['f1', 'f2']) {
      done(store, 'offer-create', { opportunityId, id });
      done(store, 'offer-issue', { id, texts: {} });
    }
    done(store, 'offer-decide', { id: 'f1', result: 'rejected', on: '2026-01-25' });
  });
  on(-2, () => {
    done(store, 'opportunity-edit', { id: ids.open, changes: { expectedClose: '2026-04-01' } });
  });
  return ids;
}

const headline = (element: PipelineReport, key: string): string =>
  textOf(element, `.headline[data-key="${key}"] .big`);

const rows = (element: PipelineReport): readonly string[] =>
  [...element.renderRoot.querySelectorAll('.twin tbody tr')].map((row) =>
    row.textContent.replace(/\s+/g, ' ').trim(),
  );

/** The texts of the files that a page is given meanwhile, so many of them; nothing is saved. */
async function takenFiles(run: () => Promise<void>, count: number): Promise<readonly string[]> {
  const { createObjectURL } = URL;
  const { click } = HTMLAnchorElement.prototype;
  const files: Blob[] = [];
  URL.createObjectURL = (file: Blob) => {
    files.push(file);
    return createObjectURL.call(URL, file);
  };
  HTMLAnchorElement.prototype.click = () => undefined;
  try {
    await run();
    await waitUntil(() => files.length >= count, 'no files');
  } finally {
    URL.createObjectURL = createObjectURL;
    HTMLAnchorElement.prototype.click = click;
  }
  return Promise.all(files.map((file) => file.text()));
}

function choose(element: PipelineReport, id: string, value: string): void {
  const select = inside<HTMLSelectElement>(element, `#${id}`);
  select.value = value;
  select.dispatchEvent(new Event('change'));
}

describe('<pipeline-report>', function () {
  // Axe, and each report in turn, on a loaded machine.
  this.timeout(60_000);

  let restore = (): void => undefined;

  afterEach(async () => {
    restore();
    document.body.replaceChildren();
    document.documentElement.style.colorScheme = '';
    document.body.style.background = '';
    await emulateMedia({ colorScheme: 'light' });
    await setViewport({ width: 1000, height: 800 });
  });

  it('RPE1 S11 S12 S13 S15 S16 S17 S84 S86 S98 D20 D22 every report says its figures, how they came to be and what was left out', async () => {
    const made = await scene();
    const { element, ready } = made;
    fill(made);
    for (const kind of REPORT_KINDS) {
      element.report = kind;
      element.period = 'last 30';
      await ready();
      const text = element.renderRoot.textContent;
      expect(text, kind).not.to.match(/NaN|Infinity|undefined|\[object/);
      expect(has(element, '.panel'), kind).to.equal(true);
      expect(rows(element).length, kind).to.be.greaterThan(0);
      expect(textOf(element, '.how p').length, kind).to.be.greaterThan(40);
      expect(textOf(element, '.left-out').length, kind).to.be.greaterThan(0);
    }
  });

  it('RPE1 D29 without data every report says that there is nothing, in Turkish too, and never NaN', async () => {
    for (const lang of ['en', 'tr']) {
      const { element, ready } = await scene({}, { lang });
      for (const kind of REPORT_KINDS) {
        element.report = kind;
        await ready();
        expect(element.renderRoot.textContent, kind).not.to.match(/NaN|Infinity|undefined/);
        expect(has(element, '.empty, .panel'), kind).to.equal(true);
      }
      expect(inside(element, '.base').lang).to.equal(localizerFor(lang).locale);
      document.body.replaceChildren();
    }
  });

  it('RPE1 a report that nobody knows is the first one', async () => {
    const { element, ready } = await scene({ report: 'horoscope' });
    await ready();
    expect(inside<HTMLSelectElement>(element, '.pick-report').value).to.equal('win-rate');
  });

  it('RPE13 S85 D24 what each one did stands beside what came of it, and opens its opportunities', async () => {
    const made = await scene({ report: 'activities', period: 'last 30' });
    const { element, ready, on, store } = made;
    const { won } = fill(made);
    on(-8, () => {
      const input = { opportunityId: won ?? '', kind: 'call' as const, memberId: 'm2' };
      done(store, 'member-create', { name: 'Zeynep', id: 'm2' });
      done(store, 'activity-log', { ...input });
      done(store, 'activity-log', { ...input, held: false });
    });
    await ready();
    const cells = [...element.renderRoot.querySelectorAll('.twin thead th')].map(({ textContent }) =>
      textContent.trim(),
    );
    expect(cells.slice(1, 5)).to.deep.equal(['Calls', 'Meetings', 'E-mails', 'SMS']);
    expect(rows(element)).to.have.length(2);
    expect(rows(element).find((row) => row.startsWith('Zeynep'))).to.match(/^Zeynep 1 0 0 0 1 0 0 0 0 –/);
    expect(headline(element, 'offersSent')).to.equal('2');
    inside(element, '.headline[data-key="calls"] .big').click();
    await painted(element);
    expect(inside(element, '.records').textContent).to.contain('İş');
    choose(element, 'option-by', 'month');
    await ready();
    expect(rows(element)).to.have.length(1);
  });

  it('RPE2 D4 D19 D21 D28 D29 D39 the win rate by the day of the close; sums of currencies and kinds of prices stand apart', async () => {
    const made = await scene({ by: 'owner' });
    const { element, ready } = made;
    fill(made);
    await ready();
    expect(headline(element, 'rate')).to.equal('66.7%');
    expect(inside(element, '[data-key=rate] .big').classList.contains('few')).to.equal(true);
    expect(headline(element, 'abandoned')).to.equal('1');
    expect(textOf(element, '[data-key=won-amount]')).to.contain('₺500').and.contain('€9 / mo');
    const heads = [...element.renderRoot.querySelectorAll('.twin thead th')].map((th) =>
      th.textContent.trim(),
    );
    expect(heads).to.include.members(['Won, EUR monthly', 'Won, TRY one-off']);
    expect(textOf(element, '.left-out')).to.contain('without a price');
    choose(element, 'option-abandoned', 'counts');
    await ready();
    expect(headline(element, 'rate')).to.equal('50%');
    element.period = 'last 5';
    await ready();
    expect(headline(element, 'won')).to.equal('0');
  });

  it('RPE3 S87 a figure opens its records beside the report; Enter opens one of them, Escape closes', async () => {
    const made = await scene({ by: 'owner' });
    const { element, ready, workspace } = made;
    const ids = fill(made);
    await ready();
    inside(element, '[data-key=won] .big').click();
    await painted(element);
    expect(inside(element, '.drawer').matches(':popover-open')).to.equal(true);
    const records = (): readonly (string | undefined)[] =>
      [...element.renderRoot.querySelectorAll<HTMLElement>('button.record')].map(
        ({ dataset }) => dataset['id'],
      );
    expect([...records()].sort()).to.deep.equal([ids['won'], ids['euro']].sort());
    const opened: string[] = [];
    workspace.addEventListener('firsat-opportunity-open', (event) => {
      opened.push(event.detail.id);
      event.preventDefault();
    });
    const first = inside(element, 'button.record');
    first.focus();
    first.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, composed: true }));
    expect((element.shadowRoot?.activeElement as HTMLElement).dataset['id']).to.equal(records()[1]);
    (element.shadowRoot?.activeElement as HTMLElement).click();
    expect(opened).to.deep.equal([records()[1]]);
    inside(element, '.drawer').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await painted(element);
    expect(inside(element, '.drawer').matches(':popover-open')).to.equal(false);
    inside(element, '.exclusion').click();
    await painted(element);
    expect(records().length).to.be.greaterThan(0);
  });

  it('RPE42 S87 every figure of every report opens the records behind it: counts, sums, shares, means and medians', async () => {
    const made = await scene();
    const { element, ready } = made;
    fill(made);
    const says = (text: string): string => text.replace(/\s+/g, ' ').trim();
    // Nothing, and parts that are none, have no records.
    const isNothing = (text: string): boolean => /^(–|\p{Sc}?0(%.*| \/ month)?)?$/u.test(text);
    for (const kind of REPORT_KINDS) {
      element.report = kind;
      element.period = 'last 30';
      await ready();
      let opening = 0;
      const look = (cell: Element | null, where: string): void => {
        const text = says(cell?.textContent ?? '');
        if (cell?.matches('button') || cell?.querySelector('button')) opening++;
        else expect(isNothing(text), `${kind}: ${where} ${text}`).to.equal(true);
      };
      for (const each of element.renderRoot.querySelectorAll<HTMLElement>('.headline'))
        look(each.querySelector('.big'), each.dataset['key'] ?? '');
      for (const table of element.renderRoot.querySelectorAll('.twin table')) {
        const heads = [...table.querySelectorAll('thead th')].map(({ textContent }) => says(textContent));
        for (const row of table.querySelectorAll('tbody tr, tfoot tr'))
          for (const [at, cell] of [...row.children].entries()) if (at > 0) look(cell, heads[at] ?? '');
      }
      expect(opening, kind).to.be.greaterThan(0);
    }
  });

  it('RPE4 D60 D61 days are chosen by name or typed; what cannot be read stays with its reason', async () => {
    const made = await scene({ by: 'owner' });
    const { element, ready, store } = made;
    fill(made);
    done(store, 'workspace-edit', { fiscalStart: 4 });
    await ready();
    expect(textOf(element, '#days')).to.contain('FY2026').and.contain('Apr 1, 2025');
    choose(element, 'period', 'quarter -1');
    await ready();
    expect(textOf(element, '#days')).to.contain('FY2026 Q3');
    expect(element.getAttribute('period')).to.equal('quarter -1');
    choose(element, 'period', 'between');
    await painted(element);
    const from = (): HTMLInputElement => inside<HTMLInputElement>(element, '#period-from');
    typeInto(from(), '13/45/2026');
    await painted(element);
    expect(from().value).to.equal('13/45/2026');
    expect(textOf(element, '#period-from-problem').length).to.be.greaterThan(5);
    typeInto(from(), '01/26/2026');
    await ready();
    expect(element.period).to.equal('2026-01-26..2026-02-01');
    expect(headline(element, 'won')).to.equal('2');
    typeInto(from(), '01/27/2026');
    await ready();
    expect(headline(element, 'won')).to.equal('1');
  });

  it('RPE5 a period is compared with as many days of the one before, beside each figure', async () => {
    const made = await scene({ report: 'losses', by: 'owner', period: 'last 3', compare: '' });
    const { element, ready } = made;
    fill(made);
    await ready();
    expect(textOf(element, '.choices')).to.contain('Jan 27, 2026 – Jan 29, 2026');
    expect(headline(element, 'count')).to.equal('0');
    expect(textOf(element, '[data-key=count] .before')).to.contain('before: 1');
    element.report = 'win-rate';
    element.by = 'owner';
    element.period = 'month 0';
    await ready();
    expect(textOf(element, '[data-key=won] .before')).to.contain('before: 0');
    element.compare = false;
    await ready();
    expect(has(element, '.before')).to.equal(false);
  });

  it('RPE60 D23 a report that tells what is now is compared with how it stood some time ago', async () => {
    const made = await scene({ report: 'open-amounts' });
    const { element, ready, create, close } = made;
    const gone = create(-20, { price: { minor: 5_000, currency: 'TRY' }, ownerId: 'member1' });
    close(-2, gone, 'lost', 'price');
    create(-2, { price: { minor: 2_000, currency: 'TRY' }, ownerId: 'member1' });
    await ready();
    expect(has(element, '.before')).to.equal(false);
    expect(has(element, '#option-past'), 'only where it is compared').to.equal(false);
    inside(element, '.compare input').click();
    await ready();
    expect(element.compare).to.equal(true);
    expect(textOf(element, '.choices')).to.contain('Compared with the end of Jan 25, 2026');
    expect(textOf(element, '[data-key=amount]'))
      .to.contain('₺20')
      .and.to.contain('▼')
      .and.to.contain('before: ₺50');
    expect(rows(element)[0]).to.contain('₺20').and.to.contain('₺50');
    const select = inside<HTMLSelectElement>(element, '#option-past');
    select.value = 'quarter';
    select.dispatchEvent(new Event('change'));
    await ready();
    expect(textOf(element, '.choices')).to.contain('Nov 1, 2025');
    expect(textOf(element, '[data-key=count] .before')).to.contain('before: 0');
    element.asOf = '2026-01-27';
    await ready();
    expect(textOf(element, '.choices'), 'from the day that is looked at').to.contain('Oct 27, 2025');
  });

  it('RPE61 what leaves the page says its days, its filter and what it left out', async () => {
    const made = await scene({ by: 'owner', period: 'month 0' });
    const { element, ready, create, close } = made;
    close(0, create(-20), 'won');
    close(0, create(-20, { price: lira(123_456) }), 'won');
    element.filter = { text: 'İş', owners: ['member1'] };
    await ready();
    const said = await takenFiles(async () => {
      for (const kind of ['csv', 'svg']) {
        inside(element, `[data-file=${kind}]`).click();
        await painted(element);
      }
    }, 2);
    const table = said.find((text) => !text.startsWith('<svg'));
    expect(table).to.match(/"Won, TRY one-off".*\r\n"[^"]+",2,0,0,.*,1234\.56,/u);
    for (const raw of said) {
      const text = raw.replace(/\s+/gu, ' ').replaceAll('</text><text', ' <text');
      expect(text).to.contain('Feb 1, 2026 – Feb 28, 2026');
      expect(text).to.contain('“İş”').and.to.contain('Representative:');
      expect(text).to.contain('Left out: 1 without a price');
    }
  });

  it('RPE62 large amounts are in full where that is short, else to three digits with the exact ones beside; currencies are not compared', async () => {
    const made = await scene({ report: 'open-amounts', compare: '' });
    const { element, ready, create, on, store } = made;
    const id = create(-20, { price: { minor: 123_456_789, currency: 'TRY' } });
    await ready();
    const amount = inside(element, '[data-key=amount] .big');
    expect(amount.textContent.trim()).to.equal('₺1.23M');
    expect([
      amount.title,
      amount.getAttribute('aria-label')?.includes('₺1.23M (₺1,234,567.89)'),
    ]).to.deep.equal(['₺1,234,567.89', true]);
    on(-1, () => {
      done(store, 'opportunity-edit', { id, changes: { price: { minor: 95_000, currency: 'EUR' } } });
    });
    await ready();
    expect(inside(element, '[data-key=amount] .big').textContent.trim()).to.equal('€950');
    expect(textOf(element, '[data-key=amount] .before')).to.contain('₺1.23M').and.not.to.match(/[▲▼]/u);
  });

  it('RPE6 the filters of board and list hold for reports', async () => {
    const made = await scene({ report: 'open-amounts' });
    const { element, ready } = made;
    fill(made);
    await ready();
    await waitUntil(() => has(element, 'opportunity-filters'), 'no filters');
    expect(headline(element, 'count')).to.equal('1');
    const chips = inside(element, 'opportunity-filters');
    chips.dispatchEvent(new FilterChangeEvent({ text: 'servis' }));
    await ready();
    expect(headline(element, 'count')).to.equal('0');
    chips.dispatchEvent(new FilterChangeEvent({ text: 'DEPO' }));
    await ready();
    expect(headline(element, 'count')).to.equal('1');
  });

  it('RPE7 D23 it is looked at as it stood on a day, by slider or by typing; later days are refused, what was typed stays', async () => {
    const made = await scene({ by: 'owner' });
    const { element, ready } = made;
    fill(made);
    await ready();
    inside(element, '.as-of').click();
    await painted(element);
    const slider = (): HTMLInputElement => inside<HTMLInputElement>(element, '.slider');
    expect(slider().max).to.equal('20');
    slider().value = '14';
    slider().dispatchEvent(new Event('input'));
    await ready();
    expect(element.asOf).to.equal('2026-01-26');
    expect([headline(element, 'won'), headline(element, 'lost')]).to.deep.equal(['1', '0']);
    expect(slider().getAttribute('aria-valuetext')).to.equal('Jan 26, 2026');
    const day = (): HTMLInputElement => inside<HTMLInputElement>(element, '#as-of-day');
    typeInto(day(), '03/01/2026');
    await painted(element);
    expect([day().value, textOf(element, '#as-of-problem')]).to.deep.equal([
      '03/01/2026',
      localizerFor('en').t.reports.asOf.future,
    ]);
    typeInto(day(), '01/28/2026');
    await ready();
    expect([headline(element, 'won'), headline(element, 'lost')]).to.deep.equal(['2', '1']);
    inside(element, '.time-machine .button').click();
    await ready();
    expect(element.asOf).to.equal('');
    element.asOf = 'yesterday';
    await ready();
    expect(headline(element, 'abandoned')).to.equal('1');
  });

  it('RPE8 it waits for the history, computes in slices with progress, can be stopped, and follows single changes', async () => {
    const made = await scene({ report: 'open-amounts' }, { store: { loaded: false } });
    const { element, store, create, ready } = made;
    await painted(element);
    expect(has(element, '.waiting')).to.equal(true);
    store.markLoaded('core');
    store.markLoaded('work');
    done(store, 'workspace-create', {
      name: 'Deneme',
      currency: 'TRY',
      timeZone: 'Europe/Istanbul',
      language: 'tr',
    });
    for (let at = 0; at < 450; at += 1) create(-3);
    // Whoever computes waits between two slices, as on a machine that does other things.
    const { scheduler } = globalThis as { readonly scheduler: { yield: () => Promise<void> } };
    const own = scheduler.yield.bind(scheduler);
    const held = new Promise<void>((resolve) => (restore = resolve)).then(() => void (scheduler.yield = own));
    scheduler.yield = () => held.then(own);
    await waitUntil(() => has(element, '.computing .stop'), 'no progress');
    inside(element, '.stop').click();
    await painted(element);
    expect(has(element, '.resume')).to.equal(true);
    restore();
    inside(element, '.resume').click();
    await ready();
    expect(headline(element, 'count')).to.equal('450');
    create(-1);
    await painted(element);
    await painted(element);
    expect(headline(element, 'count')).to.equal('451');
    expect(has(element, '.computing')).to.equal(false);
  });

  it('RPE15 the histories are read once for all reports of a page, and again when one has changed', async () => {
    const { element, workspace, store, create, ready } = await scene({ report: 'open-amounts' });
    const changed = create(-3);
    create(-2);
    await ready();
    const read: string[] = [];
    const history = store.history.bind(store);
    Object.assign(store, { history: (id: string) => (read.push(id), history(id)) });
    const other = element.cloneNode() as PipelineReport;
    other.report = 'slip';
    other.now = element.now;
    workspace.append(other);
    await waitUntil(() => has(other, '.notes'), 'the other report never comes', { interval: 5 });
    expect(read).to.deep.equal([]);
    element.remove();
    done(store, 'opportunity-edit', { id: changed, changes: { expectedClose: '2026-03-01' } });
    expect(read).to.deep.equal([changed]);
  });

  it('RPE9 the page is asked before anything is exported; the table says what is shown, and no cell is a formula', async () => {
    const made = await scene({ by: 'owner' });
    const { element, ready } = made;
    fill(made);
    await ready();
    const asked: string[] = [];
    document.addEventListener(
      'firsat-data-export-request',
      (event) => {
        asked.push(`${event.detail.what} ${event.detail.report ?? ''}`);
        event.preventDefault();
      },
      { once: true },
    );
    inside(element, '[data-file=csv]').click();
    await painted(element);
    expect(asked).to.deep.equal(['report win-rate']);
    const text = await csvFile(
      [
        {
          key: 'a',
          title: 'Sonuç',
          heading: 'Ad',
          columns: [{ key: 'n', label: 'Sayı' }],
          rows: [{ key: '1', label: '=1+1', figures: { n: { text: '1.200', value: 1200, raw: '1200' } } }],
          measures: [],
        },
      ],
      localizerFor('tr'),
    ).text();
    expect(text).to.contain('Sonuç').and.contain('1200').and.contain("'=1+1");
  });

  it('RPE19 a report is printed alone: what is chosen in words, drawings and tables, and the page as it was afterwards', async () => {
    const made = await scene({ by: 'owner' }, { lang: 'tr' });
    const { element, ready } = made;
    fill(made);
    await ready();
    const { print, document: page } = window;
    const { title } = page;
    let printed: ShadowRoot | null = null;
    window.print = () => {
      printed = page.querySelector('firsat-print')?.shadowRoot ?? null;
    };
    try {
      inside(element, '[data-file=print]').click();
      await waitUntil(() => printed !== null);
    } finally {
      window.print = print;
    }
    const paper = printed as unknown as ShadowRoot;
    expect([...paper.querySelectorAll('.chosen')].map((one) => one.textContent)).to.include('Temsilci');
    expect(paper.querySelector('.twin table')?.textContent).to.equal(
      element.renderRoot.querySelector('.twin table')?.textContent,
    );
    expect([...paper.querySelectorAll('*')].some(({ localName }) => localName.includes('-'))).to.equal(false);
    window.dispatchEvent(new Event('afterprint'));
    expect([page.querySelector('firsat-print'), page.title]).to.deep.equal([null, title]);
  });

  it('RPE10 S20 what has changed since Monday, or between two days', async () => {
    const made = await scene({ report: 'changes' }, { lang: 'tr' });
    const { element, ready } = made;
    fill(made);
    await ready();
    expect(headline(element, 'won')).to.equal('2');
    expect(rows(element).join('\n')).to.contain('Bitişi ertelenen').and.contain('Askıya alınan');
    element.period = '2026-01-30..2026-01-30';
    await ready();
    const { length } = element.renderRoot.querySelectorAll('[data-sheet="changes"] .twin tbody tr');
    expect(
      rows(element)
        .slice(0, length)
        .map((row) => row.split(' ')[0]),
    ).to.deep.equal(['Askıya', 'Bitişi']);
  });

  it('RPE12 S14 D51 which offers were given and what became of them', async () => {
    const made = await scene({ report: 'offers', by: 'owner' });
    const { element, ready } = made;
    const ids = fill(made);
    await ready();
    expect([
      headline(element, 'sent'),
      headline(element, 'rate'),
      headline(element, 'waiting'),
    ]).to.deep.equal(['2', '0%', '1']);
    expect(rows(element)[0]).to.contain('₺200');
    inside(element, '[data-key=sent] .big').click();
    await painted(element);
    const records = [...element.renderRoot.querySelectorAll<HTMLElement>('button.record')];
    expect(records.map(({ dataset }) => dataset['id'])).to.deep.equal([ids['waits']]);
  });

  it('RPE11 no axe violations, charts and tables, in both languages, light and dark; it fits 390 px', async () => {
    for (const [lang, colorScheme, width] of [
      ['tr', 'light', 390],
      ['en', 'dark', 1000],
    ] as const) {
      await emulateMedia({ colorScheme });
      await setViewport({ width, height: 800 });
      document.documentElement.style.colorScheme = colorScheme;
      document.body.style.background = colorScheme === 'dark' ? '#16181d' : '#ffffff';
      const made = await scene({}, { lang });
      const { element, ready } = made;
      fill(made);
      await ready();
      inside(element, '.as-of').click();
      for (const kind of ['win-rate', 'stage-efficiency', 'velocity'] as const) {
        element.report = kind;
        element.compare = kind === 'stage-efficiency';
        await ready();
        await expect(element).to.be.accessible();
        expect(document.documentElement.scrollWidth, kind).to.be.at.most(width);
      }
      inside(element, '.headline .big').click();
      await painted(element);
      await expect(element).to.be.accessible();
      document.body.replaceChildren();
    }
  });
});
