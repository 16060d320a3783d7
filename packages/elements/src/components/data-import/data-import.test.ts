import { emulateMedia } from '@web/test-runner-commands';
import { expect, nextFrame } from '@open-wc/testing';
import { sampleFiles } from '@firsat/model/sample';
import type { PipelineStore } from '@firsat/store';
import { defineElement } from '../../base/define-element.js';
import type { DataImportRequest, DataImportRequestEvent } from '../../events/data-import-request.js';
import { localizerFor } from '../../locales/localizer.js';
import { workspaceFixture } from '../../testing/fixture.js';
import { DataImport } from './data-import.js';
import { ImportStopped } from './import-state.js';
import { reportCsv } from './report-words.js';

const ROWS = 420;

function files(language = 'en', rows = ROWS): File[] {
  return sampleFiles({ seed: 3, rows, language }).map(({ name, text }) => new File([text], name));
}

const count = (
  store: PipelineStore,
  collection: 'opportunities' | 'contacts' | 'products' | 'members',
): number => [...store.list(collection)].length;

/** Everything that an import could leave behind. */
function contents(store: PipelineStore): readonly number[] {
  return [
    ...(['opportunities', 'contacts', 'products', 'members'] as const).map((collection) =>
      count(store, collection),
    ),
    [...store.list('schemas')].length,
    [...store.list('history')].length,
  ];
}

async function arrange(options: { readonly lang?: string; readonly created?: boolean } = {}) {
  const fixture = await workspaceFixture(() => document.createElement('data-import'), {
    lang: options.lang ?? 'tr',
    store: { created: options.created ?? true },
  });
  const { element } = fixture;
  element.pause = () => Promise.resolve();
  const part = <E extends HTMLElement>(selector: string): E | null =>
    element.renderRoot.querySelector<E>(selector);
  /** Waits for a step, by renderings, not by time. */
  const step = async (wanted: DataImport['step']): Promise<void> => {
    while (element.step !== wanted) await nextFrame();
    await element.updateComplete;
  };
  const drop = (list: readonly File[]): void => {
    const transfer = new DataTransfer();
    for (const file of list) transfer.items.add(file);
    part('.base')?.dispatchEvent(
      new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }),
    );
  };
  return { ...fixture, part, step, drop, words: localizerFor(options.lang ?? 'tr').t.importing };
}

const textOf = (element: Element | null): string => element?.textContent.replace(/\s+/g, ' ').trim() ?? '';

async function reasonOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'none';
  } catch (error) {
    return error instanceof ImportStopped ? error.reason : String(error);
  }
}

describe('<data-import>', () => {
  before(() => {
    defineElement('data-import', DataImport);
  });
  afterEach(async () => {
    document.body.replaceChildren();
    await emulateMedia({ colorScheme: 'light' });
  });

  it('IMPU1 dropped files are shown before they are written, and written when somebody says so', async () => {
    const { store, part, step, drop, words } = await arrange();
    const before = contents(store);
    drop(files());
    await step('preview');
    expect(contents(store)).to.deep.equal(before);
    const row = part('[data-kind=opportunities]');
    expect(textOf(row)).to.equal(`${words.kinds.opportunities} ${String(ROWS)} 0 0`);
    part('.start')?.click();
    await step('done');
    expect(count(store, 'opportunities')).to.equal(ROWS);
    expect(textOf(part('h2'))).to.equal(words.doneTitle);
  });

  it('IMPU1 chosen files take the same way', async () => {
    const { part, step } = await arrange();
    const input = part<HTMLInputElement>('input[type=file]');
    const transfer = new DataTransfer();
    for (const file of files()) transfer.items.add(file);
    if (input) input.files = transfer.files;
    input?.dispatchEvent(new Event('change'));
    await step('preview');
    expect(part('.start')).to.not.equal(null);
  });

  it('IMPU1 files that add nothing cannot be imported', async () => {
    const { element, part, step, drop, words } = await arrange();
    await element.importFiles(files());
    drop(files());
    await step('preview');
    expect(textOf(part('h2'))).to.equal(words.nothingNew);
    expect(part<HTMLButtonElement>('.start')?.disabled).to.equal(true);
    part('.stop')?.click();
    await step('stopped');
  });

  it('IMPU2 the page gets the report when all is written', async () => {
    const { element, store } = await arrange();
    const members = count(store, 'members');
    const report = await element.importFiles(files());
    expect(report.created.opportunities).to.equal(ROWS);
    expect(count(store, 'opportunities')).to.equal(ROWS);
    expect(count(store, 'contacts')).to.equal(report.created.contacts);
    expect(count(store, 'products')).to.equal(report.created.products);
    expect(count(store, 'members')).to.equal(members + report.created.members);
    expect(element.step).to.equal('done');
  });

  for (const stage of ['reading', 'planning', 'writing'] as const)
    it(`IMPU3 cancelling while ${stage} leaves nothing`, async () => {
      const { element, store, part, words } = await arrange();
      const before = contents(store);
      if (stage === 'reading') {
        const work = element.importFiles(files());
        element.cancel();
        expect(await reasonOf(work)).to.equal('cancelled');
      } else {
        let pauses = 0;
        element.pause = async () => {
          pauses += 1;
          await element.updateComplete;
          if (element.step !== stage) return;
          if (part('.stop') && pauses > 1) part('.stop')?.click();
        };
        expect(await reasonOf(element.importFiles(files()))).to.equal('cancelled');
      }
      await element.updateComplete;
      expect(contents(store)).to.deep.equal(before);
      expect(element.step).to.equal('stopped');
      expect(textOf(part('.message'))).to.equal(words.cancelled);
      expect(part('.choose')).to.not.equal(null);
    });

  it('IMPU3 Escape on the preview cancels, and the page does not hear it', async () => {
    const { store, part, step, drop } = await arrange();
    const before = contents(store);
    drop(files());
    await step('preview');
    let heard = 0;
    const hear = (): void => void (heard += 1);
    document.addEventListener('keydown', hear);
    part('h2')?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable: true }),
    );
    document.removeEventListener('keydown', hear);
    await step('stopped');
    expect(heard).to.equal(0);
    expect(contents(store)).to.deep.equal(before);
  });

  it('IMPU3 a workspace that goes away stops the import', async () => {
    const { element, store, workspace } = await arrange();
    element.pause = () => {
      workspace.remove();
      return Promise.resolve();
    };
    const before = contents(store);
    expect(await reasonOf(element.importFiles(files()))).to.equal('cancelled');
    expect(contents(store)).to.deep.equal(before);
  });

  it('IMPU4 the page is asked with the counts, and may refuse', async () => {
    const { element, store, part, words } = await arrange();
    const before = contents(store);
    const asked: DataImportRequest[] = [];
    const refuse = (event: DataImportRequestEvent): void => {
      asked.push(event.detail);
      event.preventDefault();
    };
    document.addEventListener('firsat-data-import-request', refuse);
    expect(await reasonOf(element.importFiles(files()))).to.equal('vetoed');
    document.removeEventListener('firsat-data-import-request', refuse);
    await element.updateComplete;
    expect(contents(store)).to.deep.equal(before);
    expect(asked.map(({ source, counts }) => [source, counts['opportunities']])).to.deep.equal([
      ['files', ROWS],
    ]);
    expect(textOf(part('.message'))).to.equal(words.vetoed);
  });

  it('IMPU4 the page is told after everything is written', async () => {
    const { element, store } = await arrange();
    let there = -1;
    document.addEventListener(
      'firsat-data-imported',
      () => {
        there = count(store, 'opportunities');
      },
      { once: true },
    );
    await element.importFiles(files());
    expect(there).to.equal(ROWS);
  });

  it('IMPU5 rows that cannot be read are told by line, on the page and in the list', async () => {
    const { element, part, words } = await arrange();
    const broken = [
      'opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value',
      'A1,Ada Ak,Kalem,Acme,Engaging,10/20/2016,,',
      'A2,Ada Ak,Kalem,Acme,=HYPERLINK("x"),10/20/2016,,',
      'A3,Ada Ak',
    ].join('\n');
    const report = await element.importFiles([new File([broken], 'sales_pipeline.csv')]);
    await element.updateComplete;
    expect(report.rejected.opportunities).to.equal(2);
    const places = [...element.renderRoot.querySelectorAll('.problems .place')].map(textOf);
    expect(places).to.include(words.place('sales_pipeline.csv', '3'));
    expect(places).to.include(words.place('sales_pipeline.csv', '4'));
    const link = part<HTMLAnchorElement>('.download');
    link?.addEventListener('click', (event) => {
      event.preventDefault();
    });
    link?.click();
    const list = await (await fetch(link?.href ?? '')).text();
    expect(list).to.contain('"sales_pipeline.csv";3;');
    expect(list).to.contain('"sales_pipeline.csv";4;');
    expect(list).to.contain(`"'=HYPERLINK(""x"")"`);
    expect(list.trim().split('\r\n')).to.have.length(1 + report.problems.length + report.notes.length);
  });

  it('IMPU5 the list speaks the language of the page', () => {
    const empty = { opportunities: 0, contacts: 0, products: 0, members: 0 };
    const report = {
      rows: 0,
      created: empty,
      existing: empty,
      updated: empty,
      rejected: empty,
      problems: [],
      notes: [],
    };
    for (const lang of ['tr', 'en'])
      expect(reportCsv(report, localizerFor(lang))).to.contain(
        localizerFor(lang).t.importing.reportColumns.reason,
      );
  });

  it('IMPU6 work is done in slices, and the progress shows', async () => {
    const { element, part } = await arrange();
    const seen = new Map<string, Set<string>>();
    element.pause = async () => {
      await element.updateComplete;
      const value = part<HTMLProgressElement>('progress')?.getAttribute('value');
      seen.set(element.step, (seen.get(element.step) ?? new Set<string>()).add(String(value)));
    };
    await element.importFiles(files());
    expect(seen.get('planning')?.size).to.be.greaterThan(2);
    expect(seen.get('writing')?.size).to.be.greaterThan(2);
  });

  it('IMPU7 the sample fills the pipeline, and the same one again adds nothing', async () => {
    const { element, store, part } = await arrange();
    element.sample = true;
    element.rows = 60;
    await element.updateComplete;
    expect(part('.fill')).to.not.equal(null);
    expect(await element.importSample()).to.be.greaterThan(60);
    expect(count(store, 'opportunities')).to.equal(60);
    expect(await element.importSample()).to.equal(0);
    expect(count(store, 'opportunities')).to.equal(60);
  });

  it('IMPU8 a workspace that is not ready refuses', async () => {
    const { element, part, words } = await arrange({ created: false });
    expect(await reasonOf(element.importFiles(files()))).to.equal('not-ready');
    await element.updateComplete;
    expect(textOf(part('.message'))).to.equal(words.notReady);
  });

  it('IMPU8 one import at a time', async () => {
    const { element } = await arrange();
    const first = element.importFiles(files());
    expect(await reasonOf(element.importFiles(files()))).to.equal('not-ready');
    await first;
    expect(element.step).to.equal('done');
  });

  it('IMPU8 a file that cannot be read is named', async () => {
    const { element, part, words } = await arrange();
    const file = new File(['x'], 'kayip.csv');
    const gone = { arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError')) };
    file.slice = () => gone as unknown as Blob;
    expect(await reasonOf(element.importFiles([file]))).to.equal('unreadable');
    await element.updateComplete;
    expect(textOf(part('.message'))).to.equal(words.unreadable('kayip.csv'));
  });

  it('IMPU9 a file of windows-1254 keeps its Turkish letters', async () => {
    const { element, store } = await arrange();
    const header = 'product,sales_price,series\n';
    const bytes = new TextEncoder().encode(header);
    await element.importFiles([
      new File([bytes, new Uint8Array([0xde, 0xf0, 0xfd]), ',1,\n'], 'products.csv'),
    ]);
    expect([...store.list('products')].map(({ name }) => name)).to.deep.equal(['Şğı']);
  });

  for (const lang of ['tr', 'en'])
    for (const colorScheme of ['light', 'dark'] as const)
      it(`IMPU10 no axe violations in ${lang}, ${colorScheme}`, async () => {
        await emulateMedia({ colorScheme });
        document.documentElement.style.setProperty('color-scheme', 'light dark');
        document.documentElement.style.setProperty('background', 'Canvas');
        const { element, part, step, drop } = await arrange({ lang });
        element.sample = true;
        await element.updateComplete;
        await expect(element).to.be.accessible();
        drop([...files(lang, 60), new File(['a,b\n1,2'], 'odd.csv')]);
        await step('preview');
        await expect(element).to.be.accessible();
        part('.start')?.click();
        await step('done');
        await expect(element).to.be.accessible();
      });
});
