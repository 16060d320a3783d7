import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../define/opportunity-form.js';
import { dateInZone, type Opportunity } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import type { DraftRequest } from '../../contexts/workspace-context.js';
import { localizerFor } from '../../locales/localizer.js';
import { done, has, inside, painted, textOf, typeInto, waitUntil } from '../../testing/drive.js';
import { workspaceFixture, type TestWorkspace } from '../../testing/fixture.js';
import type { OpportunityForm } from './opportunity-form.js';

interface Scene {
  readonly workspace: TestWorkspace;
  readonly form: OpportunityForm;
  readonly store: PipelineStore;
}

async function scene(
  options: {
    readonly lang?: string;
    readonly draft?: DraftRequest | null;
    readonly presentation?: 'inline' | 'dialog';
    readonly managed?: boolean;
  } = {},
): Promise<Scene> {
  const { workspace, element, store } = await workspaceFixture(
    () => {
      const form = document.createElement('opportunity-form');
      form.presentation = options.presentation ?? 'inline';
      form.managed = options.managed ?? false;
      return form;
    },
    { lang: options.lang ?? 'tr' },
  );
  for (const name of ['Işık İnşaat', 'Çınar Lojistik', 'Şahin Gıda']) done(store, 'contact-create', { name });
  if (options.draft !== null) await ask({ workspace, form: element }, options.draft ?? {});
  return { workspace, form: element, store };
}

async function ask(
  { workspace, form }: Pick<Scene, 'workspace' | 'form'>,
  draft: DraftRequest | null,
): Promise<void> {
  workspace.handle?.setUi({ draft });
  await painted(form);
}

const contact = (store: PipelineStore, name: string): string =>
  [...store.list('contacts')].find((one) => one.name === name)?.id ?? '';

const all = (store: PipelineStore): Opportunity[] => [...store.list('opportunities')];

const input = (form: OpportunityForm, id: string): HTMLInputElement =>
  inside<HTMLInputElement>(form, `#${id}`);

async function choose(form: OpportunityForm, id: string, value: string): Promise<void> {
  const select = inside<HTMLSelectElement>(form, `#${id}`);
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await form.updateComplete;
}

/** Customer and description as needed, and what else is given. */
async function fill(form: OpportunityForm, texts: Readonly<Record<string, string>> = {}): Promise<void> {
  for (const [id, text] of Object.entries({ customerId: 'Işık İnşaat', description: 'Depo', ...texts })) {
    typeInto(input(form, id), text);
    await form.updateComplete;
  }
}

async function submit(form: OpportunityForm): Promise<void> {
  inside(form, 'button[type="submit"]').click();
  await painted(form);
}

const problemAt = (form: OpportunityForm, id: string): string => textOf(form, `#${id}-notes .problem`);
const focused = (form: OpportunityForm): string => (form.renderRoot as ShadowRoot).activeElement?.id ?? '';
const l = { tr: localizerFor('tr'), en: localizerFor('en') };

describe('<opportunity-form>', () => {
  afterEach(() => {
    document.body.replaceChildren();
    document.documentElement.style.colorScheme = '';
  });

  for (const lang of ['tr', 'en'] as const) {
    it(
      'FRM1 S32 S49 shows the fields in the order of the seed, each labelled and explained: ' + lang,
      async () => {
        const { form } = await scene({ lang });
        const { fields } = l[lang].t.common;
        const words = l[lang].t.form;
        const labels = [...form.renderRoot.querySelectorAll('.grid > .field > :is(label, .label)')].map(
          (label) => label.textContent.replace(/[\s*]+/g, ' ').trim(),
        );
        expect(labels).to.deep.equal([
          fields.customerId,
          fields.description,
          fields.status,
          fields.schema,
          fields.stage,
          fields.quotaId,
          fields.price,
          fields.period,
          words.startDate,
          fields.expectedClose,
          fields.ownerId,
        ]);
        for (const field of form.renderRoot.querySelectorAll('.grid > .field'))
          expect(
            field.querySelector('.field-notes .hint')?.textContent.trim(),
            field.textContent,
          ).not.to.equal('');
        for (const id of ['customerId', 'description', 'stageId'])
          expect(input(form, id).getAttribute('aria-required'), id).to.equal('true');
        expect(input(form, 'price').getAttribute('aria-required')).to.equal(null);
      },
    );
  }

  it('FRM1 S38 S54 S55 S58 the defaults: open, first stage of the default schema, one-off, from today, owned by its maker', async () => {
    const { form, store } = await scene();
    await fill(form);
    await submit(form);
    const [made] = all(store);
    expect(made?.status.code).to.equal('open');
    const first = [...store.list('stages')]
      .filter(({ schemaId }) => schemaId === store.settings?.defaultSchemaId)
      .sort((a, b) => (a.order < b.order ? -1 : 1))[0];
    expect(made?.position.stageId).to.equal(first?.id);
    expect(made?.period).to.equal('fixed');
    expect(made?.price).to.equal(null);
    expect(made?.startDate).to.equal(dateInZone(Date.now(), 'Europe/Istanbul'));
    expect(made?.expectedClose).to.equal(null);
    expect(made?.ownerId).to.equal(store.user.id);
    expect(made?.customerId).to.equal(contact(store, 'Işık İnşaat'));
  });

  it('FRM2 it opens when the workspace asks, in the asked-for stage and with the asked-for customer, and closes with the request', async () => {
    const { workspace, form, store } = await scene({ draft: null });
    expect(has(form, 'form')).to.equal(false);
    const stage = [...store.list('stages')].filter(
      ({ schemaId }) => schemaId !== store.settings?.defaultSchemaId,
    )[1];
    await ask({ workspace, form }, { stageId: stage?.id ?? '', customerId: contact(store, 'Şahin Gıda') });
    expect(inside<HTMLSelectElement>(form, '#stageId').value).to.equal(stage?.id);
    expect(inside<HTMLSelectElement>(form, '#schemaId').value).to.equal(stage?.schemaId);
    expect(input(form, 'customerId').value).to.equal('Şahin Gıda');
    await ask({ workspace, form }, null);
    expect(has(form, 'form')).to.equal(false);
  });

  it('FRM2 it tells the workspace that there is a form, unless it is managed', async () => {
    const { workspace, form } = await scene({ draft: null });
    expect(workspace.handle?.hasForm).to.equal(true);
    form.managed = true;
    await form.updateComplete;
    expect(workspace.handle?.hasForm).to.equal(false);
    form.managed = false;
    await form.updateComplete;
    expect(workspace.handle?.hasForm).to.equal(true);
    form.remove();
    expect(workspace.handle?.hasForm).to.equal(false);
  });

  it('FRM3 S60 S61 adding closes the form, opens the new record and says so without bubbling', async () => {
    const { workspace, form, store } = await scene();
    const heard: string[] = [];
    form.addEventListener('firsat-form-done', (event) => heard.push(event.detail.id));
    workspace.addEventListener('firsat-form-done', () => heard.push('bubbled'));
    await fill(form);
    await submit(form);
    const id = all(store)[0]?.id;
    expect(heard).to.deep.equal([id]);
    expect(workspace.handle?.ui).to.deep.equal({ draft: null, openId: id });
    expect(has(form, 'form')).to.equal(false);
  });

  it('FRM3 S59 Ctrl+Enter and Cmd+Enter save from any field; the primary button stands last, bottom right', async () => {
    for (const key of ['ctrlKey', 'metaKey'] as const) {
      const { form, store } = await scene();
      await fill(form);
      input(form, 'price').dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', [key]: true, bubbles: true, composed: true }),
      );
      await painted(form);
      expect(all(store), key).to.have.length(1);
    }
    const { form } = await scene();
    const buttons = [...form.renderRoot.querySelectorAll('.form-foot button')];
    expect(buttons.at(-1)?.textContent.trim()).to.equal(l.tr.t.common.actions.add);
    const [at, box] = [buttons.at(-1)!.getBoundingClientRect(), inside(form, 'form').getBoundingClientRect()];
    expect(box.right - at.right).to.be.lessThan(32);
    expect(box.bottom - at.bottom).to.be.lessThan(32);
  });

  for (const lang of ['tr', 'en'] as const) {
    it(
      'FRM4 S33 S35 refused values stay typed, with the reason in the language of the user and focus on the first: ' +
        lang,
      async () => {
        const { form, store } = await scene({ lang });
        await fill(form, {
          customerId: 'Yeni Firma',
          description: '  ',
          price: 'on iki',
          startDate: '31.02.2026',
        });
        await submit(form);
        expect(all(store)).to.have.length(0);
        const words = l[lang];
        expect(problemAt(form, 'customerId')).to.equal(words.problem({ code: 'unknown-customer' }));
        expect(problemAt(form, 'description')).to.equal(words.problem({ code: 'required' }));
        expect(problemAt(form, 'price')).to.equal(words.problem({ code: 'not-an-amount' }));
        expect(problemAt(form, 'startDate')).to.equal(words.problem({ code: 'not-a-date' }));
        expect(focused(form)).to.equal('customerId');
        expect(input(form, 'customerId').value).to.equal('Yeni Firma');
        expect(input(form, 'price').value).to.equal('on iki');
        expect(input(form, 'startDate').value).to.equal('31.02.2026');
        expect(input(form, 'price').getAttribute('aria-invalid')).to.equal('true');
        expect(textOf(form, '.foot-note')).to.equal(words.t.form.fixProblems(4));

        // Correcting a field takes its reason away, and only its own.
        typeInto(input(form, 'price'), '12');
        await form.updateComplete;
        expect(problemAt(form, 'price')).to.equal('');
        expect(problemAt(form, 'description')).not.to.equal('');
      },
    );
  }

  it('FRM4 what the command refuses is said at its field: a stage that a colleague archived meanwhile', async () => {
    const { form, store } = await scene();
    await fill(form);
    const stageId = inside<HTMLSelectElement>(form, '#stageId').value;
    done(store, 'stage-archive', { id: stageId });
    await painted(form);
    await submit(form);
    expect(all(store)).to.have.length(0);
    expect(problemAt(form, 'stageId')).to.equal(l.tr.problem({ code: 'archived' }));
    expect(focused(form)).to.equal('stageId');
    expect(input(form, 'description').value).to.equal('Depo');
  });

  it('FRM5 D70 an amount is echoed as it is understood, with its period, and saved so', async () => {
    const { form, store } = await scene();
    await fill(form, { price: '12.500' });
    expect(textOf(form, '#price-notes .echo')).to.equal('= ₺12.500,00');
    inside(form, '#period input[value="monthly"]').click();
    await form.updateComplete;
    expect(textOf(form, '#price-notes .echo')).to.equal(`= ₺12.500,00 ${l.tr.t.common.perPeriod.monthly}`);
    typeInto(input(form, 'price'), '12.500,5');
    await form.updateComplete;
    await submit(form);
    expect(all(store)[0]?.price).to.deep.equal({ minor: 1250050, currency: 'TRY' });
    expect(all(store)[0]?.period).to.equal('monthly');
  });

  it('FRM5 S52 D29 0 is a price, and nothing typed is none', async () => {
    const { form, store } = await scene();
    await fill(form, { price: '0' });
    await submit(form);
    expect(all(store)[0]?.price).to.deep.equal({ minor: 0, currency: 'TRY' });
  });

  it('FRM6 D57 D71 a day is typed in the habits of the language or as ISO, and echoed with its weekday', async () => {
    const { form, store } = await scene();
    await fill(form, { startDate: '1.2.2026', expectedClose: '2026-03-15' });
    expect(textOf(form, '#startDate-notes .echo')).to.contain('1 Şubat 2026');
    expect(textOf(form, '#expectedClose-notes .echo')).to.contain('15 Mart 2026');
    await submit(form);
    expect(all(store)[0]?.startDate).to.equal('2026-02-01');
    expect(all(store)[0]?.expectedClose).to.equal('2026-03-15');
  });

  it('FRM7 closing keeps what was typed, the next form continues with it, "start over" drops it', async () => {
    const { workspace, form, store } = await scene();
    let cancelled = 0;
    form.addEventListener('firsat-form-cancel', () => cancelled++);
    await fill(form, { price: '7,5' });
    input(form, 'price').dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable: true }),
    );
    await painted(form);
    expect(cancelled).to.equal(1);
    expect(workspace.handle?.ui.draft).to.equal(null);
    expect(has(form, 'form')).to.equal(false);

    const stage = [...store.list('stages')].at(-1)?.id ?? '';
    await ask({ workspace, form }, { stageId: stage });
    expect(input(form, 'description').value).to.equal('Depo');
    expect(input(form, 'price').value).to.equal('7,5');
    expect(inside<HTMLSelectElement>(form, '#stageId').value).to.equal(stage);
    expect(textOf(form, '.kept')).to.contain(l.tr.t.form.restored);

    inside(form, '.kept button').click();
    await painted(form);
    expect(input(form, 'description').value).to.equal('');
    expect(has(form, '.kept')).to.equal(false);
  });

  it('FRM7 another form of the same workspace continues too, and nothing is left after adding', async () => {
    const { workspace, form } = await scene();
    await fill(form);
    form.remove();
    const other = document.createElement('opportunity-form');
    workspace.append(other);
    await painted(other);
    expect(input(other, 'description').value).to.equal('Depo');
    await submit(other);
    await ask({ workspace, form: other }, {});
    expect(input(other, 'description').value).to.equal('');
  });

  it('FRM8 a veto of the page keeps the form with the reason', async () => {
    const { workspace, form, store } = await scene();
    workspace.addEventListener('firsat-opportunity-create-request', (event) => event.preventDefault());
    await fill(form);
    await submit(form);
    expect(all(store)).to.have.length(0);
    expect(textOf(form, '.foot-note')).to.equal(l.tr.problem({ code: 'vetoed' }));
    expect(input(form, 'description').value).to.equal('Depo');
  });

  it('FRM8 while the page decides, the button cannot be pressed twice', async () => {
    const { workspace, form, store } = await scene();
    let allow: (answer: boolean) => void = () => undefined;
    workspace.addEventListener('firsat-opportunity-create-request', (event) => {
      event.waitUntil(new Promise<boolean>((resolve) => (allow = resolve)));
    });
    await fill(form);
    await submit(form);
    expect(inside<HTMLButtonElement>(form, 'button[type="submit"]').disabled).to.equal(true);
    inside<HTMLFormElement>(form, 'form').requestSubmit();
    allow(true);
    await waitUntil(() => all(store).length > 0);
    await painted(form);
    expect(all(store)).to.have.length(1);
  });

  it('FRM10 S21 S47 the way to the schemas loses nothing; a dialog steps aside when the page shows them itself', async () => {
    const { workspace, form } = await scene({ presentation: 'dialog' });
    await fill(form);
    const asked: (string | null)[] = [];
    const listen = (event: HTMLElementEventMap['firsat-schemas-open']): void => {
      asked.push(event.detail.schemaId);
    };
    workspace.addEventListener('firsat-schemas-open', listen);
    inside(form, '.grid .link').click();
    await painted(form);
    expect(asked).to.deep.equal([workspace.handle?.store.settings?.defaultSchemaId]);
    expect(input(form, 'description').value).to.equal('Depo');
    // Nothing of the page shows them: they come above the form.
    await waitUntil(() => has(form, '.schemas-dialog[open] stage-schema-editor'));
    inside(form, '.schemas-dialog .element-dialog-head .icon-button').click();
    await waitUntil(() => !has(form, '.schemas-dialog'));
    expect(input(form, 'description').value).to.equal('Depo');

    workspace.addEventListener('firsat-schemas-open', (event) => event.preventDefault());
    inside(form, '.grid .link').click();
    await painted(form);
    expect(has(form, 'dialog')).to.equal(false);
    await ask({ workspace, form }, {});
    expect(input(form, 'description').value).to.equal('Depo');
  });

  it('FRM11 S56 an expected close before the start warns and does not block', async () => {
    const { form, store } = await scene();
    await fill(form, { startDate: '10.02.2026', expectedClose: '09.02.2026' });
    expect(textOf(form, '#expectedClose-notes .warning')).to.equal(
      l.tr.problem({ code: 'date-before-start' }),
    );
    await submit(form);
    expect(all(store)[0]?.expectedClose).to.equal('2026-02-09');
  });

  it('FRM12 S37 S40 another status asks for what belongs to it, and both are recorded', async () => {
    const { form, store } = await scene();
    await fill(form);
    await choose(form, 'status', 'lost');
    await submit(form);
    expect(problemAt(form, 'status-reason')).to.equal(l.tr.problem({ code: 'reason-required' }));
    expect(focused(form)).to.equal('status-reason');
    await choose(form, 'status-reason', 'competitor');
    typeInto(input(form, 'status-on'), '1.11.2026');
    typeInto(input(form, 'status-note'), 'Fiyat farkı');
    await form.updateComplete;
    await submit(form);
    const [made] = all(store);
    expect(made?.status).to.deep.include({
      code: 'lost',
      on: '2026-11-01',
      reason: 'competitor',
      note: 'Fiyat farkı',
    });
    expect(store.history(made?.id ?? '').map(({ type }) => type)).to.deep.equal([
      'created',
      'status-changed',
    ]);
  });

  it('FRM13 D70 a change of language keeps what amounts and days mean', async () => {
    const { workspace, form, store } = await scene({ lang: 'tr' });
    await fill(form, { price: '12.500', startDate: '03.02.2026', expectedClose: 'yarın' });
    workspace.lang = 'en';
    await painted(form);
    await painted(form);
    expect(input(form, 'price').value).to.equal('12,500');
    expect(input(form, 'startDate').value).to.equal('02/03/2026');
    expect(input(form, 'expectedClose').value).to.equal('yarın');
    typeInto(input(form, 'expectedClose'), '');
    await submit(form);
    expect(all(store)[0]?.price?.minor).to.equal(1250000);
    expect(all(store)[0]?.startDate).to.equal('2026-02-03');
  });

  for (const lang of ['tr', 'en'] as const) {
    it(
      'FRM14 S1 keyboard only: a customer is found or added, everything is filled and saved: ' + lang,
      async () => {
        const { form, store } = await scene({ lang, presentation: 'dialog' });
        expect(focused(form)).to.equal('customerId');
        await sendKeys({ type: 'isik' });
        await sendKeys({ press: 'Enter' });
        expect(input(form, 'customerId').value).to.equal('Işık İnşaat');
        await sendKeys({ press: 'Tab' });
        expect(focused(form)).to.equal('description');
        await sendKeys({ type: 'ERP' });
        for (let presses = 0; focused(form) !== 'price' && presses < 12; presses++)
          await sendKeys({ press: 'Tab' });
        await sendKeys({ type: lang === 'tr' ? '1.234,56' : '1,234.56' });
        await sendKeys({ press: 'Tab' });
        await sendKeys({ press: 'ArrowRight' });
        await sendKeys({ press: 'ArrowRight' });
        for (let presses = 0; focused(form) !== 'ownerId' && presses < 12; presses++)
          await sendKeys({ press: 'Tab' });
        await sendKeys({ down: 'Control' });
        await sendKeys({ press: 'Enter' });
        await sendKeys({ up: 'Control' });
        await painted(form);
        expect(all(store)[0]).to.deep.include({
          description: 'ERP',
          price: { minor: 123456, currency: 'TRY' },
          period: 'yearly',
          customerId: contact(store, 'Işık İnşaat'),
        });
        expect(has(form, 'dialog')).to.equal(false);
      },
    );
  }

  it('FRM14 Escape closes the list first, then the form', async () => {
    const { form } = await scene({ presentation: 'dialog' });
    await sendKeys({ type: 'ş' });
    expect(inside(form, '#customerId').getAttribute('aria-expanded')).to.equal('true');
    await sendKeys({ press: 'Escape' });
    expect(inside(form, '#customerId').getAttribute('aria-expanded')).to.equal('false');
    expect(input(form, 'customerId').value).to.equal('ş');
    await sendKeys({ press: 'Escape' });
    await painted(form);
    expect(has(form, 'dialog')).to.equal(false);
  });

  it('FRM16 S48 S50 the quota that fits the representative and the day is offered; without any it says so', async () => {
    const { workspace, form, store } = await scene();
    expect(inside<HTMLSelectElement>(form, '#quotaId').disabled).to.equal(true);
    expect(textOf(form, '#quotaId option')).to.equal(l.tr.t.form.noQuotas);
    const { id } = done(store, 'quota-create', {
      name: '2026',
      ownerId: store.user.id,
      startDate: '2026-01-01',
      endDate: '2026-12-31',
    });
    await painted(form);
    await fill(form, { expectedClose: '31.12.2026' });
    expect(textOf(form, '#quotaId-notes')).to.equal(l.tr.t.form.suggestedQuota('2026'));
    inside(form, '#quotaId-notes button').click();
    await submit(form);
    expect(all(store)[0]?.quotaId).to.equal(id);
    await ask({ workspace, form }, {});
    await fill(form, { expectedClose: '1.1.2027' });
    expect(textOf(form, '#quotaId-notes')).to.equal(l.tr.t.form.hints.quotaId);
  });

  it('S102 the customer’s segment decides the schema, until somebody chooses one', async () => {
    const { form, store } = await scene();
    done(store, 'schema-edit', { id: 'services', segments: ['Kamu'] });
    const id = contact(store, 'Çınar Lojistik');
    done(store, 'contact-edit', { id, changes: { segment: 'kamu' } });
    const schema = () => inside<HTMLSelectElement>(form, '#schemaId').value;
    await fill(form, { customerId: 'Çınar Lojistik' });
    await painted(form);
    expect([schema(), inside<HTMLSelectElement>(form, '#stageId').value]).to.deep.equal([
      'services',
      'services-1',
    ]);
    await choose(form, 'schemaId', 'planports');
    await fill(form, { customerId: 'Şahin Gıda' });
    await fill(form, { customerId: 'Çınar Lojistik' });
    await painted(form);
    expect(schema()).to.equal('planports');
  });

  it('FRM19 S82 need, situation and expectation are folded away; what is refused there unfolds, what was typed is there again', async () => {
    const { form, store, workspace } = await scene();
    const folded = () => inside<HTMLDetailsElement>(form, 'details.background');
    expect(folded().open).to.equal(false);
    await fill(form);
    typeInto(inside(form, '#need'), 'ö'.repeat(10_001));
    await form.updateComplete;
    await submit(form);
    expect(folded().open).to.equal(true);
    expect(focused(form)).to.equal('need');
    expect(problemAt(form, 'need')).to.equal(l.tr.problem({ code: 'too-long', params: { max: 10_000 } }));
    typeInto(inside(form, '#need'), 'Fire azalsın');
    typeInto(inside(form, '#expectation'), 'Üç ayda\nkurulum');
    await ask({ workspace, form }, null);
    await ask({ workspace, form }, {});
    expect(folded().open).to.equal(true);
    await submit(form);
    const [made] = all(store);
    expect([made?.need, made?.situation, made?.expectation]).to.deep.equal([
      'Fire azalsın',
      null,
      'Üç ayda\nkurulum',
    ]);
  });

  it('FRM17 D73 it fits a box of 320 px without scrolling sideways', async () => {
    const { workspace, form } = await scene();
    workspace.style.setProperty('display', 'block');
    workspace.style.setProperty('inline-size', '320px');
    await painted(form);
    const body = inside(form, '.form-body');
    expect(body.scrollWidth).to.be.at.most(body.clientWidth);
    expect(form.getBoundingClientRect().width).to.equal(320);
  });

  for (const lang of ['tr', 'en']) {
    for (const scheme of ['light', 'dark']) {
      it(`FRM15 no axe violations, filled, refused and with an open list: ${lang} ${scheme}`, async () => {
        document.documentElement.style.colorScheme = scheme;
        const { form } = await scene({ lang, presentation: 'dialog' });
        await fill(form, { price: 'x' });
        await choose(form, 'status', 'suspended');
        await submit(form);
        expect(problemAt(form, 'price')).not.to.equal('');
        typeInto(input(form, 'ownerId'), 'a');
        await painted(form);
        await expect(form).to.be.accessible();
      });
    }
  }
});
