import { emulateMedia } from '@web/test-runner-commands';
import { expect, nextFrame } from '@open-wc/testing';
import type { PipelineStore } from '@firsat/store';
import { defineElement } from '../../base/define-element.js';
import { localizerFor } from '../../locales/localizer.js';
import { done, inside, textOf } from '../../testing/drive.js';
import { workspaceFixture } from '../../testing/fixture.js';
import { pasteEvent } from '../../testing/paste.js';
import { DataImport } from './data-import.js';
import { ImportStopped } from './import-state.js';

const FILE = [
  'Kayıt no;Müşteri;Açıklama;Evre;Durum;Fiyat;Tahmini bitiş tarihi',
  'F-1;Işık Yapı;Yazıcı kiralama;Teklif gönderme;açık;1.234,50;31.03.2026',
  'F-2;Işık Yapı;Bakım;Teklif gönderme;kazanıldı;900,00;20.01.2026',
  '',
].join('\r\n');
const file = (text = FILE, name = 'firsatlar.csv'): File => new File([text], name);

async function arrange(options: { readonly lang?: string } = {}) {
  const lang = options.lang ?? 'tr';
  const fixture = await workspaceFixture(() => document.createElement('data-import'), { lang });
  const { element } = fixture;
  element.pause = () => Promise.resolve();
  const step = async (wanted: DataImport['step']): Promise<void> => {
    while (element.step !== wanted) await nextFrame();
    await element.updateComplete;
  };
  const drop = (...files: readonly File[]): void => {
    const transfer = new DataTransfer();
    for (const each of files) transfer.items.add(each);
    inside(element, '.base').dispatchEvent(
      new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }),
    );
  };
  const click = (selector: string): void => {
    inside(element, selector).click();
  };
  /** Chooses in a select, and waits until that is shown. */
  const choose = async (name: string, value: string): Promise<void> => {
    const select = inside<HTMLSelectElement>(element, `select[name="${name}"]`);
    select.value = value;
    select.dispatchEvent(new Event('change'));
    await nextFrame();
    await element.updateComplete;
  };
  return { ...fixture, step, drop, click, choose, words: localizerFor(lang).t.importing };
}

const descriptions = (store: PipelineStore): readonly string[] =>
  [...store.list('opportunities')].map(({ description }) => description).sort();

const isDisabled = (element: DataImport, selector: string): boolean =>
  inside<HTMLButtonElement>(element, selector).disabled;

describe('<data-import> of unknown files', () => {
  before(() => {
    defineElement('data-import', DataImport);
  });
  afterEach(async () => {
    document.body.replaceChildren();
    await emulateMedia({ colorScheme: 'light' });
  });

  it('IMPU12, D70: from the file over its columns and the preview to the report, and back', async () => {
    const { element, store, step, drop, click } = await arrange();
    drop(file());
    await step('file');
    expect(textOf(element, 'h2')).to.equal('firsatlar.csv');
    expect(textOf(element, '[aria-current=step]')).to.contain('Dosya');
    expect(textOf(element, '.cells tbody tr:first-child')).to.contain('Yazıcı kiralama');
    click('.next');
    await step('columns');
    expect(textOf(element, '[data-target=price] .echo')).to.contain('₺1.234,50');
    expect(textOf(element, '[data-target=expectedClose] .echo')).to.contain('31 Mar 2026');
    click('.next');
    await step('preview');
    expect(textOf(element, '[data-kind=opportunities] .created')).to.equal('2');
    expect(textOf(element, '.cells')).to.contain('₺1.234,50');
    click('.stop');
    await step('columns');
    click('.back');
    await step('file');
    click('.next');
    await step('columns');
    click('.next');
    await step('preview');
    expect(descriptions(store)).to.deep.equal([]);
    click('.start');
    await step('done');
    expect(descriptions(store)).to.deep.equal(['Bakım', 'Yazıcı kiralama']);
    expect(textOf(element, '[aria-current=step]')).to.contain('Bitti');
    expect(textOf(element, '.panel')).to.contain('Tutarlar TRY olarak okundu');
  });

  it('IMPU12 encoding, separator and header can be chosen; a column is taken away and given', async () => {
    const { element, step, drop, click, choose, words } = await arrange();
    drop(file());
    await step('file');
    await choose('delimiter', '|');
    while (!textOf(element, '.message').includes(words.fileProblems['one-column'])) await nextFrame();
    await choose('delimiter', ';');
    while (element.renderRoot.querySelector('.message') || element.step !== 'file') await nextFrame();
    click('.next');
    await step('columns');
    for (const target of ['description', 'customer']) await choose(target, '');
    expect(isDisabled(element, '.next')).to.equal(true);
    expect(textOf(element, '[role=status]')).to.contain(words.targets.description);
    await choose('description', '2');
    expect(isDisabled(element, '.next')).to.equal(false);
  });

  it('IMPU13, D70, D71: amounts and dates that could be read in two ways are asked, and the echo follows', async () => {
    const { element, step, drop, click } = await arrange();
    drop(file('Müşteri;Fiyat;Tahmini bitiş tarihi\nAcme;1.234;01/02/2026\n'));
    await step('file');
    click('.next');
    await step('columns');
    expect(isDisabled(element, '.next')).to.equal(true);
    const radio = async (value: string): Promise<void> => {
      click(`input[value="${value}"]`);
      await nextFrame();
      await element.updateComplete;
    };
    await radio(',');
    expect(textOf(element, '[data-target=price] .echo')).to.contain('₺1.234,00');
    expect(isDisabled(element, '.next')).to.equal(true);
    await radio('mdy');
    expect(textOf(element, '[data-target=expectedClose] .echo')).to.contain('2 Oca 2026');
    await radio('dmy');
    expect(textOf(element, '[data-target=expectedClose] .echo')).to.contain('1 Şub 2026');
    expect(isDisabled(element, '.next')).to.equal(false);
    await radio('.');
    expect(textOf(element, '[data-target=price] .echo .warning')).to.not.equal('');
  });

  it('IMPU13 words of the file and customers of one name are asked', async () => {
    const { element, store, step, drop, click, choose } = await arrange();
    const ids = ['a', 'b'].map(
      (email) => done(store, 'contact-create', { name: 'Acme', email: `${email}@x.example` }).id,
    );
    const stage = [...store.list('stages')].find(({ name }) => name === 'Teklif gönderme')?.id ?? '';
    drop(file('Müşteri;Açıklama;Evre\nAcme;Bir;Pazarlık masası\n'));
    await step('file');
    click('.next');
    await step('columns');
    await choose('word stage', stage);
    click('.next');
    await step('preview');
    expect(isDisabled(element, '.start')).to.equal(true);
    const select = inside<HTMLSelectElement>(element, 'select[name=customer]');
    expect([...select.options].map(({ textContent }) => textContent).join()).to.contain('b@x.example');
    await choose('customer', ids[1] ?? '');
    await step('preview');
    click('.start');
    await step('done');
    const [row] = store.list('opportunities');
    expect([row?.customerId, row?.position.stageId]).to.deep.equal([ids[1], stage]);
  });

  it('IMPU13 without anybody to ask, a file that leaves something open is refused', async () => {
    const { element, store } = await arrange();
    const text = 'Müşteri;Fiyat\nAcme;1.234\n';
    const reason = await element.importFiles([file(text)]).catch((error: unknown) => error);
    expect(reason).to.be.instanceOf(ImportStopped);
    expect((reason as ImportStopped).reason).to.equal('unclear');
    const report = await element.importFiles([file()]);
    expect(report.created.opportunities).to.equal(2);
    expect(descriptions(store)).to.have.length(2);
  });

  it('IMPU14 columns that were imported before are understood the same way, answers included', async () => {
    const { element, step, drop, click } = await arrange();
    drop(file('Müşteri;Fiyat;Not\nAcme;1.234;Bir\n'));
    await step('file');
    click('.next');
    await step('columns');
    click('input[value=","]');
    await nextFrame();
    click('.next');
    await step('preview');
    click('.start');
    await step('done');
    click('.again');
    await element.updateComplete;
    drop(file('Müşteri;Fiyat;Not\nAcme;5.678;İki\n'));
    await step('file');
    expect(textOf(element, '.message')).to.contain(localizerFor('tr').t.importing.remembered);
    click('.next');
    await step('columns');
    expect(isDisabled(element, '.next')).to.equal(false);
    expect(textOf(element, '[data-target=price] .echo')).to.contain('₺5.678,00');
  });

  it('IMPU15 an import is taken back from its report, and brought back; what somebody has edited stays and is told', async () => {
    const { element, store, step, click, words } = await arrange();
    await element.importFiles([file()]);
    await element.updateComplete;
    const edited =
      [...store.list('opportunities')].find(({ description }) => description === 'Bakım')?.id ?? '';
    done(store, 'opportunity-edit', { id: edited, changes: { description: 'Bizim' } });
    click('.revert');
    await step('taken-back');
    expect(descriptions(store)).to.deep.equal(['Bizim']);
    expect(textOf(element, '.places')).to.contain('Bizim');
    expect(textOf(element, '.places')).to.contain(words.keptReasons.edited);
    click('.revert');
    await step('brought-back');
    expect(descriptions(store)).to.deep.equal(['Bizim', 'Yazıcı kiralama']);
  });

  it('IMPU15 it is taken back from the list of imports too', async () => {
    const { element, store, step, click, words } = await arrange();
    await element.importFiles([file()]);
    await element.updateComplete;
    click('.again');
    await element.updateComplete;
    expect(textOf(element, '.earlier li')).to.contain('firsatlar.csv');
    click('.earlier .revert');
    await step('taken-back');
    expect(descriptions(store)).to.deep.equal([]);
    click('.again');
    await element.updateComplete;
    expect(textOf(element, '.earlier li')).to.contain(words.wasTakenBack);
  });

  it('IMPU16 files that cannot be used are named with the reason; the largest is not even read', async () => {
    const { element, step, drop, words } = await arrange();
    const huge = file('x', 'kocaman.csv');
    Object.defineProperty(huge, 'size', { value: 200e6 });
    for (const [each, code] of [
      [huge, 'too-large'],
      [new File([new Uint8Array([0x50, 0x4b, 3, 4])], 'kitap.xlsx'), 'spreadsheet-file'],
      [new File([new Uint8Array([0, 1, 2, 0, 0, 5])], 'resim.bin'), 'binary-file'],
      [new File([], 'bos.csv'), 'empty-file'],
    ] as const) {
      drop(each);
      await step('stopped');
      while (!textOf(element, '.message').includes(each.name)) await nextFrame();
      expect(textOf(element, '.message')).to.equal(`${each.name}: ${words.fileProblems[code]}`);
    }
  });

  it('IMPU16 a file that is cut is imported up to the line that is named', async () => {
    const { element, step, drop, click } = await arrange();
    drop(file('Müşteri;Açıklama\nAcme;Bir\nAcme;"yarım kal'));
    await step('file');
    expect(textOf(element, '.message')).to.contain('satır 3');
    click('.next');
    await step('columns');
    click('.next');
    await step('preview');
    expect(textOf(element, '.problems')).to.contain('satır 3');
    click('.start');
    await step('done');
  });

  it('IMPU17 a table is pasted', async () => {
    const { element, step } = await arrange();
    inside(element, '.choose').dispatchEvent(pasteEvent('Müşteri\tAçıklama\nAcme\tBir\n'));
    await step('file');
    expect(textOf(element, '.cells')).to.contain('Acme');
  });

  for (const lang of ['tr', 'en'])
    for (const colorScheme of ['light', 'dark'] as const)
      it(`IMPU10 no axe violations in the steps of a mapping in ${lang}, ${colorScheme}`, async () => {
        await emulateMedia({ colorScheme });
        document.documentElement.style.setProperty('color-scheme', 'light dark');
        document.documentElement.style.setProperty('background', 'Canvas');
        const { element, store, step, drop, click } = await arrange({ lang });
        for (const user of ['a', 'b'])
          done(store, 'contact-create', { name: 'Acme', email: `${user}@x.example` });
        drop(file('Müşteri;Fiyat;Evre;Durum\nAcme;1.234;Olmayan;açık\nBaşka;5;;bozuk\nYeni;x;;\n'));
        await step('file');
        await expect(element).to.be.accessible();
        click('.next');
        await step('columns');
        await expect(element).to.be.accessible();
        click('input[value=","]');
        await nextFrame();
        click('.next');
        await step('preview');
        await expect(element).to.be.accessible();
        click('.start');
        await step('done');
        click('.revert');
        await step('taken-back');
        await expect(element).to.be.accessible();
        click('.again');
        await element.updateComplete;
        await expect(element).to.be.accessible();
      });
});
