import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { expect } from '@open-wc/testing';
import { linesOf, lineTerms, opportunityTerms } from '@firsat/model';
import { aContact, anOpportunity, creating } from '@firsat/model/testing';
import { defineElement } from '../../base/define-element.js';
import { done, has, inside, painted, textOf, typeInto } from '../../testing/drive.js';
import { workspaceFixture } from '../../testing/fixture.js';
import { ProductCatalog } from './product-catalog.js';

async function scene(lang = 'tr') {
  defineElement('product-catalog', ProductCatalog);
  const patches = [...creating('contacts', aContact()), ...creating('opportunities', anOpportunity())];
  const fixture = await workspaceFixture(() => document.createElement('product-catalog'), {
    store: { patches },
    lang,
  });
  const { element, store } = fixture;
  await painted(element);
  return { ...fixture, paint: () => painted(element), products: () => [...store.list('products')] };
}

describe('<product-catalog>', () => {
  afterEach(async () => {
    document.body.replaceChildren();
    await emulateMedia({ colorScheme: 'light' });
    await setViewport({ width: 900, height: 800 });
  });

  it('CAT1, S69: a product is added with price, code, unit and KDV; what cannot be read stays with the reason', async () => {
    const { element, products, paint } = await scene();
    inside(element, '.add-product').click();
    await paint();
    typeInto(inside(element, '#product-name'), 'Toplu SMS');
    typeInto(inside(element, '#product-price'), 'pahalı');
    await paint();
    inside<HTMLFormElement>(element, '.product-form').requestSubmit();
    await paint();
    expect(inside<HTMLInputElement>(element, '#product-price').value).to.equal('pahalı');
    expect(textOf(element, '#product-price-notes .problem')).to.contain('tutar değil');
    typeInto(inside(element, '#product-price'), '0,0045');
    typeInto(inside(element, '#product-code'), 'SMS-1');
    typeInto(inside(element, '#product-unit'), 'adet');
    await paint();
    expect(textOf(element, '#product-price-notes .echo')).to.equal('= ₺0,0045');
    inside<HTMLFormElement>(element, '.product-form').requestSubmit();
    await paint();
    expect(
      products().map(({ name, code, unit, price }) => [name, code, unit, price?.amount, price?.scale]),
    ).to.deep.equal([['Toplu SMS', 'SMS-1', 'adet', 45, 4]]);
    expect(textOf(element, '.products .price')).to.contain('₺0,0045').and.to.contain('KDV %20');
  });

  it('CAT4, D48, D49: the workspace’s way of pricing is set here, for what is priced from now on', async () => {
    const { element, store, paint } = await scene();
    done(store, 'line-add', { opportunityId: 'opp1', name: 'Eski satır' });
    inside(element, '.pricing > summary').click();
    await paint();
    for (const [id, value] of [
      ['pricing-entry', 'inclusive'],
      ['pricing-rounding', 'line'],
    ] as const) {
      const select = inside<HTMLSelectElement>(element, `#${id}`);
      select.value = value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
      await paint();
    }
    expect(textOf(element, '.pricing > summary')).to.contain('KDV dahil');
    const { entry, rounding } = lineTerms(store.settings?.lineTerms ?? null);
    expect([entry, rounding]).to.deep.equal(['inclusive', 'line']);
    const old = store.get('opportunities', 'opp1');
    if (!old) throw new Error('no opportunity');
    expect(
      opportunityTerms(store, old, linesOf(store, { opportunityId: 'opp1', offerId: null })).entry,
    ).to.equal('exclusive');
    await expect(element).to.be.accessible();
  });

  it('CAT2, S69: products are found as Turkish is typed, edited in place, archived and restored; it is told how often they are used', async () => {
    const { element, store, products, paint } = await scene();
    done(store, 'product-create', { id: 'p1', name: 'Işık seti', code: 'I-1' });
    done(store, 'product-create', { id: 'p2', name: 'Kablo' });
    done(store, 'line-add', { opportunityId: 'opp1', productId: 'p1' });
    await paint();
    expect(textOf(element, '[data-product="p1"] .uses')).to.equal('1 satırda');
    typeInto(inside(element, '.query'), 'isik');
    await paint();
    expect(has(element, '[data-product="p2"]')).to.equal(false);
    inside(element, '[data-product="p1"] .edit').click();
    await paint();
    typeInto(inside(element, '#product-name'), 'Işık takımı');
    inside<HTMLFormElement>(element, '.product-form').requestSubmit();
    await paint();
    expect(store.get('products', 'p1')?.name).to.equal('Işık takımı');
    inside(element, '[data-product="p1"] .set-aside').click();
    await paint();
    expect(products().map(({ id }) => id)).to.deep.equal(['p2']);
    inside<HTMLInputElement>(element, '[name="archived"]').click();
    await paint();
    inside(element, '[data-product="p1"] .set-aside').click();
    await paint();
    expect(products()).to.have.length(2);
  });

  it('CAT3 in the dark at 390 px the catalogue is accessible', async () => {
    const { element, store, paint } = await scene('en');
    done(store, 'product-create', { id: 'p1', name: 'Laser', price: { minor: 55_000, currency: 'USD' } });
    await emulateMedia({ colorScheme: 'dark' });
    await setViewport({ width: 390, height: 800 });
    await paint();
    inside(element, '[data-product="p1"] .edit').click();
    await paint();
    await expect(element).to.be.accessible();
    expect(document.documentElement.scrollWidth).to.be.at.most(390);
  }).timeout(40_000);
});
