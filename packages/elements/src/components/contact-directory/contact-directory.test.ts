import { emulateMedia } from '@web/test-runner-commands';
import { expect } from '@open-wc/testing';
import { aContact, creating } from '@firsat/model/testing';
import { defineElement } from '../../base/define-element.js';
import { localizerFor } from '../../locales/localizer.js';
import { done, has, inside, painted, textOf, typeInto, waitUntil } from '../../testing/drive.js';
import { fakeSync } from '../../testing/fake-sync.js';
import { workspaceFixture } from '../../testing/fixture.js';
import { ContactDirectory } from './contact-directory.js';

async function arrange(options: Parameters<typeof workspaceFixture>[1] & { readonly empty?: boolean } = {}) {
  const lang = options.lang ?? 'tr';
  const fixture = await workspaceFixture(
    () => {
      const made = document.createElement('contact-directory');
      made.style.height = '600px';
      return made;
    },
    { lang, ...options },
  );
  const { element, store, clock } = fixture;
  element.now = () => clock.now;
  if (!options.empty) {
    done(store, 'contact-create', {
      id: 'isik',
      name: 'Işık Yapı A.Ş.',
      phone: '0212 111 22 33',
      source: 'Fuar',
    });
    done(store, 'contact-create', {
      id: 'deniz',
      type: 'person',
      name: 'Deniz Kaya',
      parentId: 'isik',
      email: 'deniz@ornek.com',
    });
    done(store, 'contact-create', { id: 'cinar', name: 'Çınar Gıda', relation: 'customer' });
  }
  await painted(element);
  const ids = (): readonly string[] =>
    [...element.renderRoot.querySelectorAll<HTMLElement>('.row')].map(({ dataset }) => dataset['id'] ?? '');
  const choose = async (name: string, value: string): Promise<void> => {
    const select = inside<HTMLSelectElement>(element, `select[name=${name}]`);
    select.value = value;
    select.dispatchEvent(new Event('change'));
    await painted(element);
  };
  return { ...fixture, ids, choose, words: localizerFor(lang).t.contacts };
}

const focused = (element: ContactDirectory): string | undefined =>
  (element.renderRoot as ShadowRoot).activeElement?.closest<HTMLElement>('.row')?.dataset['id'];

describe('<contact-directory>', () => {
  before(() => {
    defineElement('contact-directory', ContactDirectory);
  });
  afterEach(async () => {
    document.body.replaceChildren();
    await emulateMedia({ colorScheme: 'light' });
  });

  it('DIR1 S2 D28 D39: a row tells who, of which company, prospect or customer, what is open and what happened last', async () => {
    const { element, store, ids, words } = await arrange();
    const price = (minor: number, currency = 'TRY') => ({ minor, currency });
    for (const [id, period, amount] of [
      ['o1', 'fixed', price(12_500_000)],
      ['o2', 'monthly', price(500_000)],
      ['o3', 'fixed', price(100_000, 'EUR')],
    ] as const)
      done(store, 'opportunity-create', { id, description: id, customerId: 'isik', period, price: amount });
    done(store, 'opportunity-create', {
      description: 'kazanılan',
      customerId: 'isik',
      price: price(900),
      status: { status: 'won' },
    });
    await painted(element);
    expect(ids()).to.deep.equal(['cinar', 'deniz', 'isik']);
    const row = textOf(element, '[data-id=isik]');
    expect(row)
      .to.contain(words.openOpportunities(3))
      .and.contain('125 B')
      .and.contain('5 B / ay')
      .and.contain('€1 B');
    expect(textOf(element, '[data-id=isik] .badge'), 'the first win made a customer').to.equal(
      words.relation.customer,
    );
    expect(textOf(element, '[data-id=isik] .last')).to.equal('Bugün');
    expect(textOf(element, '[data-id=deniz] .company')).to.equal('Işık Yapı A.Ş.');
    expect(textOf(element, '[data-id=deniz] .last')).to.equal(words.noLast);
    expect(textOf(element, '[data-id=deniz] .badge')).to.equal(words.relation.prospect);
  });

  it('DIR1 DIR5 of 10,000 contacts only those in view are in the page, and keys lead to the others', async () => {
    const patches = Array.from({ length: 10_000 }, (_, index) =>
      creating(
        'contacts',
        aContact({ id: `k${String(index)}`, name: `Kişi ${String(index).padStart(5, '0')}` }),
      ),
    ).flat();
    const { element, ids } = await arrange({ empty: true, store: { patches } });
    expect(ids().length).to.be.within(5, 30);
    expect(inside(element, '.row').getAttribute('aria-setsize')).to.equal('10000');
    inside(element, '[data-id=k0] .name').focus();
    const press = async (key: string): Promise<void> => {
      (element.renderRoot as ShadowRoot).activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }),
      );
      await painted(element);
    };
    await press('ArrowDown');
    expect(focused(element)).to.equal('k1');
    await press('End');
    expect(focused(element)).to.equal('k9999');
    expect(element.renderRoot.querySelectorAll('.name[tabindex="0"]').length).to.equal(1);
    await press('Home');
    expect(focused(element)).to.equal('k0');
  });

  it('DIR2 D67 S33: it is searched across spellings, by all words, and narrowed; how many is told', async () => {
    const { element, ids, choose, words } = await arrange();
    const search = async (text: string): Promise<readonly string[]> => {
      typeInto(inside(element, '.query'), text);
      await painted(element);
      return ids();
    };
    expect(await search('ISIK')).to.deep.equal(['isik', 'deniz'], 'the company itself, then its people');
    expect(textOf(element, '.head')).to.contain(words.count('2', '3'));
    expect(await search('isik deniz')).to.deep.equal(['deniz']);
    expect(await search('02121112233')).to.deep.equal(['isik']);
    inside(element, '.query').dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', cancelable: true }),
    );
    await painted(element);
    expect(ids().length).to.equal(3);
    inside(element, 'input[name=relation][value=customer]').click();
    await painted(element);
    expect(ids()).to.deep.equal(['cinar']);
    inside(element, 'input[name=relation][value=""]').click();
    await choose('type', 'person');
    expect(ids()).to.deep.equal(['deniz']);
    await choose('type', '');
    await choose('source', 'Fuar');
    expect(ids()).to.deep.equal(['isik']);
    await choose('source', '');
    await choose('order', 'newest');
    expect([...ids()].sort()).to.deep.equal(['cinar', 'deniz', 'isik']);
  });

  it('DIR3 S119: a call and an e-mail are one press, with nothing in them but number and address', async () => {
    const { element, workspace, words } = await arrange();
    const call = inside<HTMLAnchorElement>(element, '[data-id=isik] [data-way=phone]');
    expect([call.href, call.getAttribute('aria-label')]).to.deep.equal([
      'tel:+902121112233',
      words.call('Işık Yapı A.Ş.'),
    ]);
    const mail = inside<HTMLAnchorElement>(element, '[data-id=deniz] [data-way=email]');
    expect(mail.href).to.equal('mailto:deniz@ornek.com');
    mail.addEventListener('click', (event) => {
      event.preventDefault();
    });
    mail.click();
    expect(workspace.handle?.ui.contactId, 'the row does not open').to.equal(undefined);
  });

  it('DIR4 opening asks the page, then shows a drawer where the page has none; focus comes back', async () => {
    const { element, workspace } = await arrange();
    document.addEventListener('firsat-contact-open', (event) => event.preventDefault(), { once: true });
    inside(element, '[data-id=isik] .name').click();
    expect(workspace.handle?.ui.contactId).to.equal(undefined);
    inside(element, '[data-id=isik] .name').click();
    expect(workspace.handle?.ui.contactId).to.equal('isik');
    await waitUntil(() => has(element, 'contact-detail'));
    await painted(element);
    expect(has(element, '[data-id=isik].is-open')).to.equal(true);
    workspace.handle?.setUi({ contactId: null });
    await painted(element);
    await painted(element);
    expect(has(element, 'contact-detail')).to.equal(false);
    expect(focused(element)).to.equal('isik');
  });

  it('DIR6 S34 D78: a name and Enter adds; what is refused stays; who may be here already is named', async () => {
    const { element, store, words } = await arrange();
    inside(element, '.add').click();
    await painted(element);
    inside(element, 'input[name=new-type][value=person]').click();
    typeInto(inside(element, '#new-name'), 'Deniz KAYA');
    typeInto(inside(element, '#new-phone'), 'yok');
    await painted(element);
    expect(textOf(element, '.similar')).to.contain('Deniz Kaya').and.contain(words.evidence.name);
    inside<HTMLFormElement>(element, '.quick-add').requestSubmit();
    await painted(element);
    expect(textOf(element, '#new-phone-notes')).to.equal(localizerFor('tr').problem({ code: 'not-a-phone' }));
    expect(inside<HTMLInputElement>(element, '#new-phone').value).to.equal('yok');
    typeInto(inside(element, '#new-phone'), '0532 222 33 44');
    inside<HTMLFormElement>(element, '.quick-add').requestSubmit();
    await painted(element);
    const made = [...store.list('contacts')].find(({ phone }) => phone === '0532 222 33 44');
    expect([made?.name, made?.type]).to.deep.equal(['Deniz KAYA', 'person']);
    expect(has(element, '.quick-add')).to.equal(false);
    expect(focused(element)).to.equal(made?.id);
  });

  it('DIR7 D78: who may be one is proposed with the reason; told apart, not again', async () => {
    const { element, store, words } = await arrange();
    done(store, 'contact-create', { id: 'twin', name: 'IŞIK YAPI', phone: '+90 (212) 111-22-33' });
    await painted(element);
    expect(textOf(element, '.duplicates')).to.contain(words.duplicates.found(1));
    inside(element, '.review').click();
    await painted(element);
    expect(textOf(element, '.evidence')).to.contain(words.evidence.phone).and.contain(words.evidence.name);
    inside(element, '.different').click();
    await painted(element);
    expect(has(element, '.duplicates')).to.equal(false);
    expect(store.get('contacts', 'isik')?.distinct['twin']).to.equal(true);
    store.undo();
    await painted(element);
    expect(has(element, '.duplicates')).to.equal(true);
  });

  async function asked() {
    const scene = await arrange();
    const { element, store } = scene;
    done(store, 'contact-create', {
      id: 'twin',
      name: 'IŞIK YAPI',
      phone: '0212 111 22 33',
      sector: 'İnşaat',
    });
    done(store, 'contact-create', { id: 'third', name: 'Işık Yapı', taxNumber: '1234567890' });
    done(store, 'opportunity-create', { id: 'o1', description: 'iş', customerId: 'twin' });
    await painted(element);
    inside(element, '.review').click();
    await painted(element);
    inside(element, '.group .merge').click();
    await waitUntil(() => has(element, 'dialog.merging[open]'));
    return scene;
  }

  it('DIR8 D78: a merge asks who is one and which value stays, and is taken back whole', async () => {
    const { element, store } = await asked();
    const { merging } = localizerFor('tr').t;
    expect(textOf(element, '[data-field=name]')).to.contain('IŞIK YAPI').and.contain('Işık Yapı A.Ş.');
    expect(has(element, '[data-field=sector]'), 'who says nothing contradicts nobody').to.equal(false);
    // Whoever has the opportunity gives the values first.
    expect(inside(element, '.candidate[data-id=twin] .take').getAttribute('aria-pressed')).to.equal('true');
    inside(element, '.candidate[data-id=isik] .take').click();
    await painted(element);
    inside(element, '.candidate[data-id=third] input').click();
    await painted(element);
    expect(store.get('contacts', 'twin')?.removed, 'nothing is written before').to.equal(null);
    inside<HTMLFormElement>(element, 'dialog.merging form').requestSubmit();
    await painted(element);
    expect(has(element, 'dialog.merging')).to.equal(false);
    const stays = store.get('contacts', 'isik');
    expect([stays?.name, stays?.sector, stays?.taxNumber]).to.deep.equal(['Işık Yapı A.Ş.', 'İnşaat', null]);
    expect(store.get('contacts', 'twin')?.removed?.to).to.equal('isik');
    expect(store.get('contacts', 'third')?.removed).to.equal(null);
    expect(merging.merge).not.to.equal('');
    store.undo();
    expect(store.get('contacts', 'twin')?.removed).to.equal(null);
    expect(store.get('contacts', 'isik')?.sector).to.equal(null);
  });

  it('DIR8 single values are chosen against the rest; Escape writes nothing', async () => {
    const { element, store } = await asked();
    const options = [...element.renderRoot.querySelectorAll<HTMLElement>('[data-field=name] .option')];
    options
      .find((option) => option.textContent.trim() === 'Işık Yapı')
      ?.querySelector('input')
      ?.click();
    await painted(element);
    inside(element, 'dialog.merging').dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }),
    );
    await painted(element);
    expect(has(element, 'dialog.merging')).to.equal(false);
    expect(store.get('contacts', 'twin')?.removed).to.equal(null);
    inside(element, '.group .merge').click();
    await waitUntil(() => has(element, 'dialog.merging[open]'));
    const again = [...element.renderRoot.querySelectorAll<HTMLElement>('[data-field=name] .option')];
    again
      .find((option) => option.textContent.trim() === 'Işık Yapı')
      ?.querySelector('input')
      ?.click();
    await painted(element);
    inside<HTMLFormElement>(element, 'dialog.merging form').requestSubmit();
    await painted(element);
    expect(store.get('contacts', 'isik')?.name).to.equal('Işık Yapı');
    expect(store.get('contacts', 'third')?.removed?.to).to.equal('isik');
  });

  it('DIR9 nobody yet, nobody found: what was searched for can be added; readers are offered nothing', async () => {
    const sync = fakeSync();
    const { element, store, words } = await arrange({ empty: true, store: { sync } });
    expect(textOf(element, '.nobody')).to.contain(words.none.title);
    done(store, 'contact-create', { name: 'Işık Yapı' });
    await painted(element);
    typeInto(inside(element, '.query'), 'Ege Lojistik');
    await painted(element);
    expect(textOf(element, '.nobody')).to.contain(words.nothingFound);
    inside(element, '.add-found').click();
    await painted(element);
    expect(inside<HTMLInputElement>(element, '#new-name').value).to.equal('Ege Lojistik');
    inside(element, '.show-all').click();
    sync.set({ access: 'reader' });
    await painted(element);
    expect(has(element, '.add') || has(element, '.add-found')).to.equal(false);
    expect(has(element, '.row')).to.equal(true);
  });

  for (const lang of ['tr', 'en'])
    for (const colorScheme of ['light', 'dark'] as const)
      it(`DIR10 no axe violations in ${lang}, ${colorScheme}`, async () => {
        await emulateMedia({ colorScheme });
        document.documentElement.style.setProperty('color-scheme', 'light dark');
        document.documentElement.style.setProperty('background', 'Canvas');
        const { element, store } = await arrange({ lang });
        done(store, 'contact-create', { id: 'twin', name: 'IŞIK YAPI', phone: '0212 111 22 33' });
        await painted(element);
        inside(element, '.review').click();
        inside(element, '.add').click();
        await painted(element);
        inside(element, 'input[name=new-type][value=person]').click();
        typeInto(inside(element, '#new-name'), 'Deniz Kaya');
        await painted(element);
        await expect(element).to.be.accessible();
        inside(element, '.group .merge').click();
        await waitUntil(() => has(element, 'dialog.merging[open]'));
        await expect(element).to.be.accessible();
      }).timeout(60_000);
});
