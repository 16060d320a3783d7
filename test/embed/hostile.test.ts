/** Everything that a synced string reaches, filled with what would do harm if it were more than a text. */
import { expect } from '@open-wc/testing';
import { HOSTILE_ADDRESSES, HOSTILE_STRINGS } from '@firsat/model/testing';
import { Awareness } from 'y-protocols/awareness';
import { defineElement } from '../../packages/elements/src/base/define-element.js';
import { ALL_ELEMENTS } from '../../packages/elements/src/all-elements.js';
import { inside, painted, waitUntil } from '../../packages/elements/src/testing/drive.js';
import { FakeTexts } from '../../packages/elements/src/testing/fake-texts.js';
import { workspaceFixture, type TestWorkspace } from '../../packages/elements/src/testing/fixture.js';
import type { DataExport } from '../../packages/elements/src/components/data-export/data-export.js';
import type { FirsatElement } from '../../packages/elements/src/base/firsat-element.js';
import { anElement, everyElement, everyNode, TAGS, type Tag } from './every-element.js';
import { fillTexts, fullWorkspace, rewrite, type FullWorkspace } from './full-workspace.js';

/** As strict as a page can be; `lit-html` is the only one that makes markup. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' ws:; require-trusted-types-for 'script'; trusted-types lit-html";

const TURNS = /[\u202a-\u202e\u2066-\u2069]/u;

/** Whether whatever turns the direction is ended in the text itself, and nothing is ended that was not begun in it. */
function endsItself(text: string): boolean {
  const open: string[] = [];
  for (const sign of text) {
    if (/[\u202a\u202b\u202d\u202e]/u.test(sign)) open.push('\u202c');
    else if (/[\u2066-\u2068]/u.test(sign)) open.push('\u2069');
    else if (/[\u202c\u2069]/u.test(sign) && open.pop() !== sign) return false;
  }
  return open.length === 0;
}

/** They show nothing that others have written. */
const SILENT: ReadonlySet<Tag> = new Set(['change-notices', 'data-export', 'data-import', 'sync-status']);

/** At the end of each text, so that it is found where it is shown. */
const MARK = 'ʘ';

/** What a person reads below a node: texts, what stands in fields, labels. */
const textBelow = (root: Node): string =>
  [...everyNode(root)]
    .map((node) => {
      if (node instanceof Text) return node.data;
      if (node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement) return node.value;
      return node instanceof Element ? (node.getAttribute('aria-label') ?? '') : '';
    })
    .join(' ');

const HARMLESS = /^(?:(?:https?|mailto|tel|sms):|blob:http:\/\/localhost|#|\/(?![/\\]))/;

/** What of a page is more than text, or turns what stands beside it. */
function faults(root: Node): string[] {
  const found: string[] = [];
  const say = (element: Element, what: string): void => {
    found.push(
      `<${element.localName} class="${element.getAttribute('class') ?? ''}">: ${what.slice(0, 200)}`,
    );
  };
  for (const element of everyElement(root)) {
    if (/^(script|iframe|object|embed|img|link|base|meta|video|audio)$/.test(element.localName))
      say(element, 'is not for texts of others');
    for (const { name, value } of element.attributes) {
      if (name.startsWith('on')) say(element, `${name}=${value}`);
      if (['href', 'src', 'action', 'formaction', 'xlink:href', 'srcdoc', 'data', 'poster'].includes(name)) {
        if (!HARMLESS.test(value)) say(element, `${name}=${value}`);
      } else if (!endsItself(value)) say(element, `${name} turns: ${JSON.stringify(value)}`);
    }
    const { target, rel } = element as HTMLAnchorElement;
    if (target === '_blank' && !rel.includes('noopener')) say(element, 'gives its window away');
  }
  for (const node of everyNode(root)) {
    if (!(node instanceof Text) || !TURNS.test(node.data) || endsItself(node.data)) continue;
    const { parentElement: parent } = node;
    // A block of its own ends what turns within it.
    const block = parent?.closest('p, li, h4, h5, blockquote, textarea');
    if (parent && !block) say(parent, `turns: ${JSON.stringify(node.data)}`);
  }
  return found;
}

describe('hostile texts', function () {
  this.timeout(120_000);
  let run = 0;
  let full: FullWorkspace;
  let texts: FakeTexts;
  const violations: string[] = [];
  const violated = (event: SecurityPolicyViolationEvent): void => {
    violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
  };

  before(() => {
    for (const [tag, Class] of Object.entries(ALL_ELEMENTS)) defineElement(tag, Class);
    Object.assign(globalThis, {
      pwned: () => {
        run += 1;
      },
    });
    document.addEventListener('securitypolicyviolation', violated);
    const meta = document.createElement('meta');
    meta.httpEquiv = 'Content-Security-Policy';
    meta.content = POLICY;
    document.head.append(meta);
    full = fullWorkspace();
    let next = 0;
    rewrite(full, () => `${HOSTILE_STRINGS[next++ % HOSTILE_STRINGS.length] ?? ''}${MARK}`);
    texts = new FakeTexts();
    for (const [at, text] of HOSTILE_STRINGS.entries())
      fillTexts(texts, full, text, HOSTILE_ADDRESSES[at % HOSTILE_ADDRESSES.length]);
  });

  afterEach(() => {
    document.body.replaceChildren();
  });

  /** The element over the hostile documents, with somebody hostile beside. */
  async function shown(tag: Tag): Promise<{ workspace: TestWorkspace; element: FirsatElement }> {
    const awareness = new Awareness(full.core);
    clearInterval((awareness as unknown as { _checkInterval: number })._checkInterval);
    for (const [at, name] of HOSTILE_STRINGS.slice(0, 6).entries())
      awareness.states.set(1000 + at, {
        user: { id: `u${String(at)}`, name: `${name}\u202e`, color: 'url(https://evil.example)' },
        opportunityId: full.opportunityId,
        field: null,
        dragging: null,
      });
    const fixture = await workspaceFixture(() => anElement(tag, full) as FirsatElement, {
      lang: 'en',
      store: { core: full.core, work: full.work, created: false, awareness, texts: texts.load },
    });
    await settled(fixture.element);
    return fixture;
  }

  async function settled(element: FirsatElement): Promise<void> {
    for (let at = 0; at < 4; at += 1) {
      await painted(element);
      await new Promise((resolve) => setTimeout(resolve));
    }
  }

  function expectNothing(what: string): void {
    expect(faults(document.body), what).to.deep.equal([]);
    expect(run, `${what}: something ran`).to.equal(0);
    expect(violations, what).to.deep.equal([]);
    const asked = performance.getEntriesByType('resource').filter(({ name }) => name.includes('evil'));
    expect(asked.map(({ name }) => name)).to.deep.equal([]);
    expect(document.title).to.equal('test');
  }

  it('SEC1 the list itself is noticed where it does harm', () => {
    const probe = document.createElement('div');
    const link = document.createElement('a');
    link.href = 'javascript:pwned()';
    link.title = 'a\u202eb';
    probe.append(link, 'x\u2067y', document.createElement('img'));
    expect(faults(probe)).to.have.length(4);
  });

  for (const tag of TAGS)
    it(`SEC1, SEC2 <${tag}> shows them as texts, whatever of it is opened`, async () => {
      const { element } = await shown(tag);
      expectNothing('at first');
      let told = textBelow(element);
      // Tabs, menus, panels and folded parts, one after the other.
      const openers = '[role=tab], [aria-haspopup], [popovertarget], summary, [aria-expanded=false]';
      const seen = new Set<string>();
      for (let at = 0; at < 40; at += 1) {
        const opener = everyElement(element.renderRoot).find(
          (each) => each.matches(openers) && !seen.has(keyOf(each)),
        );
        if (!(opener instanceof HTMLElement)) break;
        seen.add(keyOf(opener));
        opener.click();
        await settled(element);
        expectNothing(`after "${keyOf(opener).slice(0, 80)}"`);
        told += textBelow(element);
      }
      if (!SILENT.has(tag)) expect(told.includes(MARK), 'shows what others have written').to.equal(true);
      await waitUntil(() => !element.isUpdatePending);
    });

  it('SEC1, SEC2 an offer and a report are printed as texts, under a name of one line', async () => {
    const print = window.print;
    const { title } = document;
    let printed = 0;
    try {
      for (const [tag, button] of [
        ['offer-editor', '.print'],
        ['pipeline-report', '[data-file=print]'],
      ] as const) {
        const { element } = await shown(tag);
        window.print = () => {
          printed += 1;
          expect(endsItself(document.title) && !/[\n<]/.test(document.title), document.title).to.equal(true);
          document.title = title;
          expectNothing(`${tag} on paper`);
          window.dispatchEvent(new Event('afterprint'));
        };
        inside(element, button).click();
        await waitUntil(() => printed > 0);
        document.title = title;
        document.body.replaceChildren();
        printed = 0;
      }
    } finally {
      window.print = print;
    }
  });

  it('SEC3 every cell of every exported table is a text that no spreadsheet calculates, and files are named by us', async () => {
    const { element } = await shown('data-export');
    const exporter = element as DataExport;
    // The page does not hear of the link that saves the file.
    exporter.renderRoot.addEventListener('click', (event) => {
      event.preventDefault();
    });
    const tables = inside<HTMLSelectElement>(exporter, 'select');
    for (const { value } of [...tables.options]) {
      tables.value = value;
      tables.dispatchEvent(new Event('change', { bubbles: true }));
      await settled(element);
      const file = await exporter.exportFile('table');
      expect(file.name).to.match(/^[\w.-]+$/);
      const cells = (await file.text()).match(/"(?:[^"]|"")*"/g) ?? [];
      expect(cells.length, value).to.be.above(3);
      expect(
        cells.filter((cell) => /^"(?:[=+\-@\t\r\n＝＋－＠]|'*$)/u.test(cell)),
        value,
      ).to.deep.equal([]);
    }
    for (const what of ['json', 'backup'] as const) {
      const file = await exporter.exportFile(what);
      expect(file.name).to.match(/^[\w.-]+$/);
    }
    expectNothing('exports');
  });

  const keyOf = (element: Element): string =>
    `${element.localName}#${element.id}.${element.getAttribute('class') ?? ''} ${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 60)}`;
});
