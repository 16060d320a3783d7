import { emulateMedia } from '@web/test-runner-commands';
import { expect } from '@open-wc/testing';
import { defineElement } from '../../base/define-element.js';
import { localizerFor } from '../../locales/localizer.js';
import { done, has, inside, painted, textOf, typeInto } from '../../testing/drive.js';
import { workspaceFixture } from '../../testing/fixture.js';
import { RecordBin } from './record-bin.js';

async function arrange(options: { readonly lang?: string; readonly deleted?: readonly string[] } = {}) {
  const lang = options.lang ?? 'tr';
  const fixture = await workspaceFixture(() => document.createElement('record-bin'), { lang });
  const { element, store, clock } = fixture;
  const customerId = done(store, 'contact-create', { name: 'Işık Yapı' }).id;
  for (const id of ['o1', 'o2', 'o3'])
    done(store, 'opportunity-create', { id, description: `İş ${id}`, customerId });
  for (const id of options.deleted ?? ['o1', 'o2']) {
    clock.now += 60_000;
    done(store, 'opportunity-delete', { id });
  }
  await painted(element);
  const ids = (): readonly string[] =>
    [...element.renderRoot.querySelectorAll<HTMLElement>('[data-id]')].map(
      ({ dataset }) => dataset['id'] ?? '',
    );
  const live = (): readonly string[] => [...store.list('opportunities')].map(({ id }) => id).sort();
  return { ...fixture, customerId, ids, live, words: localizerFor(lang).t.bin };
}

describe('<record-bin>', () => {
  before(() => {
    defineElement('record-bin', RecordBin);
  });
  afterEach(async () => {
    document.body.replaceChildren();
    await emulateMedia({ colorScheme: 'light' });
  });

  it('DAT60, D76: the last deleted stands first, with who and when; a deletion elsewhere appears by itself', async () => {
    const { element, store, ids } = await arrange();
    expect(ids()).to.deep.equal(['o2', 'o1']);
    expect(textOf(element, '[data-id=o2]'))
      .to.contain('İş o2')
      .and.contain('Işık Yapı')
      .and.contain('Ayşe Yılmaz');
    done(store, 'opportunity-delete', { id: 'o3' });
    await painted(element);
    expect(ids()[0]).to.equal('o3');
  });

  it('DAT60 an empty bin says what it is for', async () => {
    const { element, words } = await arrange({ deleted: [] });
    expect(textOf(element, '.empty')).to.contain(words.empty);
  });

  it('DAT61, D67: it is searched by name and customer across spellings, and narrowed to a kind', async () => {
    const { element, store, ids, words } = await arrange();
    const alone = done(store, 'contact-create', { name: 'Çınar Gıda' }).id;
    done(store, 'contact-delete', { id: alone });
    await painted(element);
    typeInto(inside(element, '.query'), 'CINAR');
    await element.updateComplete;
    expect(ids()).to.deep.equal([alone]);
    typeInto(inside(element, '.query'), 'isik O1');
    await element.updateComplete;
    expect(ids()).to.deep.equal(['o1']);
    typeInto(inside(element, '.query'), 'yok');
    await element.updateComplete;
    expect(textOf(element, '.none')).to.equal(words.nothingFound);
    typeInto(inside(element, '.query'), '');
    const kind = inside<HTMLSelectElement>(element, 'select[name=kind]');
    kind.value = 'contacts';
    kind.dispatchEvent(new Event('change'));
    await element.updateComplete;
    expect(ids()).to.deep.equal([alone]);
  });

  it('DAT62, D76: one comes back, and undo puts it into the bin again', async () => {
    const { element, store, ids, live } = await arrange();
    inside(element, '[data-id=o1] .restore').click();
    await painted(element);
    expect(live()).to.deep.equal(['o1', 'o3']);
    expect(ids()).to.deep.equal(['o2']);
    store.undo();
    await painted(element);
    expect(ids()).to.deep.equal(['o2', 'o1']);
  });

  it('DAT62 many come back as one step of undo, with the customer that was deleted after them', async () => {
    const { element, store, ids, live, customerId } = await arrange({ deleted: ['o1', 'o2', 'o3'] });
    done(store, 'contact-delete', { id: customerId });
    await painted(element);
    for (const id of ['o1', 'o2']) inside(element, `[data-id=${id}] input`).click();
    await element.updateComplete;
    inside(element, '.many').click();
    await painted(element);
    expect(live()).to.deep.equal(['o1', 'o2']);
    expect(ids()).to.deep.equal(['o3']);
    store.undo();
    await painted(element);
    expect(live()).to.deep.equal([]);
    expect(store.get('contacts', customerId)?.removed).to.not.equal(null);
  });

  it('DAT62 all that are shown are chosen and let go by one box', async () => {
    const { element } = await arrange();
    inside(element, 'input[name=all]').click();
    await element.updateComplete;
    expect(element.renderRoot.querySelectorAll('input[name=entry]:checked')).to.have.length(2);
    inside(element, 'input[name=all]').click();
    await element.updateComplete;
    expect(has(element, '.many')).to.equal(false);
  });

  it('DAT63, D76: an edit that the deletion did not know of is told, and comes back; what hangs on it is counted', async () => {
    const { element, store, words } = await arrange({ deleted: [] });
    done(store, 'opportunity-delete', { id: 'o1' });
    store.undo();
    done(store, 'opportunity-edit', { id: 'o1', changes: { price: { minor: 500, currency: 'TRY' } } });
    store.undo();
    done(store, 'opportunity-delete', { id: 'o1' });
    await painted(element);
    expect(has(element, '.notice')).to.equal(false);
    // What a colleague has written who was offline: a price that the deletion does not show, with its event.
    const { removed } = store.get('opportunities', 'o1') ?? {};
    store.redo();
    done(store, 'bin-restore', { opportunities: ['o1'] });
    done(store, 'opportunity-edit', { id: 'o1', changes: { price: { minor: 500, currency: 'TRY' } } });
    await store.importRecords(
      [
        { kind: 'remove', collection: 'opportunities', id: 'o1', tombstone: removed ?? { at: 0, by: '' } },
        { kind: 'create', collection: 'lines', id: 'l1', fields: { opportunityId: 'o1', name: 'Kalem' } },
      ],
      { pause: () => Promise.resolve() },
    );
    await painted(element);
    expect(textOf(element, '.notice')).to.contain('Ayşe Yılmaz');
    expect(textOf(element, '.children')).to.equal(words.withIt('1'));
    inside(element, '[data-id=o1] .restore').click();
    await painted(element);
    expect(store.get('opportunities', 'o1')?.price?.minor).to.equal(500);
  });

  it('DAT63, D76: a deleted opportunity is opened, with all that hangs on it; the page may show it in its own way', async () => {
    const { element, workspace } = await arrange();
    inside(element, '[data-id=o1] .link').click();
    expect(workspace.handle?.ui.openId).to.equal('o1');
    document.addEventListener('firsat-opportunity-open', (event) => event.preventDefault(), { once: true });
    inside(element, '[data-id=o2] .link').click();
    expect(workspace.handle?.ui.openId).to.equal('o1');
  });

  for (const lang of ['tr', 'en'])
    for (const colorScheme of ['light', 'dark'] as const)
      it(`DAT64 no axe violations in ${lang}, ${colorScheme}`, async () => {
        await emulateMedia({ colorScheme });
        document.documentElement.style.setProperty('color-scheme', 'light dark');
        document.documentElement.style.setProperty('background', 'Canvas');
        const { element, store } = await arrange({ lang });
        const id = done(store, 'contact-create', { name: 'Çınar Gıda' }).id;
        done(store, 'contact-delete', { id });
        await painted(element);
        inside(element, '[data-id=o1] input').click();
        await element.updateComplete;
        await expect(element).to.be.accessible();
      });
});
