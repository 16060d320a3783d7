import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { expect, nextFrame } from '@open-wc/testing';
import { createTestStore } from '@firsat/store/testing';
import { NO_FILTER, type OpportunityFilter } from '@firsat/model';
import { defineElement } from '../../base/define-element.js';
import { done, has, inside, painted, textOf, typeInto } from '../../testing/drive.js';
import { ALL_SAVED, fakeSync } from '../../testing/fake-sync.js';
import { workspaceFixture } from '../../testing/fixture.js';
import { listFixture } from '../opportunity-list/testing/list-fixture.js';
import './condition-editor.js';
import './views-menu.js';
import { OpportunityFilters } from './opportunity-filters.js';

async function filtersFixture(options: { lang?: string; access?: 'reader' } = {}) {
  defineElement('opportunity-filters', OpportunityFilters);
  const sync = fakeSync(options.access ? { access: options.access } : ALL_SAVED);
  const fixture = await workspaceFixture(() => document.createElement('opportunity-filters'), {
    lang: options.lang ?? 'tr',
    store: { sync },
  });
  const { element, store } = fixture;
  done(store, 'contact-create', { id: 'c1', name: 'Işık Yapı' });
  done(store, 'member-create', { id: 'omer', name: 'Ömer Şahin' });
  done(store, 'opportunity-create', { id: 'o1', description: 'Depo', customerId: 'c1' });
  done(store, 'opportunity-tag', { id: 'o1', tag: 'VIP' });
  await painted(element);
  const appears = async (selector: string): Promise<void> => {
    for (let tries = 0; tries < 600 && !has(element, selector); tries += 1) await nextFrame();
    expect(has(element, selector), selector).to.equal(true);
  };
  const press = async (selector: string): Promise<void> => {
    inside(element, selector).click();
    await painted(element);
  };
  return {
    ...fixture,
    sync,
    appears,
    press,
    chips: () =>
      [...element.renderRoot.querySelectorAll('.chip > .what')].map((chip) => chip.ariaLabel ?? ''),
    /** Opens the panel at a condition. */
    ask: async (key: string) => {
      if (!has(element, '.options [data-condition]')) await press('.add');
      await appears(`[data-condition="${key}"]`);
      await press(`[data-condition="${key}"]`);
      await appears('.body :is(input, select)');
    },
    choose: async (label: string) => {
      const option = [...element.renderRoot.querySelectorAll('.option')].find(
        (each) => each.querySelector('span')?.textContent.trim() === label,
      );
      if (!option) throw new Error(`no option ${label}`);
      option.querySelector('input')?.click();
      await painted(element);
    },
    pick: async (selector: string, value: string) => {
      const select = inside<HTMLSelectElement>(element, selector);
      select.value = value;
      select.dispatchEvent(new Event('change'));
      await painted(element);
    },
  };
}

describe('<opportunity-filters>', () => {
  beforeEach(async () => {
    await setViewport({ width: 1100, height: 900 });
  });
  afterEach(async () => {
    document.body.replaceChildren();
    await emulateMedia({ colorScheme: 'light' });
  });

  it('FIL1 a condition is added, told by a chip, changed and taken away; each answer counts at once', async () => {
    const { element, ask, choose, chips, press } = await filtersFixture();
    const told: OpportunityFilter[] = [];
    element.addEventListener('firsat-filter-change', (event) => told.push(event.detail.filter));
    await ask('statuses');
    await choose('Açık');
    await choose('Kazanıldı');
    expect(chips()).to.deep.equal(['Durum: Açık, Kazanıldı']);
    expect(told.at(-1)).to.deep.equal({ statuses: ['open', 'won'] });
    await press('[aria-label="Tüm filtreler"]');
    await ask('owners');
    await choose('Temsilci yok');
    expect(told.at(-1)).to.deep.equal({ owners: [null], statuses: ['open', 'won'] });
    await press('.chip[data-key=statuses] .remove');
    expect(chips()).to.deep.equal(['Temsilci: Temsilci yok']);
    await press('.clear');
    expect(told.at(-1)).to.deep.equal(NO_FILTER);
    expect(chips()).to.deep.equal([]);
  });

  it('FIL2, D60: this week and the last 7 days are two answers, each with its days', async () => {
    const { element, ask, chips, pick } = await filtersFixture();
    await ask('expectedClose');
    await pick('#range', 'week 0');
    // The clock of the page is real, so what is compared is that the week begins on a Monday and the seven days end today.
    const week = element.filter.dates?.expectedClose;
    expect(week).to.deep.equal({ kind: 'calendar', unit: 'week', offset: 0 });
    expect(chips()).to.deep.equal(['Tahmini bitiş tarihi: Bu hafta']);
    expect(textOf(element, '.echo')).to.match(/\d{4} – /);
    await pick('#range', 'past 7');
    expect(element.filter.dates?.expectedClose).to.deep.equal({
      kind: 'rolling',
      days: 7,
      direction: 'past',
    });
    expect(chips()).to.deep.equal(['Tahmini bitiş tarihi: Son 7 gün']);
    await pick('#range', 'between');
    typeInto(inside(element, '#day-from'), '5.1.2026');
    typeInto(inside(element, '#day-to'), 'yarın değil');
    await painted(element);
    expect(element.filter.dates?.expectedClose).to.deep.equal({
      kind: 'between',
      from: '2026-01-05',
      to: null,
    });
    expect(textOf(element, '#day-to-problem')).not.to.equal('');
    expect(inside<HTMLInputElement>(element, '#day-to').value).to.equal('yarın değil');
  });

  it('FIL3, D61: the fiscal year is set where quarters are chosen, for all; quarters are called by it', async () => {
    const { element, ask, pick, store } = await filtersFixture();
    await ask('expectedClose');
    await pick('#range', 'quarter 0');
    expect(textOf(element, '.echo')).not.to.include('MY');
    await pick('#fiscal', '7');
    expect(store.settings?.fiscalStart).to.equal(7);
    expect(textOf(element, '.echo')).to.match(/^MY\d{4} Ç[1-4]: /);
  });

  it('FIL4, D70: amounts are read as they are typed in the language; what cannot be read stays and is told', async () => {
    const { element, ask, choose, chips } = await filtersFixture();
    await ask('amounts');
    typeInto(inside(element, '#end-min'), '1.250,50');
    await painted(element);
    expect(element.filter.amounts).to.deep.equal([{ currency: 'TRY', min: 125_050, max: null }]);
    expect(chips()).to.deep.equal(['Fiyat: ₺1.250,50 ve üzeri']);
    typeInto(inside(element, '#end-max'), 'çok');
    await painted(element);
    expect(has(element, '#end-max-problem')).to.equal(true);
    expect(inside<HTMLInputElement>(element, '#end-max').value).to.equal('çok');
    await choose('Fiyatsızlar');
    expect(element.filter).to.deep.equal({ price: 'none' });
  });

  it('FIL5, S116: tags, priority and fields of the workspace are asked for by their kinds', async () => {
    const { element, ask, choose, press, store, chips } = await filtersFixture();
    done(store, 'custom-field-create', {
      id: 'f1',
      label: 'Bölge',
      kind: 'choice',
      options: ['Ege', 'Marmara'],
    });
    done(store, 'custom-field-create', { id: 'f2', label: 'İhale', kind: 'flag' });
    await painted(element);
    await ask('tags');
    await choose('VIP');
    await press('[aria-label="Tüm filtreler"]');
    await ask('priorities');
    await choose('Yüksek');
    await press('[aria-label="Tüm filtreler"]');
    await ask('custom:f1');
    await choose('Ege');
    await press('[aria-label="Tüm filtreler"]');
    await ask('custom:f2');
    await choose('Evet');
    expect(chips()).to.deep.equal(['Öncelik: Yüksek', 'Etiketler: VIP', 'Bölge: Ege', 'İhale: Evet']);
    expect(element.filter.priorities).to.deep.equal([3]);
    expect(element.filter.custom?.['f2']).to.deep.equal({ kind: 'flag', value: true });
  });

  it('FIL6 customers are looked for, folded, also those that are chosen already stay in sight', async () => {
    const { element, ask, choose, store, chips, press } = await filtersFixture();
    for (let at = 0; at < 40; at += 1) done(store, 'contact-create', { name: `Firma ${String(at)}` });
    await ask('customers');
    typeInto(inside(element, '.body input[type=search]'), 'isik');
    await painted(element);
    await choose('Işık Yapı');
    expect(chips()).to.deep.equal(['Müşteri: Işık Yapı']);
    await press('[aria-label="Tüm filtreler"]');
    await ask('customers');
    expect(textOf(element, '.option')).to.equal('Işık Yapı');
  });

  it('FIL7, S116: a view is saved, changed, shared, renamed, begun with and deleted; undo brings it back', async () => {
    const { element, ask, choose, press, appears, store } = await filtersFixture();
    await ask('statuses');
    await choose('Açık');
    inside(element, '#panel').hidePopover();
    await press('.view');
    await appears('[data-do=save-as]');
    await press('[data-do=save-as]');
    typeInto(inside(element, '#view-name'), 'Açıklarım');
    inside<HTMLFormElement>(element, '.naming').requestSubmit();
    await painted(element);
    const [view] = [...store.list('views')];
    expect(view?.name).to.equal('Açıklarım');
    expect(view?.shared).to.equal(false);
    expect(textOf(element, '.view')).to.equal('Açıklarım');
    await press('.chip[data-key=statuses] .remove');
    expect(textOf(element, '.view')).to.include('değişti');
    await press('.view');
    await appears('[data-do=save]');
    await press('[data-do=save]');
    expect(textOf(element, '.view')).to.equal('Açıklarım');
    await press('.view');
    await press('[data-do=share]');
    expect(store.get('views', view?.id ?? '')?.shared).to.equal(true);
    await press('.view');
    await press('[data-do=default]');
    expect(store.get('views', view?.id ?? '')?.defaultFor[store.user.id]).to.equal(true);
    await press('[data-do=rename]');
    typeInto(inside(element, '#view-name'), ' ');
    inside<HTMLFormElement>(element, '.naming').requestSubmit();
    await painted(element);
    expect(textOf(element, '#view-problem')).not.to.equal('');
    typeInto(inside(element, '#view-name'), 'Hepsi');
    inside<HTMLFormElement>(element, '.naming').requestSubmit();
    await painted(element);
    expect(textOf(element, '.view')).to.equal('Hepsi');
    await press('.view');
    await press('[data-do=delete]');
    expect(textOf(element, '.view')).to.equal('Tüm fırsatlar');
    expect([...store.list('views')]).to.have.length(0);
    store.undo();
    expect([...store.list('views')].map(({ name }) => name)).to.deep.equal(['Hepsi']);
  });

  it('EVT10 choosing a view is told to whoever shows the opportunities, and to nobody else', async () => {
    const { element, store, press, appears } = await filtersFixture();
    const { id } = done(store, 'view-create', { name: 'Açıklarım' });
    const told: unknown[] = [];
    element.addEventListener('firsat-view-choose', (event) => {
      told.push([event.detail.view?.id, event.detail.origin]);
    });
    document.addEventListener('firsat-view-choose', () => told.push('the page'), { once: true });
    await press('.view');
    await appears(`[data-view="${id}"]`);
    await press(`[data-view="${id}"]`);
    expect(told).to.deep.equal([[id, 'user']]);
  });

  it('FIL8 a reader chooses filters and views and saves none; other people’s personal views are not shown', async () => {
    const { element, press, appears, store, core, work, sync } = await filtersFixture();
    const other = createTestStore({ core, work, created: false, seed: 3, user: { id: 'm', name: 'Mehmet' } });
    done(other.store, 'view-create', { name: 'Benim' });
    done(other.store, 'view-create', {
      id: 'v2',
      name: 'Ortak',
      shared: true,
      filter: { statuses: ['won'] },
    });
    sync.set({ access: 'reader' });
    await painted(element);
    await press('.view');
    await appears('[data-view=v2]');
    expect(textOf(element, '#views')).not.to.include('Benim');
    expect(has(element, '[data-do]')).to.equal(false);
    await press('[data-view=v2]');
    expect(element.filter).to.deep.equal({ statuses: ['won'] });
    expect(store.get('views', 'v2')?.ownerId).to.equal('m');
  });

  it('FIL9, S116: in a list the view brings columns and order, too; who has one begins with it', async () => {
    const made = await listFixture();
    const { element, store, titles, labels } = made;
    expect([titles().length, labels().length]).to.deep.equal([3, 8]);
    done(store, 'view-create', {
      id: 'v1',
      name: 'Depolar',
      filter: { text: 'depo' },
      columns: [
        ['description', 0],
        ['tags', 120],
      ],
      sort: [['description', 1]],
      density: 'compact',
    });
    done(store, 'view-set-default', { id: 'v1' });
    const again = document.createElement('opportunity-list');
    again.style.blockSize = '600px';
    element.replaceWith(again);
    for (let tries = 0; tries < 600 && !has(again, 'opportunity-filters'); tries += 1) await nextFrame();
    await painted(again);
    await painted(again);
    expect(again.view).to.equal('v1');
    expect(inside<HTMLInputElement>(again, '.search input').value).to.equal('depo');
    expect(
      [...again.renderRoot.querySelectorAll('.row .title')].map((each) => each.textContent.trim()),
    ).to.deep.equal(['Depo']);
    expect(
      [...again.renderRoot.querySelectorAll('.heading')].map(
        (each) => each.textContent.trim().split(/\s/)[0],
      ),
    ).to.deep.equal(['Açıklama', 'Etiketler']);
  });

  it('FIL10 by keyboard: the panel opens, Escape closes it, and focus comes back', async () => {
    const { element, ask } = await filtersFixture();
    inside(element, '.add').focus();
    await ask('priorities');
    const panel = inside(element, '#panel');
    expect(panel.matches(':focus-within')).to.equal(true);
    panel
      .querySelector('input')
      ?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable: true }),
      );
    await painted(element);
    expect(panel.matches(':popover-open')).to.equal(false);
    expect((element.renderRoot as ShadowRoot).activeElement === inside(element, '.add')).to.equal(true);
  });

  for (const lang of ['tr', 'en'])
    for (const colorScheme of ['light', 'dark'] as const)
      it(`FIL11 no axe violations (${lang}, ${colorScheme})`, async () => {
        await emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        const { element, ask, press, appears } = await filtersFixture({ lang });
        element.filter = { statuses: ['open'], dates: { expectedClose: { kind: 'past' } } };
        await ask('amounts');
        await expect(inside(element, '#panel')).to.be.accessible();
        inside(element, '#panel').hidePopover();
        await press('.chip[data-key=expectedClose] .what');
        await appears('#range');
        await expect(inside(element, '#panel')).to.be.accessible();
        inside(element, '#panel').hidePopover();
        await press('.view');
        await appears('[data-do=save-as]');
        await expect(element).to.be.accessible();
      });
});
