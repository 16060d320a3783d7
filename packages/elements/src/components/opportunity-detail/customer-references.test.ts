import { expect } from '@open-wc/testing';
import { referencesOf } from '@firsat/model';
import { defineElement } from '../../base/define-element.js';
import { localizerFor } from '../../locales/localizer.js';
import { detailScene, opportunityOf, type DetailScene } from '../../testing/detail-scene.js';
import { has, inside, painted, textOf, typeInto, waitUntil } from '../../testing/drive.js';
import { OpportunityDetail } from './opportunity-detail.js';

const problems = localizerFor('tr');

async function withReferences(): Promise<DetailScene> {
  const scene = await detailScene();
  inside(scene.detail, '#tab-references').click();
  await waitUntil(() => has(scene.detail, '.reference-form'));
  return scene;
}

async function link(detail: OpportunityDetail, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [field, text] of Object.entries(values)) typeInto(inside(detail, `#reference-${field}`), text);
  inside<HTMLFormElement>(detail, '.reference-form').requestSubmit();
  await painted(detail);
}

describe('customer and references of the detail', () => {
  before(() => {
    defineElement('opportunity-detail', OpportunityDetail);
  });
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('DET40 S118 the customer opens above the drawer; the page may show it; one below is uncovered', async () => {
    const { detail, workspace, customerId, id } = await detailScene({ presentation: 'drawer' });
    document.addEventListener('firsat-contact-open', (event) => event.preventDefault(), { once: true });
    inside(detail, '.open-customer').click();
    expect(workspace.handle?.ui.contactId).to.equal(undefined);
    inside(detail, '.open-customer').click();
    expect(workspace.handle?.ui.contactId).to.equal(customerId);
    await waitUntil(() => has(detail, 'contact-detail'));
    const contact = detail.renderRoot.querySelector('contact-detail');
    await waitUntil(() => contact?.renderRoot.querySelector('.drawer')?.matches(':popover-open') === true);
    // The same opportunity, from the contact: it lies below.
    await waitUntil(() => contact?.renderRoot.querySelector(`[data-id="${id}"]`) !== null);
    contact?.renderRoot.querySelector<HTMLElement>(`[data-id="${id}"] .open-opportunity`)?.click();
    await painted(detail);
    expect([workspace.handle?.ui.contactId, workspace.handle?.ui.openId]).to.deep.equal([null, id]);
    expect(has(detail, 'contact-detail')).to.equal(false);
    workspace.handle?.setUi({ contactId: customerId });
    inside(detail, '.open-customer').click();
    expect(workspace.handle?.ui.openId, 'the contact lies below').to.equal(null);
  });

  it('DET41 S121 references of the host are listed with safe links, added and removed; the page hears of one that is followed', async () => {
    const scene = await withReferences();
    const { detail, store, id } = scene;
    await link(detail, { system: 'Sipariş', ref: '', url: 'javascript:alert(1)' });
    expect(textOf(detail, '#reference-ref-notes')).to.equal(problems.problem({ code: 'required' }));
    expect(textOf(detail, '#reference-url-notes')).to.equal(problems.problem({ code: 'not-a-link' }));
    expect(inside<HTMLInputElement>(detail, '#reference-url').value).to.equal('javascript:alert(1)');
    await link(detail, { ref: '2026-00123', url: '/siparisler/123' });
    await link(detail, {
      system: 'Sepet',
      ref: 'S-9',
      label: 'Kış sepeti',
      url: 'https://magaza.example/sepet/9',
    });
    expect(referencesOf(opportunityOf(scene)).map(({ ref }) => ref)).to.have.members(['2026-00123', 'S-9']);
    expect(textOf(detail, '#tab-references .count')).to.equal('2');
    const links = [...detail.renderRoot.querySelectorAll<HTMLAnchorElement>('.reference a')];
    expect(links.map((one) => [one.getAttribute('href'), one.rel])).to.have.deep.members([
      ['/siparisler/123', ''],
      ['https://magaza.example/sepet/9', 'noopener noreferrer'],
    ]);
    const heard: string[] = [];
    document.addEventListener(
      'firsat-reference-open',
      (event) => {
        heard.push(`${event.detail.opportunityId} ${event.detail.reference.ref}`);
        event.preventDefault();
      },
      { once: true },
    );
    const cart = links.find(({ textContent }) => textContent === 'Kış sepeti');
    const press = new MouseEvent('click', { bubbles: true, composed: true, cancelable: true });
    cart?.dispatchEvent(press);
    expect([heard, press.defaultPrevented]).to.deep.equal([[`${id} S-9`], true]);
    inside(detail, '.reference .icon-button').click();
    await painted(detail);
    expect(referencesOf(opportunityOf(scene)).length).to.equal(1);
    store.undo();
    expect(referencesOf(opportunityOf(scene)).length).to.equal(2);
    await expect(detail).to.be.accessible();
  }).timeout(60_000);
});
