import { richTextToPlain } from '@firsat/model';
import type { RichTextEditor, RichTextState } from '@firsat/store';
import { aTimeout, expect, nextFrame } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { mountEditor } from './editor.js';
import { readText } from './read-text.js';
import { appendText } from './write-text.js';

const ROOT = 'note:1';

interface Scene {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly editor: RichTextEditor;
  readonly place: HTMLElement;
  readonly text: HTMLElement;
  state: RichTextState | undefined;
}

const scenes: Scene[] = [];

/** An editor in two nested shadow roots, as a page embeds it. */
function scene(doc = new Y.Doc(), awareness = new Awareness(doc)): Scene {
  const host = document.createElement('div');
  document.body.append(host);
  const inner = document.createElement('div');
  host.attachShadow({ mode: 'open' }).append(inner);
  const place = document.createElement('div');
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('.text { white-space: pre-wrap }');
  const root = inner.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheet];
  root.append(place);
  const made = { doc, awareness, place, state: undefined } as Partial<Scene> & {
    state: RichTextState | undefined;
  };
  const editor = mountEditor({
    fragment: doc.getXmlFragment(ROOT),
    root: ROOT,
    awareness,
    readUser: (state) => (state as { user?: { name: string; color: string } }).user,
    place,
    label: 'Not',
    placeholder: 'Buraya yazın…',
    changed: (state) => (made.state = state),
  });
  const whole = Object.assign(made, { editor, text: place.querySelector<HTMLElement>('.text') }) as Scene;
  scenes.push(whole);
  return whole;
}

/** Two editors of one text, in step at once. */
function pair(): readonly [Scene, Scene] {
  const [one, two] = [new Y.Doc(), new Y.Doc()];
  for (const [from, to] of [
    [one, two],
    [two, one],
  ] as const)
    from.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'wire') Y.applyUpdate(to, update, 'wire');
    });
  const [a, b] = [new Awareness(one), new Awareness(two)];
  for (const [from, to, name] of [
    [a, b, 'Ada'],
    [b, a, 'Bora'],
  ] as const) {
    from.setLocalState({ user: { name, color: '#0369a1' } });
    from.on('update', (_change: unknown, origin: unknown) => {
      if (origin !== 'wire') applyAwarenessUpdate(to, encodeAwarenessUpdate(from, [from.clientID]), 'wire');
    });
  }
  return [scene(one, a), scene(two, b)];
}

async function chord(key: string): Promise<void> {
  await sendKeys({ down: 'Control' });
  await sendKeys({ press: key });
  await sendKeys({ up: 'Control' });
}

const plain = ({ doc }: Scene): string => richTextToPlain(readText(doc.getXmlFragment(ROOT)));

function pasteInto({ text }: Scene, data: Readonly<Record<string, string>>): void {
  const clipboardData = new DataTransfer();
  for (const [type, value] of Object.entries(data)) clipboardData.setData(type, value);
  const paste = new ClipboardEvent('paste', { bubbles: true, composed: true, cancelable: true });
  // Not every engine lets a script put data into such an event as it is made.
  Object.defineProperty(paste, 'clipboardData', { value: clipboardData });
  text.dispatchEvent(paste);
}

describe('the editor', () => {
  afterEach(() => {
    for (const { editor, awareness, place } of scenes.splice(0)) {
      editor.destroy();
      awareness.destroy();
      ((place.getRootNode() as ShadowRoot).host.getRootNode() as ShadowRoot).host.remove();
    }
  });

  it('RTE8: typing, formatting and the usual starts of a line work in nested shadow roots', async () => {
    const one = scene();
    one.editor.focus();
    await sendKeys({ type: '# Görüşme' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ type: 'Fiyat ' });
    await chord('b');
    await sendKeys({ type: 'yüksek' });
    await chord('b');
    await sendKeys({ press: 'Enter' });
    await sendKeys({ type: '- bir' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: 'iki' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'Backspace' });
    await sendKeys({ type: '[] imza' });
    await chord('Enter');
    const blocks = readText(one.doc.getXmlFragment(ROOT));
    expect(blocks.map(({ kind, indent, checked }) => [kind, indent, checked])).to.deep.equal([
      ['heading', 0, false],
      ['paragraph', 0, false],
      ['bullet', 0, false],
      ['bullet', 1, false],
      ['check', 0, true],
    ]);
    expect(blocks[1]?.spans).to.deep.equal([{ text: 'Fiyat ' }, { text: 'yüksek', bold: true }]);
    expect(one.state?.kind).to.equal('check');
    await chord('z');
    expect(readText(one.doc.getXmlFragment(ROOT)).at(-1)?.checked).to.equal(false);
  });

  it('RTE8: Tab goes on to the next field where there is nothing to indent', async () => {
    const one = scene();
    one.editor.focus();
    const after = document.createElement('button');
    document.body.append(after);
    await sendKeys({ press: 'Tab' });
    expect(document.activeElement).to.equal(after);
    after.remove();
  });

  it('RTE9: colleagues’ carets stand where they type, with their names and without style attributes, and go with them', async () => {
    const [ada, bora] = pair();
    appendText(ada.doc.getXmlFragment(ROOT), [
      { kind: 'paragraph', indent: 0, checked: false, spans: [{ text: 'bir iki' }] },
    ]);
    bora.editor.focus('end');
    await nextFrame();
    await sendKeys({ type: ' üç' });
    const caret = ada.place.querySelector('.peer-caret');
    expect(caret?.textContent).to.contain('Bora');
    expect(caret?.previousSibling?.textContent).to.equal('bir iki üç');
    expect(caret?.getAttribute('aria-hidden')).to.equal('true');
    expect(bora.place.querySelector('.peer-caret')).to.equal(null);
    bora.editor.destroy();
    await nextFrame();
    expect(ada.place.querySelector('.peer-caret')).to.equal(null);
  });

  it('RTE9: what is no caret is not shown and breaks nothing', () => {
    const one = scene();
    one.editor.type('metin');
    const user = { name: 'Mal', color: '#000000' };
    const carets: unknown[] = [
      7,
      'x',
      [],
      [ROOT],
      [ROOT, [[1]], null],
      ['başka', [[1, 2], null], [[1, 2], null]],
      [ROOT, [[-1, 0], null], [[1, 'x'], null]],
    ];
    for (const [index, caret] of carets.entries()) one.awareness.states.set(1000 + index, { user, caret });
    one.awareness.emit('change', [{ added: [1000], updated: [], removed: [] }, 'remote']);
    expect(one.place.querySelector('.peer-caret')).to.equal(null);
    one.editor.type('!');
    expect(plain(one)).to.equal('metin!');
  });

  it('RTE10: of what is pasted only text, blocks, marks and harmless links stay', () => {
    const one = scene();
    one.editor.focus();
    pasteInto(one, {
      'text/html': `<meta charset="utf-8"><h2 onclick="alert(1)">Başlık</h2>
        <p style="background:url(javascript:alert(1))">Metin <b>kalın</b> <a href="https://example.com/a">bağ</a>
        <a href="javascript:alert(1)">kötü</a> <a href="JaVa&#9;Script:alert(1)">kötü2</a> <a href="data:text/html,x">kötü3</a></p>
        <img src=x onerror="alert(1)"><script>alert(1)</script><style>*{color:red}</style><iframe srcdoc="<script>alert(1)</script>"></iframe>
        <svg><a xlink:href="javascript:alert(1)"><text>svg</text></a></svg>
        <ul><li><p>bir</p><ol><li>iki</li></ol></li></ul><table><tr><td>hücre</td></tr></table>`,
      'text/plain': 'yedek',
    });
    const html = one.text.innerHTML;
    for (const bad of [
      'onclick',
      'onerror',
      'script',
      'javascript',
      'style=',
      '<img',
      '<iframe',
      '<svg',
      '<table',
      'data:',
    ])
      expect(html.toLowerCase(), bad).to.not.contain(bad);
    const links = [...one.text.querySelectorAll('a')];
    expect(links.map(({ href, rel }) => [href, rel])).to.deep.equal([
      ['https://example.com/a', 'noopener noreferrer nofollow'],
    ]);
    const blocks = readText(one.doc.getXmlFragment(ROOT));
    expect(blocks[0]?.kind).to.equal('heading');
    expect(
      blocks
        .filter(({ kind }) => kind === 'bullet' || kind === 'number')
        .map(({ kind, indent }) => [kind, indent]),
    ).to.deep.equal([
      ['bullet', 0],
      ['number', 1],
    ]);
    expect(plain(one)).to.contain('kötü3');
  });

  it('RTE10: where the page’s policy forbids to read markup, the plain text is pasted', () => {
    const one = scene();
    one.editor.focus();
    const { createHTMLDocument } = DOMImplementation.prototype;
    DOMImplementation.prototype.createHTMLDocument = () => {
      throw new TypeError('this document requires TrustedHTML assignment');
    };
    try {
      pasteInto(one, { 'text/html': '<b>kalın</b>', 'text/plain': 'düz metin' });
    } finally {
      DOMImplementation.prototype.createHTMLDocument = createHTMLDocument;
    }
    expect(plain(one)).to.equal('düz metin');
  });

  it('RTE11: what others have put into the text is shown as text; a bad link is none, and nothing of it runs or is taken away', async () => {
    const doc = new Y.Doc();
    const fragment = doc.getXmlFragment(ROOT);
    const script = new Y.XmlElement('script');
    script.insert(0, [new Y.XmlText('alert(1)')]);
    const image = new Y.XmlElement('img');
    image.setAttribute('onerror', 'alert(1)');
    const odd = new Y.XmlElement('block');
    const text = new Y.XmlText();
    text.insert(0, 'tıkla', { link: { href: ' \u0001javascript:alert(1)' } });
    text.insert(5, '\u202egnp.exe', { bold: {}, onmouseover: 'alert(1)' });
    odd.setAttribute('class', '"><img src=x>');
    odd.insert(0, [text]);
    fragment.insert(0, [script, image, odd]);
    const before = Y.encodeStateAsUpdate(doc);
    const one = scene(doc);
    await aTimeout(0);
    expect(Y.encodeStateAsUpdate(doc)).to.deep.equal(before);
    expect(one.text.querySelectorAll('script, img, a, [onerror], [onmouseover]').length).to.equal(0);
    expect(one.text.textContent).to.equal('alert(1)tıkla\u202egnp.exe');
    one.editor.focus('end');
    one.editor.type(' sonra');
    expect(plain(one)).to.equal('alert(1)\n\ntıkla\u202egnp.exe sonra');
  });

  it('RTE12: a link is set on the selection, typed where there is none, and taken away; the state says so', async () => {
    const one = scene();
    one.editor.focus();
    one.editor.type('sayfa');
    await chord('a');
    one.editor.run({ type: 'link', href: 'https://example.com/' });
    expect(one.text.querySelector('a')?.textContent).to.equal('sayfa');
    expect(one.state?.href).to.equal('https://example.com/');
    one.editor.run({ type: 'link', href: null });
    expect(one.text.querySelector('a')).to.equal(null);
    one.editor.focus('end');
    one.editor.type(' ');
    one.editor.run({ type: 'link', href: 'mailto:ayse@example.com' });
    one.editor.type(' yazın');
    expect(plain(one)).to.equal('sayfa ayse@example.com yazın');
    expect(one.text.querySelector('a')?.textContent).to.equal('ayse@example.com');
  });

  it('RTE13: it has the role and the name of a text field, a placeholder that is no text, and leaves nothing behind', () => {
    const one = scene();
    const keys = Object.getOwnPropertyNames(ShadowRoot.prototype).join();
    expect(one.text.getAttribute('role')).to.equal('textbox');
    expect(one.text.getAttribute('aria-multiline')).to.equal('true');
    expect(one.text.getAttribute('aria-label')).to.equal('Not');
    expect(one.text.querySelector('.is-empty')?.getAttribute('data-placeholder')).to.equal('Buraya yazın…');
    expect(one.state?.isEmpty ?? one.editor.state.isEmpty).to.equal(true);
    expect(one.text.textContent).to.equal('');
    one.editor.destroy();
    one.editor.destroy();
    expect(one.place.childNodes.length).to.equal(0);
    expect(Object.getOwnPropertyNames(ShadowRoot.prototype).join()).to.equal(keys);
    expect(document.head.querySelectorAll('style').length).to.equal(0);
  });

  it('RTE14: a composed word is one word, also when a colleague types elsewhere meanwhile', () => {
    const [ada, bora] = pair();
    ada.editor.type('bir\niki');
    ada.editor.focus('end');
    ada.text.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    const composed = (): Node | null | undefined => ada.text.querySelectorAll('p')[1]?.firstChild;
    const node = composed();
    bora.editor.focus('start');
    bora.editor.type('X ');
    // The browser composes in this very node.
    expect(composed() === node).to.equal(true);
    ada.text.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
    expect(plain(ada)).to.equal('X bir\niki');
  });
});
