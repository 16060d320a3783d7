import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { noteRoot, type Note } from '@firsat/model';
import '../../define/opportunity-detail.js';
import { detailScene, type DetailScene } from '../../testing/detail-scene.js';
import { done, has, inside, painted, textOf, waitUntil } from '../../testing/drive.js';
import { FakeTexts } from '../../testing/fake-texts.js';
import type { AccessState } from '@firsat/store';
import { fakeSync, type FakeSync } from '../../testing/fake-sync.js';

interface Notes extends DetailScene {
  readonly texts: FakeTexts;
  readonly sync: FakeSync;
}

describe('notes of the detail', () => {
  let scene: Notes;

  afterEach(() => {
    scene.workspace.remove();
    document.documentElement.style.colorScheme = '';
  });

  async function open({ lang = 'tr', written = 0 } = {}): Promise<void> {
    const texts = new FakeTexts();
    const sync = fakeSync();
    scene = { ...(await detailScene({ lang, store: { texts: texts.load, sync } })), texts, sync };
    for (let index = 1; index <= written; index += 1) write(`n${index}`, `${index}. not: fiyat konuşuldu`);
    inside(scene.detail, '#tab-notes').click();
    await until(() => has(scene.detail, '.notes'));
  }

  /** A note that a colleague has written. */
  function write(id: string, text: string): void {
    scene.clock.now += 60_000;
    done(scene.store, 'note-create', { opportunityId: scene.id, id });
    const spans = [{ text }];
    scene.texts.open().append(noteRoot(id), [{ kind: 'paragraph', indent: 0, checked: false, spans }]);
    scene.texts.held -= 1;
    scene.texts.opened -= 1;
    done(scene.store, 'note-summarize', { id, excerpt: text });
  }

  const until = (fact: () => boolean): Promise<void> => waitUntil(fact);
  const focused = (): Element | null | undefined => scene.detail.shadowRoot?.activeElement;
  const notes = (): readonly Note[] => scene.store.children('notes', scene.id);
  const hasEditor = (): boolean => has(scene.detail, '.editing .text[contenteditable]');
  const inEditor = (): boolean => hasEditor() && focused()?.getAttribute('role') === 'textbox';
  const setAccess = (access: AccessState): void => scene.sync.set({ access });

  it('NOT10, S63, S71: a new note is one press, with the caret in it; what is typed before the editor is there is in it', async () => {
    await open();
    let arrive: () => void = () => undefined;
    scene.texts.code = new Promise<void>((resolve) => (arrive = resolve));
    inside(scene.detail, '[data-quick="notes"]').click();
    await until(() => focused()?.localName === 'textarea');
    expect(notes().length).to.equal(0);
    await sendKeys({ type: 'Aradı, ' });
    expect(notes().length).to.equal(1);
    expect(notes()[0]?.createdBy).to.equal('member1');
    arrive();
    await until(inEditor);
    await until(() => textOf(scene.detail, '.text').includes('Aradı'));
    await sendKeys({ type: 'fiyat sordu.' });
    expect(textOf(scene.detail, '.text')).to.equal('Aradı, fiyat sordu.');
    expect(textOf(scene.detail, '.note .text-foot')).to.equal('Bu cihazda kayıtlı');
    await sendKeys({ press: 'Escape' });
    await until(() => notes()[0]?.summary !== null);
    expect(notes()[0]?.summary?.excerpt).to.equal('Aradı, fiyat sordu.');
    expect(hasEditor()).to.equal(false);
    expect(focused()?.className).to.contain('note-open');
    expect(scene.texts.held).to.equal(0);
  });

  it('NOT12: the head is told what the text says in a pause of typing already, for a page that is closed in mid-edit', async () => {
    await open();
    const { setTimeout: later } = window;
    const pauses: (() => void)[] = [];
    window.setTimeout = ((run: () => void, wait?: number) =>
      wait === 5_000 ? pauses.push(run) : later(run, wait)) as typeof window.setTimeout;
    try {
      inside(scene.detail, '.add-note').click();
      await until(inEditor);
      await sendKeys({ type: 'Aradı' });
      await until(() => pauses.length > 0 && notes().length === 1);
      expect(notes()[0]?.summary).to.equal(null);
      pauses.at(-1)?.();
      await until(() => notes()[0]?.summary?.excerpt === 'Aradı');
      expect(hasEditor()).to.equal(true);
    } finally {
      window.setTimeout = later;
    }
  });

  it('NOT10: nothing typed, no note', async () => {
    await open();
    inside(scene.detail, '.add-note').click();
    await until(inEditor);
    await sendKeys({ press: 'Escape' });
    await until(() => focused()?.className.includes('add-note') === true);
    expect(notes().length).to.equal(0);
  });

  it('NOT11, S64, S71: the list is read without editor and texts: pinned ones first, then the newest, with author and first words', async () => {
    await open({ written: 3 });
    const words = () =>
      [...(scene.detail.shadowRoot?.querySelectorAll('.note-excerpt') ?? [])].map((one) =>
        one.textContent.trim().slice(0, 2),
      );
    expect(words()).to.deep.equal(['3.', '2.', '1.']);
    expect(textOf(scene.detail, '#tab-notes .count')).to.equal('3');
    expect(textOf(scene.detail, '.note-author')).to.equal('Ayşe Yılmaz');
    inside(scene.detail, '[data-note="n1"] .note-pin').click();
    await until(() => words()[0] === '1.');
    expect(inside(scene.detail, '[data-note="n1"] .note-pin').getAttribute('aria-pressed')).to.equal('true');
    await until(() => focused()?.className.includes('note-pin') === true);
    expect(scene.texts.opened).to.equal(0);
  });

  it('NOT12: one note is open at a time; what colleagues write in it is seen, and its first words are kept when it is left', async () => {
    await open({ written: 2 });
    inside(scene.detail, '[data-note="n1"] .note-open').click();
    await until(inEditor);
    await sendKeys({ type: ' Tamam.' });
    scene.texts
      .open()
      .append(noteRoot('n1'), [
        { kind: 'bullet', indent: 0, checked: false, spans: [{ text: 'KDV dahil' }] },
      ]);
    expect(textOf(scene.detail, '.text')).to.equal('1. not: fiyat konuşuldu Tamam.KDV dahil');
    inside(scene.detail, '[data-note="n2"] .note-open').click();
    await until(() => textOf(scene.detail, '.editing .text').startsWith('2.'));
    await until(
      () => scene.store.get('notes', 'n1')?.summary?.excerpt === '1. not: fiyat konuşuldu Tamam. KDV dahil',
    );
    expect(scene.store.undoStep?.command).to.equal('note-create');
    inside(scene.detail, '#tab-timeline').click();
    await until(() => !has(scene.detail, '.notes'));
    expect(scene.texts.held).to.equal(1);
  });

  it('NOT13: a reader reads the whole note, with real lists and safe links, and is offered nothing else', async () => {
    await open({ written: 1 });
    scene.texts.open().append(noteRoot('n1'), [
      { kind: 'heading', indent: 0, checked: false, spans: [{ text: 'Koşullar' }] },
      { kind: 'number', indent: 0, checked: false, spans: [{ text: 'peşin', bold: true }] },
      { kind: 'bullet', indent: 1, checked: false, spans: [{ text: 'iç madde' }] },
      { kind: 'check', indent: 0, checked: true, spans: [{ text: 'imza' }] },
      {
        kind: 'paragraph',
        indent: 0,
        checked: false,
        spans: [
          { text: 'iyi', href: 'https://example.com/' },
          { text: 'kötü', href: 'JaVa\tScript:alert(1)' },
          { text: '<img src=x onerror=alert(1)>' },
        ],
      },
    ]);
    setAccess('reader');
    await painted(scene.detail);
    inside(scene.detail, '.note-open').click();
    await until(() => has(scene.detail, '.text h4'));
    const text = inside(scene.detail, '.text');
    expect(text.querySelector('ol > li > ul > li')?.textContent.trim()).to.equal('iç madde');
    expect(text.querySelector<HTMLInputElement>('li input')?.checked).to.equal(true);
    expect([...text.querySelectorAll('a')].map(({ href }) => href)).to.deep.equal(['https://example.com/']);
    expect(text.querySelector('img')).to.equal(null);
    for (const none of ['.add-note', '.note-pin', '.tools', '[contenteditable]', 'textarea'])
      expect(has(scene.detail, none), none).to.equal(false);
  });

  it('NOT13: who loses the right in the middle of a note reads on, and what was typed stays', async () => {
    await open({ written: 1 });
    inside(scene.detail, '.note-open').click();
    await until(inEditor);
    await sendKeys({ type: ' son' });
    setAccess('reader');
    await until(() => !hasEditor());
    expect(textOf(scene.detail, '.text')).to.equal('1. not: fiyat konuşuldu son');
  });

  it('NOT14, D76: a deleted note is in the bin and can be taken back', async () => {
    await open({ written: 2 });
    inside(scene.detail, '[data-note="n2"] [aria-label="Notu sil"]').click();
    await until(() => notes().length === 1);
    expect([...scene.store.removed('notes')].map(({ id }) => id)).to.deep.equal(['n2']);
    await until(() => focused()?.className.includes('add-note') === true);
    scene.store.undo();
    await until(() => notes().length === 2);
  });

  it('NOT15: where the editor cannot be fetched, what is typed is kept as plain text', async () => {
    await open({ written: 1 });
    scene.texts.code = Promise.reject(new TypeError('offline'));
    scene.texts.code.catch(() => undefined);
    inside(scene.detail, '.note-open').click();
    await until(() => textOf(scene.detail, '.text-foot').includes('düz metin'));
    inside<HTMLTextAreaElement>(scene.detail, '.early').focus();
    await sendKeys({ type: 'uçaktan' });
    inside(scene.detail, '.note .button').click();
    await until(() => scene.store.get('notes', 'n1')?.summary?.excerpt === '1. not: fiyat konuşuldu uçaktan');
    await until(() => scene.texts.held === 0);
  });

  it('NOT16: the toolbar is one stop for Tab; arrow keys walk, and a link is asked for beside the text', async () => {
    await open({ written: 1 });
    inside(scene.detail, '.note-open').click();
    await until(hasEditor);
    const tools = [...(scene.detail.shadowRoot?.querySelectorAll<HTMLElement>('.tools button') ?? [])];
    expect(tools.filter(({ tabIndex }) => tabIndex === 0).length).to.equal(1);
    tools[0]?.focus();
    await sendKeys({ press: 'ArrowLeft' });
    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ press: 'ArrowRight' });
    expect(focused()).to.equal(tools[1]);
    inside(scene.detail, '.tools [aria-label="Bağlantı"]').click();
    await until(() => focused()?.id === 'rich-text-link');
    await sendKeys({ type: 'javascript:alert(1)' });
    await sendKeys({ press: 'Enter' });
    await until(() => has(scene.detail, '#rich-text-link-problem'));
    await sendKeys({ press: 'Escape' });
    await until(inEditor);
    expect(has(scene.detail, '.text a')).to.equal(false);
  });

  for (const lang of ['tr', 'en'])
    for (const scheme of ['light', 'dark'])
      it(`NOT17: no axe violations, with an open note and a list: ${lang} ${scheme}`, async () => {
        document.documentElement.style.colorScheme = scheme;
        await open({ lang, written: 2 });
        inside(scene.detail, '[data-note="n1"] .note-open').click();
        await until(hasEditor);
        await painted(scene.detail);
        await expect(scene.detail).to.be.accessible();
      });
});
