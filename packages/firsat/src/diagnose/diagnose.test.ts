import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { nothing, type TemplateResult } from 'lit';
import { localizerFor } from '@firsat/elements/inspection';
import '../define/pipeline-workspace.js';
import '../define/presence-list.js';
import '../define/sync-status.js';
import '../locales/ar.js';
import '../locales/de.js';
import { defineAll } from '../define-all.js';
import { diagnose, type Diagnosis, type DiagnoseOptions } from './diagnose.js';
import type { FindingCode } from './finding.js';
import type { Surroundings } from './surroundings.js';
import { ViolationWatch } from './violations.js';

type Workspace = HTMLElementTagNameMap['pipeline-workspace'];

/** A browser with which nothing is wrong. */
const WELL: Partial<Surroundings> = {
  address: 'https://shop.test/deals',
  isSecure: true,
  hasCrypto: true,
  isForeignFrame: false,
  copies: [{ version: '1.0.0', url: 'a.js' }],
  litVersions: ['4.2.2'],
  scripts: [],
  now: () => 0,
  serverTime: () => Promise.resolve(undefined),
  estimate: () => Promise.resolve({ usage: 1, quota: 10_000_000_000 }),
  storageProblem: () => Promise.resolve(undefined),
  patience: () => Promise.resolve(),
};

const page = (widgets: TemplateResult | typeof nothing): TemplateResult =>
  html`<pipeline-workspace id="sales" workspace="sales" storage="memory" create="auto" user-id="ayse" user-name="Ayşe">
    ${widgets}
  </pipeline-workspace>`;

const list = html`<presence-list></presence-list>`;

async function put(content: TemplateResult): Promise<HTMLElement> {
  const box = await fixture<HTMLElement>(html`<div>${content}</div>`);
  for (const element of box.querySelectorAll<HTMLElement & { updateComplete?: Promise<unknown> }>('*'))
    await element.updateComplete;
  return box;
}

const examine = (
  around: Partial<Surroundings> = {},
  options: DiagnoseOptions = {},
  root: Document = document,
): Promise<Diagnosis> => diagnose(root, options, { ...WELL, ...around });

const codes = ({ findings }: Diagnosis): FindingCode[] => findings.map(({ code }) => code);

/** What was found by the tests of this file, for the last of them. */
const met = new Set<FindingCode>();

async function finds(
  code: FindingCode,
  around: Partial<Surroundings> = {},
  options: DiagnoseOptions = {},
  root: Document = document,
): Promise<Diagnosis['findings'][number]> {
  const diagnosis = await examine(around, options, root);
  expect(codes(diagnosis)).to.deep.equal([code]);
  met.add(code);
  return diagnosis.findings[0] as Diagnosis['findings'][number];
}

/** A change of the page itself, taken back after the test. */
const undo: (() => void)[] = [];

function addRule(rule: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rule);
  document.adoptedStyleSheets.push(sheet);
  undo.push(() => (document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)));
}

describe('diagnose', () => {
  const viewport = document.createElement('meta');
  viewport.name = 'viewport';
  viewport.content = 'width=device-width';

  beforeEach(() => {
    document.head.append(viewport);
  });
  afterEach(() => {
    for (const back of undo.splice(0).reverse()) back();
    viewport.remove();
    document.documentElement.lang = 'en';
  });

  describe('a page without faults', () => {
    for (const [lang, clean] of [
      ['en', 'Examination of the page: Nothing was found'],
      ['tr', 'Sayfa incelemesi: Bileşenlerin çalışmasını engelleyen bir şey bulunmadı.'],
      ['de', 'Untersuchung der Seite: Es wurde nichts gefunden'],
      ['ar', 'فحص الصفحة: لم يُعثر على شيء'],
    ] as const)
      it(`DGN1 has no findings, and the report says so in the language of the page: ${lang}`, async () => {
        await put(page(html`<presence-list dir="ltr"></presence-list><sync-status></sync-status>`));
        document.documentElement.lang = lang;
        // A busy machine may need longer for the words of a language than a page waits for them.
        await waitUntil(async () => (await examine()).text.includes(clean), clean, { timeout: 45_000 });
        const { findings, text } = await examine();
        expect(findings).to.deep.equal([]);
        expect(text).to.contain('4.2.2').and.to.contain(navigator.userAgent);
      });

    it('DGN1 the worst is told first, each with what to do and where to read more; nothing of the workspace is in it', async () => {
      await put(page(html`<presence-list mx="3"></presence-list>`));
      viewport.remove();
      const { findings, text } = await examine({ hasCrypto: false, litVersions: ['4.2.1', '4.2.2'] });
      expect(findings.map(({ severity }) => severity)).to.deep.equal(['error', 'warning', 'warning', 'hint']);
      for (const { code, what, fix, docs, copy } of findings) {
        expect(text).to.contain(code).and.to.contain(what).and.to.contain(fix).and.to.contain(docs);
        expect(fix).to.contain(copy);
      }
      expect(text).not.to.contain('Ayşe');
    });
  });

  describe('the page', () => {
    /** A document of its own, in a frame. */
    async function another(markup: string, charset: string): Promise<Document> {
      const frame = document.createElement('iframe');
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
      const address = URL.createObjectURL(new Blob([markup], { type: `text/html;charset=${charset}` }));
      frame.src = address;
      document.body.append(frame);
      undo.push(() => {
        frame.remove();
        URL.revokeObjectURL(address);
      });
      await loaded;
      if (!frame.contentDocument) throw new Error('the frame has no document');
      return frame.contentDocument;
    }
    const head = '<meta name="viewport" content="width=device-width"><title>x</title>';

    it('DGN2 without a language', async () => {
      await put(page(list));
      document.documentElement.removeAttribute('lang');
      await finds('no-lang');
    });

    it('DGN2 in another encoding, or laid out as of old', async () => {
      const old = await another(`<!doctype html><html lang="tr">${head}`, 'windows-1254');
      expect((await finds('no-charset', {}, {}, old)).what).to.contain('windows-1254');
      await finds('quirks-mode', {}, {}, await another(`<html lang="tr">${head}`, 'utf-8'));
    });

    it('DGN2 without a viewport, or being translated', async () => {
      viewport.remove();
      expect((await finds('no-viewport')).copy).to.contain('width=device-width');
      document.head.append(viewport);
      document.documentElement.classList.add('translated-ltr');
      undo.push(() => document.documentElement.removeAttribute('class'));
      await finds('translated');
    });

    it('DGN2 with another size at the root, where something is given in rem', async () => {
      const box = await put(page(list));
      addRule('html { font-size: 62.5% }');
      expect(codes(await examine()), 'nothing depends on it').to.deep.equal([]);
      box.style.setProperty('--firsat-font-size', '1.4rem');
      expect((await finds('root-font-size')).what).to.contain('10px');
    });
  });

  describe('names', () => {
    it('DGN3 an element whose code is not there', async () => {
      await put(html`<record-bin></record-bin>`);
      expect((await finds('not-defined')).copy).to.equal("import 'firsat/define/record-bin';");
    });

    it('DGN3 a tag that is nearly ours; those of others are theirs', async () => {
      await put(html`<oportunity-board></oportunity-board><acme-button></acme-button>`);
      expect((await finds('unknown-tag')).fix).to.contain('<opportunity-board>');
    });

    it('DGN3 an attribute that is nearly ours', async () => {
      await put(
        html`<pipeline-workspace workspace="a" storage="memory" curency="TRY" data-x aria-label="x" onclick="">
        </pipeline-workspace>`,
      );
      expect((await finds('unknown-attribute')).copy).to.equal('currency');
    });
  });

  describe('values', () => {
    it('DGN13 an attribute that cannot be what it says', async () => {
      await put(page(html`<presence-list max="many" shortcuts=""></presence-list>`));
      const { what, copy } = await finds('bad-value');
      expect(what).to.contain('many');
      expect(copy).to.equal('1 … 999');
    });

    it('DGN13 an attribute that is the name of a property', async () => {
      await put(page(html`<presence-list strings="{}" max="3"></presence-list>`));
      expect((await finds('unknown-attribute')).copy).to.equal('element.strings = …');
    });
  });

  describe('workspaces', () => {
    it('DGN4 a widget without one', async () => {
      await put(list);
      await finds('no-workspace');
    });

    it('DGN4 a widget that names one that is not there', async () => {
      await put(html`${page(nothing)}<presence-list for="sale"></presence-list>`);
      expect((await finds('workspace-not-found')).what).to.contain('"sale"');
    });

    it('DGN4 a workspace without a name', async () => {
      await put(html`<pipeline-workspace storage="memory">${list}</pipeline-workspace>`);
      await finds('workspace-unnamed');
    });
  });

  describe('looks', () => {
    for (const [what, rule, code] of [
      ['hidden by a rule', 'presence-list { display: none }', 'hidden'],
      ['seen through', '.shade { opacity: 0 }', 'hidden'],
      ['out of reach of the pointer', 'presence-list { pointer-events: none }', 'leaked-style'],
      ['spelled in capitals', 'presence-list::part(base) { text-transform: uppercase }', 'leaked-style'],
      ['scaled', '.shade { transform: scale(0.5) }', 'zoomed'],
      ['zoomed', '.shade { zoom: 1.5 }', 'zoomed'],
      ['cut off', '.shade { overflow: hidden; width: 50px } presence-list { min-width: 200px }', 'clipped'],
      [
        'cut off by containment',
        '.shade { contain: paint; height: 5px } presence-list { height: 90px }',
        'clipped',
      ],
    ] as const)
      it(`DGN5 a widget that is ${what}`, async () => {
        await put(page(html`<div class="shade">${list}</div>`));
        expect(codes(await examine())).to.deep.equal([]);
        addRule(rule);
        expect((await finds(code)).element?.localName).to.equal('presence-list');
      });

    it('DGN5 what is closed or hidden on purpose is no fault, nor what can be scrolled to', async () => {
      await put(
        page(html`<presence-list hidden></presence-list>
          <div hidden>${list}</div>
          <div class="cut"><div class="shade">${list}</div></div>`),
      );
      addRule('.cut { overflow: hidden; width: 60px }');
      addRule('.shade { overflow: auto; width: 50px; height: 5px } presence-list { min-width: 200px }');
      expect(codes(await examine())).to.deep.equal([]);
    });
  });

  it('DGN6 the kit, Lit or Yjs more than once', async () => {
    const copies = ['a.js', 'b.js'].map((url) => ({ version: '1.0.0', url }));
    expect((await finds('two-kits', { copies })).what).to.contain('b.js');
    await finds('two-lits', { litVersions: ['4.2.1', '4.2.2'] });
    const scripts = ['https://x.test/yjs@13.6.33/dist/yjs.mjs?a', 'https://y.test/yjs/src/index.js'];
    await finds('two-yjs', { scripts });
    expect(codes(await examine({ scripts: [scripts[0] ?? '', scripts[0] ?? ''] }))).to.deep.equal([]);
  });

  describe('policies', () => {
    /** Read as markup only: this very page must not be bound by them, so they stand in a document of their own. */
    function pageWith(...policies: readonly string[]): Document {
      const other = document.implementation.createHTMLDocument('x');
      other.documentElement.lang = 'en';
      other.head.append(viewport.cloneNode());
      for (const content of policies) {
        const meta = other.createElement('meta');
        meta.setAttribute('http-equiv', 'Content-Security-Policy');
        meta.content = content;
        other.head.append(meta);
      }
      const workspace = other.createElement('pipeline-workspace');
      // Its code may not have run: a policy can keep it from that.
      workspace.setAttribute('server', 'wss://sync.shop.test:8443');
      other.body.append(workspace);
      return other;
    }
    const found = async (...policies: readonly string[]): Promise<FindingCode[]> =>
      codes(await examine({}, {}, pageWith(...policies))).filter((code) => /csp|trusted/.test(code));

    it('DGN7 one that forbids the server', async () => {
      for (const policy of [
        "default-src 'self'",
        "connect-src 'none'",
        'connect-src wss://sync.shop.test',
        'connect-src https: ws://other.test:8443',
        'connect-src *.sync.shop.test:8443',
      ])
        expect(await found(policy), policy).to.deep.equal(['csp-connect']);
      for (const policy of [
        "script-src 'self'",
        "default-src 'none'; connect-src wss:",
        'connect-src ws://*.shop.test:8443',
        'connect-src wss://sync.shop.test:*',
        'connect-src *',
      ])
        expect(await found(policy), policy).to.deep.equal([]);
      met.add('csp-connect');
    });

    it('DGN7 one that allows what another forbids', async () => {
      expect(await found("connect-src 'self'", 'connect-src wss:')).to.deep.equal(['csp-contradiction']);
      met.add('csp-contradiction');
    });

    it('DGN7 one that does not know the policy of Lit', async () => {
      const strict = "require-trusted-types-for 'script'";
      expect(await found(`${strict}; trusted-types acme`)).to.deep.equal(['trusted-types']);
      expect(await found(`${strict}; trusted-types acme lit-html`)).to.deep.equal([]);
      expect(await found(strict)).to.deep.equal([]);
      met.add('trusted-types');
    });

    it('DGN7 what was refused while somebody watched, each once', async () => {
      const watch = new ViolationWatch(document);
      const init = { effectiveDirective: 'img-src', blockedURI: 'https://cdn.test/x.png', bubbles: true };
      const refuse = (): boolean =>
        document.dispatchEvent(new SecurityPolicyViolationEvent('securitypolicyviolation', init));
      refuse();
      refuse();
      expect((await finds('csp-violation', {}, { violations: watch.list })).copy).to.equal(
        "img-src 'self' https://cdn.test;",
      );
      watch.stop();
      document.dispatchEvent(
        new SecurityPolicyViolationEvent('securitypolicyviolation', { ...init, blockedURI: 'inline' }),
      );
      expect(watch.list).to.have.length(1);
    });
  });

  describe('the device', () => {
    /** A workspace that keeps, and says so. */
    async function keeping(status: Readonly<Record<string, unknown>> = {}): Promise<void> {
      const box = await put(page(nothing));
      const workspace = box.querySelector<Workspace>('pipeline-workspace');
      if (!workspace) throw new Error('no workspace');
      const sync = {
        status: { network: 'none', device: 'saved', storage: 'persistent', problem: null, ...status },
        subscribe: () => () => undefined,
      };
      Object.defineProperties(workspace, { storage: { value: 'device' }, store: { value: { sync } } });
    }

    it('DGN8 no secure connection, no secure chance', async () => {
      await finds('not-secure', { isSecure: false });
      await finds('no-crypto', { hasCrypto: false });
    });

    it('DGN8 storage that may be cleared, or belongs to a frame of another site', async () => {
      await keeping({ storage: 'best-effort' });
      await finds('storage-temporary');
      expect(codes(await examine({ isForeignFrame: true }))).to.include('third-party-frame');
      met.add('third-party-frame');
    });

    it('DGN8 storage that is blocked, full or small', async () => {
      await keeping();
      expect(codes(await examine())).to.deep.equal([]);
      const blocked = await finds('storage-blocked', {
        storageProblem: () => Promise.resolve('SecurityError'),
      });
      expect(blocked.what).to.contain('SecurityError');
      await finds('storage-full', {
        estimate: () => Promise.resolve({ usage: 95_000_000, quota: 100_000_000 }),
      });
      await finds('storage-small', { estimate: () => Promise.resolve({ usage: 1, quota: 50_000_000 }) });
    });

    it('DGN8 a session that could not write; a workspace that keeps nothing needs nothing', async () => {
      await keeping({ device: 'failed', problem: 'storage-open' });
      expect((await finds('storage-blocked')).what).to.contain('storage-open');
      await put(page(nothing));
      document.querySelector('pipeline-workspace')?.remove();
      expect(codes(await examine({ storageProblem: () => Promise.resolve('no') }))).to.deep.equal([]);
    });
  });

  describe('servers', () => {
    async function served(server: string, network: string, problem: string | null = null): Promise<void> {
      const box = await put(page(nothing));
      const workspace = box.querySelector<Workspace>('pipeline-workspace');
      if (!workspace) throw new Error('no workspace');
      const status = { network, device: 'memory', storage: 'memory', problem };
      const sync = { status, subscribe: () => () => undefined };
      Object.defineProperties(workspace, { server: { value: server }, store: { value: { sync } } });
    }

    it('DGN9 an open connection on a secure page', async () => {
      await served('ws://sync.shop.test', 'offline');
      expect((await finds('insecure-server')).copy).to.equal('wss://sync.shop.test');
    });

    it('DGN9 one that does not answer, or lets nobody in', async () => {
      await served('wss://sync.shop.test', 'connecting');
      await finds('server-unreachable');
      document.querySelector('pipeline-workspace')?.remove();
      await served('wss://sync.shop.test', 'denied', 'token-refused');
      expect((await finds('server-refused')).what).to.contain('token-refused');
    });

    it('DGN9 a clock that is apart', async () => {
      await served('wss://sync.shop.test', 'online');
      const at = (minutes: number): Partial<Surroundings> => ({
        now: () => minutes * 60_000,
        serverTime: () => Promise.resolve(0),
      });
      expect(codes(await examine(at(1)))).to.deep.equal([]);
      expect((await finds('clock-differs', at(-7))).what).to.contain('7');
    });

    it('DGN9 a real workspace whose server is not there', async () => {
      await put(
        html`<pipeline-workspace workspace="a" storage="memory" server="ws://127.0.0.1:9"></pipeline-workspace>`,
      );
      await finds('server-unreachable');
    });
  });

  describe('focus and keys', () => {
    it('DGN10 something inert around a widget', async () => {
      await put(html`<div inert>${list}</div>${page(nothing)}`);
      expect(codes(await examine())).to.include('inert');
      await put(page(html`<div aria-hidden="true">${list}</div>`));
      document.querySelector('[inert]')?.remove();
      expect((await finds('inert')).what).to.contain('aria-hidden');
    });

    it('DGN10 a modal dialog elsewhere; not the one that the widgets stand in', async () => {
      const box = await put(
        html`<dialog class="host"></dialog>${page(html`<dialog class="own">${list}</dialog>`)}`,
      );
      const dialog = (name: string): HTMLDialogElement => {
        const found = box.querySelector<HTMLDialogElement>(`.${name}`);
        if (!found) throw new Error(name);
        return found;
      };
      dialog('own').showModal();
      expect(codes(await examine())).to.deep.equal([]);
      dialog('own').close();
      dialog('host').showModal();
      await finds('behind-dialog');
    });

    it('DGN10 handlers of keys for the whole page, with their places', async () => {
      await put(page(list));
      const handler = (event: KeyboardEvent): void => {
        if (event.key === 'j') event.preventDefault();
      };
      document.addEventListener('keydown', handler);
      undo.push(() => document.removeEventListener('keydown', handler));
      expect((await finds('keys-taken')).what).to.contain('(document)');
    });
  });

  it('DGN12 sets of tags and open shadow roots are seen into', async () => {
    const { tag } = defineAll({ prefix: 'dgn-' });
    const box = await put(html`<div class="root"></div>`);
    const root = box.querySelector('.root')?.attachShadow({ mode: 'open' });
    root?.append(document.createElement(tag('presence-list')));
    expect((await finds('no-workspace')).element?.localName).to.equal('dgn-presence-list');
  });

  it('DGN12 nothing stays on the page, and the probe of storage leaves no database', async () => {
    const box = await put(page(list));
    await diagnose(document, {}, { patience: () => Promise.resolve() });
    const before = [document.documentElement.outerHTML, document.adoptedStyleSheets.length];
    const { findings } = await diagnose(box, {}, { patience: () => Promise.resolve() });
    expect([document.documentElement.outerHTML, document.adoptedStyleSheets.length]).to.deep.equal(before);
    expect(findings.filter(({ severity }) => severity === 'error')).to.deep.equal([]);
    expect((await indexedDB.databases()).map(({ name }) => name)).not.to.include('firsat-diagnose');
  });

  // The last one: what the others have met is complete.
  describe('all of them', () => {
    it('DGN11 every code was found on some page of this file', () => {
      const { diagnosis } = localizerFor('en').t;
      expect([...met].sort()).to.deep.equal(Object.keys(diagnosis.findings).sort());
    });
  });
});
