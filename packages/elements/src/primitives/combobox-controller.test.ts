import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../define/opportunity-form.js';
import { create, type Patch } from '@firsat/model';
import type { OpportunityForm } from '../components/opportunity-form/opportunity-form.js';
import { LISTED } from '../fields/searches.js';
import { localizerFor } from '../locales/localizer.js';
import { done, inside, painted, typeInto } from '../testing/drive.js';
import { workspaceFixture } from '../testing/fixture.js';
import type { PipelineStore } from '@firsat/store';

async function picker(patches: readonly Patch[]): Promise<{ form: OpportunityForm; store: PipelineStore }> {
  const { workspace, element, store } = await workspaceFixture(
    () => document.createElement('opportunity-form'),
    {
      store: { patches },
    },
  );
  workspace.handle?.setUi({ draft: {} });
  await painted(element);
  return { form: element, store };
}

const contacts = (...names: readonly string[]): Patch[] =>
  names.map((name, index) => create('contacts', `contact${String(index)}`, { name }));

const field = (form: OpportunityForm): HTMLInputElement => inside<HTMLInputElement>(form, '#customerId');
const options = (form: OpportunityForm): string[] =>
  [...form.renderRoot.querySelectorAll('#customerId-list [role="option"] .text')].map(
    (option) => option.textContent,
  );

async function type(form: OpportunityForm, text: string): Promise<void> {
  typeInto(field(form), text);
  await form.updateComplete;
}

const { t } = localizerFor('tr');

describe('the combobox', () => {
  afterEach(() => document.body.replaceChildren());

  it('FRM9 D67 finds by folded words, written exactly so first, then at the start, then inside', async () => {
    const { form } = await picker(contacts('Yeni Isik', 'Işık İnşaat', 'ISIK Tekstil', 'Gün Işığı', 'Mavi'));
    await type(form, 'ışık');
    expect(options(form)).to.deep.equal([
      'Işık İnşaat',
      'ISIK Tekstil',
      'Yeni Isik',
      t.form.addContact('ışık'),
    ]);
    await type(form, 'insaat isik');
    expect(options(form)).to.deep.equal(['Işık İnşaat', t.form.addContact('insaat isik')]);
  });

  it('FRM9 D69 lists in the order of the language while nothing is typed', async () => {
    const { form } = await picker(contacts('Zeynep', 'İpek', 'ılgın', 'Çınar', 'Cem', 'Işık'));
    field(form).click();
    await form.updateComplete;
    expect(options(form)).to.deep.equal(['Cem', 'Çınar', 'ılgın', 'Işık', 'İpek', 'Zeynep']);
  });

  it('FRM9 of 10,000 it lists 50 and counts the rest; a keystroke reads no record and folds no name again', async () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `Şirket ${String(index)}`);
    const { form, store } = await picker(contacts(...names));
    await type(form, 'şir');
    const { list } = store;
    let listed = 0;
    store.list = ((collection) => {
      if (collection === 'contacts') listed++;
      return list.call(store, collection);
    }) as PipelineStore['list'];
    // Folding a name begins with this; the query itself is folded, too, and the names that are shown.
    const { toLowerCase } = String.prototype;
    let folded = 0;
    String.prototype.toLowerCase = function (this: string) {
      folded++;
      return toLowerCase.call(this);
    };
    try {
      await type(form, 'şirk');
    } finally {
      String.prototype.toLowerCase = toLowerCase;
    }
    expect(listed).to.equal(0);
    expect(folded).to.be.within(1, LISTED * 2);
    expect(options(form)).to.have.length(LISTED + 1);
    expect(form.renderRoot.querySelectorAll('#customerId-list [role="option"]')).to.have.length(LISTED + 1);
    expect(inside(form, '#customerId ~ .combo-list .combo-note').textContent).to.equal(
      t.form.moreMatches(10_000 - LISTED),
    );
  });

  it('FRM9 knows what colleagues add meanwhile', async () => {
    const { form, store } = await picker(contacts('Cem'));
    await type(form, 'c');
    done(store, 'contact-create', { name: 'Ceren' });
    await painted(form);
    expect(options(form)).to.include('Ceren');
  });

  it('FRM9 S34 the last row adds what is typed as a new customer and takes it', async () => {
    const { form, store } = await picker(contacts('Cem'));
    await type(form, 'Öz Gıda');
    await sendKeys({ press: 'Enter' });
    await painted(form);
    const added = [...store.list('contacts')].find(({ name }) => name === 'Öz Gıda');
    expect(added?.relation).to.equal('prospect');
    expect(field(form).value).to.equal('Öz Gıda');
    expect(field(form).getAttribute('aria-expanded')).to.equal('false');
    // Typed once more, it is found instead of offered again.
    await type(form, 'Öz Gıda');
    expect(options(form)).to.deep.equal(['Öz Gıda']);
  });

  it('FRM9 a veto of the page leaves the text with the reason', async () => {
    const { form, store } = await picker([]);
    form.addEventListener('firsat-contact-create-request', (event) => event.preventDefault());
    await type(form, 'Yok Ltd');
    await sendKeys({ press: 'Enter' });
    await painted(form);
    expect([...store.list('contacts')]).to.have.length(0);
    expect(field(form).value).to.equal('Yok Ltd');
    expect(inside(form, '#customerId-notes .problem').textContent).to.equal(
      localizerFor('tr').problem({ code: 'vetoed' }),
    );
  });

  it('FRM9 arrow keys go round, the active option is named, Enter takes it and Tab too', async () => {
    const { form } = await picker(contacts('Ada', 'Bade', 'Cem'));
    field(form).focus();
    await sendKeys({ press: 'ArrowDown' });
    expect(field(form).getAttribute('aria-expanded')).to.equal('true');
    await sendKeys({ press: 'ArrowUp' });
    const active = (): string =>
      form.renderRoot
        .querySelector(`#${field(form).getAttribute('aria-activedescendant') ?? 'none'}`)
        ?.textContent.trim() ?? '';
    expect(active()).to.contain('Cem');
    await sendKeys({ press: 'ArrowDown' });
    expect(active()).to.contain('Ada');
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Tab' });
    await painted(form);
    expect(field(form).value).to.equal('Bade');
  });

  it('FRM9 Tab takes nothing that was not reached by arrow keys; leaving takes the one that is called so', async () => {
    const { form } = await picker(contacts('Cem Yapı', 'Cem'));
    await type(form, 'ce');
    await sendKeys({ press: 'Tab' });
    expect(field(form).value).to.equal('ce');
    await type(form, 'CEM YAPI');
    await sendKeys({ press: 'Tab' });
    await painted(form);
    expect(field(form).value).to.equal('Cem Yapı');
  });

  it('FRM9 two of one name are not guessed between', async () => {
    const { form } = await picker(contacts('Cem', 'Cem'));
    await type(form, 'Cem');
    await sendKeys({ press: 'Tab' });
    inside<HTMLFormElement>(form, 'form').requestSubmit();
    await painted(form);
    expect(field(form).getAttribute('aria-invalid')).to.equal('true');
  });

  it('FRM9 the list stands in the top layer, beside the field, and goes with it', async () => {
    const { form } = await picker(contacts('Cem'));
    await type(form, 'c');
    await painted(form);
    const list = inside(form, '#customerId ~ .combo-list');
    expect(list.matches(':popover-open')).to.equal(true);
    const [at, of] = [list.getBoundingClientRect(), field(form).getBoundingClientRect()];
    expect(Math.abs(at.left - of.left)).to.be.lessThan(2);
    expect(at.top).to.be.within(of.bottom, of.bottom + 8);
    form.remove();
    expect(list.matches(':popover-open')).to.equal(false);
  });
});
