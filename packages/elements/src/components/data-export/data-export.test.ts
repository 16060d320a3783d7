import { emulateMedia } from '@web/test-runner-commands';
import { expect, nextFrame } from '@open-wc/testing';
import { sampleWorkspace } from '@firsat/model/sample';
import type { RichText } from '@firsat/model';
import type { PipelineStore, RichTextDocument, RichTexts } from '@firsat/store';
import { defineElement } from '../../base/define-element.js';
import type { DataExportRequest, DataExportRequestEvent } from '../../events/data-export-request.js';
import { localizerFor } from '../../locales/localizer.js';
import { done, has, inside, textOf, typeInto } from '../../testing/drive.js';
import { createFakeTimer } from '../../testing/fake-timer.js';
import { workspaceFixture } from '../../testing/fixture.js';
import { DataExport } from './data-export.js';
import { ExportStopped } from './export-state.js';

const SAMPLE = {
  seed: 2,
  rows: 40,
  language: 'tr',
  currency: 'TRY',
  timeZone: 'Europe/Istanbul',
  today: '2026-02-01',
};

/** Texts in memory; what is lost is somewhere else only. */
function createFakeTexts() {
  const texts = new Map<string, RichText>();
  const listeners = new Set<() => void>();
  let isLost = false;
  const open = (id: string): RichTextDocument => ({
    phase: 'ready',
    get isComplete() {
      return !isLost;
    },
    generation: 0,
    saved: 'device',
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    read: (root) => texts.get(`${id} ${root}`) ?? [],
    append: (root, blocks) => texts.set(`${id} ${root}`, blocks),
    edit: () => Promise.reject(new Error('not here')),
    release: () => undefined,
  });
  return {
    texts: () => Promise.resolve({ open, prepare: () => Promise.resolve() }),
    set: (id: string, root: string, blocks: RichText) => texts.set(`${id} ${root}`, blocks),
    get: (id: string, root: string) => texts.get(`${id} ${root}`),
    lose: () => (isLost = true),
    waiting: () => listeners.size,
  };
}

async function arrange(
  options: {
    readonly lang?: string;
    readonly filled?: boolean;
    readonly texts?: () => Promise<RichTexts>;
  } = {},
) {
  const lang = options.lang ?? 'tr';
  const fixture = await workspaceFixture(() => document.createElement('data-export'), {
    lang,
    ...(options.texts && { store: { texts: options.texts } }),
  });
  const { element, store } = fixture;
  const pause = (): Promise<void> => Promise.resolve();
  element.pause = pause;
  if (options.filled ?? true) await store.importRecords(sampleWorkspace(SAMPLE), { pause });
  // The browser of the tests keeps nothing: that a file was handed over is what counts.
  const handed: string[] = [];
  element.renderRoot.addEventListener('click', (event) => {
    const link = event.composedPath()[0];
    if (!(link instanceof HTMLAnchorElement)) return;
    event.preventDefault();
    handed.push(link.download);
  });
  while (!has(element, '.columns input')) await nextFrame();
  await element.updateComplete;
  const step = async (wanted: DataExport['step']): Promise<void> => {
    while (element.step !== wanted) await nextFrame();
    await element.updateComplete;
  };
  return { ...fixture, step, handed, words: localizerFor(lang).t.exporting };
}

/** A backup of a filled workspace. */
async function aBackup(): Promise<File> {
  const { element, workspace } = await arrange();
  const file = await element.exportFile('backup');
  workspace.remove();
  return file;
}

const count = (store: PipelineStore): number => [...store.list('opportunities')].length;

async function reasonOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'none';
  } catch (error) {
    return error instanceof ExportStopped ? error.reason : String(error);
  }
}

describe('<data-export>', () => {
  before(() => {
    defineElement('data-export', DataExport);
  });
  afterEach(async () => {
    document.body.replaceChildren();
    await emulateMedia({ colorScheme: 'light' });
  });

  it('DAT50, D71: a table for Turkish Excel is handed to the browser, with the columns that are chosen', async () => {
    const { element, store, step, handed } = await arrange();
    inside(element, 'input[name=probability]').click();
    await element.updateComplete;
    inside(element, '.build-table').click();
    await step('ready');
    expect(handed).to.deep.equal(['test-firsatlar-2026-02-01.csv']);
    const link = inside<HTMLAnchorElement>(element, '.file');
    const bytes = new Uint8Array(await (await fetch(link.href)).arrayBuffer());
    expect([...bytes.slice(0, 3)]).to.deep.equal([0xef, 0xbb, 0xbf]);
    const text = new TextDecoder().decode(bytes);
    const [header = '', first = ''] = text.split('\r\n');
    expect(header).to.contain('"Müşteri";"Açıklama"').and.not.contain('Olasılık');
    expect(first)
      .to.match(/;\d+,\d\d;/)
      .and.match(/;\d\d\.\d\d\.\d{4}/);
    expect(text.trim().split('\r\n')).to.have.length(count(store) + 1);
  });

  it('DAT50 file and words speak the language of the page, the format is what was chosen', async () => {
    const { element } = await arrange({ lang: 'en' });
    const file = await element.exportFile('table');
    expect(file.name).to.equal('test-opportunities-2026-02-01.csv');
    expect(await file.text()).to.contain('"Customer","Description"');
  });

  it('DAT51 everything is exported as JSON, what is in the bin included', async () => {
    const { element, store } = await arrange();
    const [first] = store.list('opportunities');
    done(store, 'opportunity-delete', { id: first?.id ?? '' });
    const json = JSON.parse(await (await element.exportFile('json')).text()) as {
      readonly collections: Readonly<
        Record<string, readonly { readonly id: string; readonly removed: unknown }[]>
      >;
    };
    expect(json.collections['opportunities']).to.have.length(SAMPLE.rows);
    expect(json.collections['opportunities']?.find(({ id }) => id === first?.id)?.removed).to.not.equal(null);
  });

  it('DAT65, D77: all about one contact is handed over, who is searched for and chosen; the page is asked with the contact', async () => {
    const { element, store } = await arrange();
    const [someone] = [...store.list('contacts')];
    if (!someone) throw new Error('no contact');
    expect(inside<HTMLButtonElement>(element, '.build-person').disabled).to.equal(true);
    typeInto(inside(element, '#export-person'), someone.name);
    await element.updateComplete;
    const option = [...element.renderRoot.querySelectorAll<HTMLElement>('.combo-option')].find(
      (one) => one.querySelector('.text')?.textContent === someone.name,
    );
    option?.click();
    await element.updateComplete;
    const asked: DataExportRequest[] = [];
    element.addEventListener('firsat-data-export-request', (event) => asked.push(event.detail));
    const file = await element.exportFile('person');
    expect(asked).to.deep.equal([{ what: 'person', contactId: someone.id, origin: 'user' }]);
    expect(await file.text()).to.contain(someone.name);
    expect(file.name).to.contain(someone.id).and.to.contain('.json');
    expect(element.step).to.equal('ready');
  });

  it('DAT52, D79: the last backup is shown, and a workspace without one is told so', async () => {
    const { element, step, words } = await arrange();
    expect(textOf(element, '.last')).to.equal(words.noBackup);
    expect(has(element, '.last.warning')).to.equal(true);
    inside(element, '.build-backup').click();
    await step('ready');
    inside(element, '.reset').click();
    await element.updateComplete;
    expect(textOf(element, '.last')).to.contain('Ayşe Yılmaz');
    expect(has(element, '.last.warning')).to.equal(false);
  });

  it('DAT53, D79: a backup becomes the same workspace again, after somebody has looked at it', async () => {
    const file = await aBackup();
    const { element, store, step, words } = await arrange({ filled: false });
    const restoring = element.restoreBackup(file);
    await step('confirm');
    expect(textOf(element, '.facts')).to.contain(String(SAMPLE.rows));
    expect(textOf(element, '.panel')).to.contain(words.intoFresh);
    expect(count(store)).to.equal(0);
    inside(element, '.start').click();
    expect(await restoring).to.be.greaterThan(SAMPLE.rows);
    expect(count(store)).to.equal(SAMPLE.rows);
    await step('restored');
  });

  it('DAT53 into a workspace in use it adds what is missing, and says so before', async () => {
    const file = await aBackup();
    const { element, store, step, words } = await arrange();
    const [first] = store.list('opportunities');
    done(store, 'opportunity-edit', { id: first?.id ?? '', changes: { description: 'Benim' } });
    const restoring = element.restoreBackup(file);
    await step('confirm');
    expect(textOf(element, '.panel')).to.contain(words.intoUsed);
    inside(element, '.start').click();
    await restoring;
    expect(store.get('opportunities', first?.id ?? '')?.description).to.equal('Benim');
    expect(count(store)).to.equal(SAMPLE.rows);
  });

  it('DAT53, S71: what notes say comes along, and is written only where nothing stands; what cannot be reached is told', async () => {
    const first = createFakeTexts();
    const { element, store, workspace } = await arrange({ texts: first.texts });
    const [row] = store.list('opportunities');
    const opportunityId = row?.id ?? '';
    const note = done(store, 'note-create', { opportunityId }).id;
    const say: RichText = [{ kind: 'paragraph', indent: 0, checked: false, spans: [{ text: 'Merhaba' }] }];
    first.set(opportunityId, `note:${note}`, say);
    const file = await element.exportFile('backup');
    await element.updateComplete;
    expect(has(element, '.missing')).to.equal(false);
    first.lose();
    const timer = createFakeTimer();
    element.timer = timer;
    inside(element, '.reset').click();
    const state = { isWaiting: true };
    const second = element.exportFile('backup').finally(() => (state.isWaiting = false));
    // One after the other: of the note, and of each opportunity with an offer.
    while (state.isWaiting) {
      if (first.waiting() > 0) timer.advance(5000);
      await nextFrame();
    }
    await second;
    await element.updateComplete;
    expect(has(element, '.missing')).to.equal(true);
    workspace.remove();

    const fresh = createFakeTexts();
    const copy = await arrange({ filled: false, texts: fresh.texts });
    const restoring = copy.element.restoreBackup(file);
    await copy.step('confirm');
    inside(copy.element, '.start').click();
    await restoring;
    expect(fresh.get(opportunityId, `note:${note}`)).to.deep.equal(say);
  });

  it('DAT54 a file that is no backup, cut or damaged is refused with the reason; nothing is written', async () => {
    const text = await (await aBackup()).text();
    const { element, store, words } = await arrange({ filled: false });
    for (const [content, code] of [
      ['a;b\n1;2\n', 'not-a-backup'],
      [text.slice(0, -40), 'cut-off'],
      [text.replace('"opportunityId"', '"x"').replace('TRY', 'TRX'), 'damaged'],
    ] as const) {
      expect(await reasonOf(element.restoreBackup(new File([content], 'y.jsonl')))).to.equal(code);
      await element.updateComplete;
      expect(textOf(element, '.message')).to.equal(`y.jsonl: ${words.stops[code]}`);
    }
    expect(count(store)).to.equal(0);
  });

  it('DAT55 exporting runs in slices with progress, and can be stopped', async () => {
    const { element, step, words } = await arrange();
    let pauses = 0;
    element.pause = () => {
      pauses++;
      if (pauses === 2) element.cancel();
      return Promise.resolve();
    };
    expect(await reasonOf(element.exportFile('backup'))).to.equal('cancelled');
    await step('stopped');
    expect(textOf(element, '.message')).to.equal(words.stops.cancelled);
    expect(pauses).to.equal(2);
  });

  it('DAT55 Escape on the question about a backup cancels', async () => {
    const file = await aBackup();
    const { element, store, step } = await arrange({ filled: false });
    const restoring = reasonOf(element.restoreBackup(file));
    await step('confirm');
    inside(element, 'h2').dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable: true }),
    );
    expect(await restoring).to.equal('cancelled');
    expect(count(store)).to.equal(0);
  });

  it('DAT56 the page is asked what may be exported and restored, and may refuse', async () => {
    const { element } = await arrange();
    const asked: DataExportRequest[] = [];
    document.addEventListener(
      'firsat-data-export-request',
      (event: DataExportRequestEvent) => {
        asked.push(event.detail);
        event.preventDefault();
      },
      { once: true },
    );
    expect(await reasonOf(element.exportFile('table'))).to.equal('vetoed');
    expect(asked.map(({ what, table }) => [what, table])).to.deep.equal([['table', 'opportunities']]);
  });

  it('DAT56 files are forgotten when they are no longer shown', async () => {
    const { element, step } = await arrange();
    await element.exportFile('table');
    await step('ready');
    const { href } = inside<HTMLAnchorElement>(element, '.file');
    inside(element, '.reset').click();
    expect(
      await fetch(href).then(
        () => true,
        () => false,
      ),
    ).to.equal(false);
  });

  for (const lang of ['tr', 'en'])
    for (const colorScheme of ['light', 'dark'] as const)
      it(`DAT57 no axe violations in ${lang}, ${colorScheme}`, async () => {
        await emulateMedia({ colorScheme });
        document.documentElement.style.setProperty('color-scheme', 'light dark');
        document.documentElement.style.setProperty('background', 'Canvas');
        const { element, step } = await arrange({ lang });
        inside<HTMLDetailsElement>(element, '.columns').open = true;
        await expect(element).to.be.accessible();
        const file = await element.exportFile('backup');
        await step('ready');
        await expect(element).to.be.accessible();
        const restoring = reasonOf(element.restoreBackup(file));
        await step('confirm');
        await expect(element).to.be.accessible();
        element.cancel();
        await restoring;
      });
});
