import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { expect } from '@open-wc/testing';
import {
  issueOf,
  offerRoot,
  type CommandInput,
  type CommandName,
  type CommandValue,
  type Offer,
} from '@firsat/model';
import { aContact, aMember, anOpportunity, creating, someText } from '@firsat/model/testing';
import { appendText } from '@firsat/rich-text';
import { createTestStore } from '@firsat/store/testing';
import * as Y from 'yjs';
import { defineElement } from '../../base/define-element.js';
import type { InvoiceRequest } from '../../events/invoice-request.js';
import { localizerFor } from '../../locales/localizer.js';
import { done, has, inside, painted, textOf, typeInto, waitUntil } from '../../testing/drive.js';
import { createFakeTimer } from '../../testing/fake-timer.js';
import { ALL_SAVED, fakeSync } from '../../testing/fake-sync.js';
import { FakeTexts } from '../../testing/fake-texts.js';
import { workspaceFixture } from '../../testing/fixture.js';
import { OfferEditor } from './offer-editor.js';

async function scene(lang = 'tr') {
  defineElement('offer-editor', OfferEditor);
  const sync = fakeSync(ALL_SAVED);
  const texts = new FakeTexts();
  const patches = [
    ...creating('contacts', aContact()),
    ...creating('members', aMember()),
    ...creating('opportunities', anOpportunity()),
  ];
  const fixture = await workspaceFixture(() => document.createElement('offer-editor'), {
    store: { sync, patches, texts: texts.load },
    lang,
  });
  const { element, store } = fixture;
  const run = <N extends CommandName>(name: N, input: CommandInput<N>): CommandValue<N> =>
    done(store, name, input);
  run('line-add', {
    opportunityId: 'opp1',
    id: 'l1',
    name: 'Lazer yazıcı',
    quantity: 2000,
    unitPrice: { amount: 125_050, scale: 2, currency: 'TRY' },
    vat: { rate: 2000, exemption: null },
  });
  run('offer-create', { opportunityId: 'opp1', id: 'f1', language: 'tr' });
  // The page's clock is the real one.
  run('offer-edit', { id: 'f1', changes: { validUntil: '2099-01-01' } });
  element.offer = 'f1';
  await painted(element);
  const paint = (): Promise<void> => painted(element);
  return {
    ...fixture,
    sync,
    texts,
    run,
    paint,
    l: localizerFor(lang),
    offer: (id = 'f1'): Offer => {
      const found = store.get('offers', id);
      if (!found) throw new Error(`no offer ${id}`);
      return found;
    },
    /** Types into a field and leaves it. */
    fill: async (selector: string, text: string): Promise<void> => {
      const field = inside<HTMLInputElement>(element, selector);
      field.focus();
      typeInto(field, text);
      field.blur();
      await paint();
      await paint();
    },
    press: async (selector: string): Promise<void> => {
      inside(element, selector).click();
      await paint();
      await paint();
    },
    send: async (): Promise<void> => {
      run('offer-issue', { id: 'f1', texts: {} });
      await paint();
    },
    section: (kind: string): string => `[data-kind=${kind}]`,
  };
}

/** A device of its own with what another one knows. */
function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

describe('<offer-editor>', function () {
  // Axe reads all of it.
  this.timeout(40_000);

  afterEach(async () => {
    document.body.replaceChildren();
    await emulateMedia({ colorScheme: 'light' });
    await setViewport({ width: 900, height: 800 });
  });

  it('OFR40, S73: what is typed is saved when a field is left; what cannot be read stays with its reason', async () => {
    const { element, offer, fill, l } = await scene();
    await fill('#f-title', 'Ofis yazıcıları');
    await fill('#f-valid', '31.12.2099');
    inside<HTMLDetailsElement>(element, '.terms').open = true;
    await fill('#f-discount', '%10');
    expect([offer().title, offer().validUntil, offer().discount]).to.deep.equal([
      'Ofis yazıcıları',
      '2099-12-31',
      { kind: 'percent', basisPoints: 1000 },
    ]);
    await fill('#f-valid', '31/31');
    expect(textOf(element, '#f-valid-notes .problem')).to.equal(l.t.problems['not-a-date']({}));
    expect(inside<HTMLInputElement>(element, '#f-valid').value).to.equal('31/31');
    expect(offer().validUntil).to.equal('2099-12-31');
  });

  it('OFR51, D54: the amount is written out when that is asked for, in the language of the offer, and stays so once it is sent', async () => {
    const { element, offer, run, press, send } = await scene();
    expect(has(element, '.in-words')).to.equal(false);
    inside<HTMLDetailsElement>(element, '.terms').open = true;
    await press('#f-in-words');
    expect(offer().inWords).to.equal(true);
    run('offer-edit', { id: 'f1', changes: { language: 'en' } });
    await send();
    const said = textOf(element, '.document .in-words');
    expect(said).to.match(/ Turkish lira.* only$/u);
    run('offer-revise', { id: 'f1', newId: 'f2' });
    expect(offer('f2').inWords).to.equal(true);
  });

  it('OFR40: a colleague’s change of the field that is being typed into takes nothing away', async () => {
    const { element, run, paint, offer, fill } = await scene();
    const field = inside<HTMLInputElement>(element, '#f-title');
    field.focus();
    typeInto(field, 'Benim');
    run('offer-edit', { id: 'f1', changes: { title: 'Onun', vatEntry: 'inclusive' } });
    await paint();
    expect(inside<HTMLInputElement>(element, '#f-title').value).to.equal('Benim');
    await fill('#f-title', 'Benim yazdığım');
    expect([offer().title, offer().vatEntry]).to.deep.equal(['Benim yazdığım', 'inclusive']);
  });

  it('OFR41, S106, S107, S110, S111: a section is read until it is written into; what it began with stands in its text then, and merge fields are put in by a menu', async () => {
    const { element, press, offer, texts, paint, section, l } = await scene();
    expect(textOf(element, `${section('summary')} .text`)).to.equal('Sayın {müşteri},');
    await press(`${section('summary')} .write`);
    await waitUntil(() => has(element, `${section('summary')} .ProseMirror`));
    const key = inside(element, section('summary')).dataset['section'] ?? '';
    const own = texts.open().read(offerRoot('f1', key));
    expect(own.map(({ spans }) => spans.map(({ text }) => text).join(''))).to.deep.equal([
      'Sayın {müşteri},',
    ]);
    expect(offer().sections[key]?.text).to.equal(null);
    const menu = inside<HTMLSelectElement>(element, `${section('summary')} .insert`);
    menu.value = 'validity';
    menu.dispatchEvent(new Event('change'));
    await paint();
    await press(`${section('summary')} .done-writing`);
    await waitUntil(() => textOf(element, `${section('summary')} .text`) === 'Sayın {müşteri},{geçerlilik}');
    await press('.preview');
    expect(textOf(element, '.document .part .text')).to.contain('Sayın Işık Yapı A.Ş.,');
    expect(textOf(element, '.document .part h3')).to.equal('İhtiyacınız');
    expect(textOf(element, '.preview')).to.equal(l.t.offers.edit);
  });

  it('OFR42, D54, S109, S112: sections are added, moved and removed; steps and questions are rows; the library gives questions and takes them', async () => {
    const { element, press, fill, offer, run, paint, section } = await scene();
    await press(`${section('faq')} .up`);
    const kinds = () =>
      [...(element.shadowRoot?.querySelectorAll<HTMLElement>('[data-section]') ?? [])].map(
        ({ dataset }) => dataset['kind'],
      );
    expect(kinds()).to.deep.equal(['summary', 'solution', 'benefits', 'pricing', 'faq', 'timeline']);
    await press(`${section('timeline')} .add-step`);
    const [step = ''] = Object.keys(offer().steps);
    await fill(`#f-phase-${step}`, 'Kurulum');
    await fill(`#f-start-${step}`, '02.03.2026');
    expect(offer().steps[step]).to.deep.include({ phase: 'Kurulum', start: '2026-03-02', end: null });
    run('offer-faq-create', { id: 'q1', question: 'Garanti?', answer: 'İki yıl.' });
    await paint();
    const pick = inside<HTMLSelectElement>(element, '.pick-question');
    pick.value = 'q1';
    pick.dispatchEvent(new Event('change'));
    await paint();
    expect(Object.values(offer().questions).map(({ answer }) => answer)).to.deep.equal(['İki yıl.']);
    expect(has(element, '.keep-question')).to.equal(false);
    await press('.add-question');
    const added = Object.entries(offer().questions).find(([, { answer }]) => answer === '')?.[0] ?? '';
    await fill(`#f-question-${added}`, 'Kurulum ne kadar sürer?');
    await fill(`#f-answer-${added}`, 'Bir hafta.');
    await press('.keep-question');
    expect(has(element, '.keep-question')).to.equal(false);
    await press(`${section('benefits')} .section-tools > :last-child`);
    expect(kinds()).to.not.include('benefits');
  });

  it('OFR42, S108, D51: the lines of a draft stand in the grid with its terms; what is typed there changes the offer alone', async () => {
    const { element, run, paint, store } = await scene();
    await waitUntil(() => has(element, 'line-grid'));
    const grid = inside<HTMLElementTagNameMap['line-grid']>(element, 'line-grid');
    expect([grid.offer, grid.opportunity, grid.terms?.entry]).to.deep.equal(['f1', 'opp1', 'exclusive']);
    run('offer-edit', { id: 'f1', changes: { vatEntry: 'inclusive' } });
    await paint();
    expect(grid.terms?.entry).to.equal('inclusive');
    run('line-add', {
      opportunityId: 'opp1',
      offerId: 'f1',
      name: 'Kurulum',
      unitPrice: { amount: 1, scale: 0, currency: 'TRY' },
    });
    await paint();
    expect(store.get('opportunities', 'opp1')?.sourcePrice?.minor).to.equal(250_100);
  });

  it('OFR43, D52, D53: sending asks, gives the number and freezes; what is missing is told there', async () => {
    const { element, press, offer, run, paint, l } = await scene();
    await press('[data-step=send]');
    expect(inside<HTMLInputElement>(element, '#f-life-series').value).to.equal('A');
    expect(element.shadowRoot?.activeElement?.id).to.equal('f-life-series');
    run('offer-edit', { id: 'f1', changes: { validUntil: '2020-01-01' } });
    inside<HTMLFormElement>(element, '.life-form').requestSubmit();
    await paint();
    await paint();
    expect(textOf(element, '.life-form .problem')).to.equal(l.t.problems['date-passed']({}));
    run('offer-edit', { id: 'f1', changes: { validUntil: '2099-01-01' } });
    await paint();
    inside<HTMLFormElement>(element, '.life-form').requestSubmit();
    await paint();
    await paint();
    expect(issueOf(offer())?.number).to.deep.equal({ series: 'A', year: null, count: 1 });
    expect(textOf(element, '.offer-head h2')).to.equal('A-0001');
    expect(textOf(element, '.badge')).to.equal('Gönderildi');
    expect([has(element, '.document'), has(element, '#f-title'), has(element, '.life-form')]).to.deep.equal([
      true,
      false,
      false,
    ]);
    expect(textOf(element, '.document .hash')).to.contain(issueOf(offer())?.hash ?? 'x');
  });

  it('OFR43: a text that is on its way is waited for, and sent with it; one that does not come is not sent as empty', async () => {
    const { element, press, offer, texts, paint, l } = await scene();
    const timer = createFakeTimer();
    element.timer = timer;
    texts.isComplete = false;
    element.offer = '';
    await paint();
    element.offer = 'f1';
    await paint();
    const submit = async (): Promise<void> => {
      inside<HTMLFormElement>(element, '.life-form').requestSubmit();
      await paint();
      await paint();
    };
    await press('[data-step=send]');
    await submit();
    expect(textOf(element, '.life-form [role=status]')).to.equal(l.t.common.loading);
    timer.advance(10_000);
    await paint();
    await paint();
    expect(textOf(element, '.life-form .problem')).to.equal(l.t.offers.textsMissing);
    expect(issueOf(offer())).to.equal(undefined);

    await submit();
    expect(has(element, '.life-form .problem')).to.equal(false);
    texts.isComplete = true;
    texts.tell();
    await waitUntil(() => issueOf(offer()) !== undefined);
    await paint();
    expect(has(element, '.life-form')).to.equal(false);
  });

  it('OFR43: what was waited for is not sent once that is called off', async () => {
    const { element, press, offer, texts, paint } = await scene();
    texts.isComplete = false;
    element.offer = '';
    await paint();
    element.offer = 'f1';
    await paint();
    await press('[data-step=send]');
    inside<HTMLFormElement>(element, '.life-form').requestSubmit();
    await paint();
    await press('.life-form .form-end [type=button]');
    // Looked at once more, but not sent.
    await press('[data-step=send]');
    texts.isComplete = true;
    texts.tell();
    await paint();
    await paint();
    expect([has(element, '.life-form'), has(element, '.life-form [role=status]')]).to.deep.equal([
      true,
      false,
    ]);
    expect(issueOf(offer())).to.equal(undefined);
  });

  it('OFR44, D52, D51: accepted with price and win is one step of undo; the price is said to be without KDV', async () => {
    const { element, press, store, send, workspace, paint } = await scene();
    await send();
    await press('[data-step=accept]');
    expect(textOf(element, '.life-form .check-field')).to.equal(
      'Fırsatın fiyatı ₺2.501,00 olsun (KDV hariç)',
    );
    await press('[name=win]');
    inside<HTMLFormElement>(element, '.life-form').requestSubmit();
    await paint();
    await paint();
    const opportunity = () => store.get('opportunities', 'opp1');
    expect([
      opportunity()?.priceSource,
      opportunity()?.sourcePrice?.minor,
      opportunity()?.status.code,
    ]).to.deep.equal(['f1', 250_100, 'won']);
    expect(textOf(element, '.badge')).to.equal('Kabul edildi');
    workspace.handle?.undo();
    await paint();
    expect([opportunity()?.priceSource, opportunity()?.status.code]).to.deep.equal(['items', 'open']);
    expect(textOf(element, '.badge')).to.equal('Gönderildi');
  });

  it('OFR44, S5: rejected, the opportunity stays open, and a revision is shown in the place of the offer', async () => {
    const { element, press, store, send, paint, offer } = await scene();
    await send();
    await press('[data-step=reject]');
    typeInto(inside(element, '#f-life-reason'), 'Bütçe yok');
    inside<HTMLFormElement>(element, '.life-form').requestSubmit();
    await paint();
    await paint();
    expect([textOf(element, '.badge'), offer().decision?.reason]).to.deep.equal(['Reddedildi', 'Bütçe yok']);
    expect(store.get('opportunities', 'opp1')?.status.code).to.equal('open');
    await press('.revise');
    expect(element.offer).to.not.equal('f1');
    expect(offer(element.offer).revisionOf).to.equal('f1');
    expect(textOf(element, '.offer-head h2')).to.match(/^TASLAK-\w{4} R2$/);
  });

  it('OFR45, S113: an accepted offer is handed over as JSON, and the invoice is told of in its place; a page that declines changes nothing', async () => {
    const { element, press, fill, send, run, paint, offer } = await scene();
    await send();
    run('offer-decide', { id: 'f1', result: 'accepted' });
    await paint();
    const asked: InvoiceRequest[] = [];
    let declines = true;
    element.addEventListener('firsat-invoice-request', (event) => {
      asked.push(JSON.parse(JSON.stringify(event.detail)) as InvoiceRequest);
      if (declines) event.preventDefault();
    });
    await press('.request-invoice');
    expect(offer().invoice).to.equal(null);
    declines = false;
    await press('.request-invoice');
    expect(offer().invoice?.state).to.equal('requested');
    const [request] = asked;
    expect([request?.number, request?.customerId, request?.document.figures.total]).to.deep.equal([
      'A-0001',
      'contact1',
      300_120,
    ]);
    expect(request?.hash).to.equal(issueOf(offer())?.hash);
    await fill('#f-invoice-number', 'GIB2026000000042');
    await fill('#f-invoice-on', '05.03.2026');
    expect(offer().invoice).to.deep.include({
      state: 'issued',
      number: 'GIB2026000000042',
      on: '2026-03-05',
    });
  });

  it('OFR46, D53, D52: a number given twice and a second acceptance are said, wherever the offer is shown', async () => {
    const { element, run, paint, core, work, l, store } = await scene();
    run('offer-create', { opportunityId: 'opp1', id: 'f2' });
    run('offer-edit', { id: 'f2', changes: { validUntil: '2099-01-01' } });
    // A colleague without a network sends and has accepted the other one.
    const other = createTestStore({
      core: copyOf(core),
      work: copyOf(work),
      created: false,
      seed: 2,
      user: { id: 'mehmet', name: 'Mehmet' },
    });
    other.clock.now += 60_000;
    done(other.store, 'offer-issue', { id: 'f2', texts: {}, series: 'A' });
    done(other.store, 'offer-decide', { id: 'f2', result: 'accepted', setPrice: false });
    run('offer-issue', { id: 'f1', texts: {}, series: 'A' });
    run('offer-decide', { id: 'f1', result: 'accepted' });
    await paint();
    expect(has(element, '.notice')).to.equal(false);
    Y.applyUpdate(core, Y.encodeStateAsUpdate(other.core));
    Y.applyUpdate(work, Y.encodeStateAsUpdate(other.work));
    element.offer = 'f2';
    await paint();
    expect(textOf(element, '.offer-head h2')).to.equal('A-0001/2');
    expect(
      [...(element.shadowRoot?.querySelectorAll('.notice') ?? [])].map((notice) => notice.textContent.trim()),
    ).to.deep.equal([l.t.offers.alsoAcceptedHint, l.t.offers.sameNumber('A-0001/2')]);
    expect(store.get('opportunities', 'opp1')?.priceSource).to.equal('f1');
  });

  it('OFR47: whoever may only read sees the document and may print it', async () => {
    const { element, sync, paint, texts } = await scene();
    const [key = ''] = [inside(element, '[data-kind=summary]').dataset['section']];
    appendText(texts.doc.getXmlFragment(offerRoot('f1', key)), someText('Merhaba'));
    sync.set({ access: 'reader' });
    await paint();
    expect(has(element, '.document .watermark')).to.equal(true);
    expect(textOf(element, '.document .part .text')).to.equal('Merhaba');
    expect(
      [...(element.shadowRoot?.querySelectorAll('.actions button') ?? [])].map(({ className }) => className),
    ).to.deep.equal(['button print']);
  });

  for (const lang of ['tr', 'en']) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const narrow = async (): Promise<void> => {
        await emulateMedia({ colorScheme });
        await setViewport({ width: 390, height: 800 });
      };
      it(`OFR48: no axe violations while written, ${lang}, ${colorScheme}, narrow`, async () => {
        await narrow();
        const { element, press, run } = await scene(lang);
        run('offer-step-set', { id: 'f1', phase: 'Kurulum' });
        run('offer-question-set', { id: 'f1', question: 'Garanti?' });
        await press('[data-step=send]');
        await expect(element).to.be.accessible();
        const base = inside(element, '.base');
        expect(base.scrollWidth).to.be.at.most(base.clientWidth);
      });

      it(`OFR48: no axe violations when sent and decided, ${lang}, ${colorScheme}, narrow`, async () => {
        await narrow();
        const { element, send, run, paint } = await scene(lang);
        await send();
        run('offer-decide', { id: 'f1', result: 'accepted' });
        await paint();
        await expect(element).to.be.accessible();
        const base = inside(element, '.base');
        expect(base.scrollWidth).to.be.at.most(base.clientWidth);
      });
    }
  }
});
