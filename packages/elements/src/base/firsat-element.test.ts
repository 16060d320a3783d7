import { expect, nextFrame } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import { createTestStore } from '@firsat/store/testing';
import type { WorkspaceChangeEvent } from '../events/workspace-change.js';
import { TestWorkspace, workspaceFixture } from '../testing/fixture.js';
import { waitUntil } from '../testing/drive.js';
import { defineElement } from './define-element.js';
import { FirsatElement } from './firsat-element.js';
import { VERSION } from './version.js';

class ProbeWidget extends FirsatElement {
  renders = 0;
  get found(): string | undefined {
    return this.store?.workspaceId;
  }
  get save(): string {
    return this.l.t.common.actions.save;
  }
  rename(title: string): ReturnType<FirsatElement['request']> {
    return this.request('schema-create', { title });
  }
  override render(): TemplateResult {
    this.renders += 1;
    return html`<div class="base" part="base"><input aria-label="text" /><textarea></textarea><div contenteditable></div>
      <select></select><form><select></select></form><button>${this.save}</button></div>`;
  }
}

const probe = (): ProbeWidget => document.createElement('probe-widget') as ProbeWidget;

function workspaceElement(id: string): TestWorkspace {
  const workspace = document.createElement('test-workspace') as TestWorkspace;
  workspace.id = id;
  workspace.workspace = id;
  workspace.testStore = createTestStore({ workspaceId: id }).store;
  return workspace;
}

describe('what every widget shares', () => {
  before(() => {
    defineElement('probe-widget', ProbeWidget);
    defineElement('test-workspace', TestWorkspace);
  });

  afterEach(() => {
    document.body.replaceChildren();
  });

  it('ELM2 defining the same class again is a no-op, another class keeps the first, and one report tells all of them', async () => {
    const said: string[] = [];
    const warn = console.warn;
    console.warn = (words: string) => said.push(words);
    defineElement('probe-widget', ProbeWidget);
    defineElement('probe-widget', class extends FirsatElement {});
    defineElement('test-workspace', class extends FirsatElement {});
    await waitUntil(() => said.length > 0);
    await nextFrame();
    console.warn = warn;
    expect(said).to.have.length(1);
    for (const word of [
      '<probe-widget> <test-workspace>',
      `1. ${VERSION} http`,
      '(this one)',
      'defineAll({ prefix',
    ])
      expect(said[0]).to.contain(word);
    expect(customElements.get('probe-widget')).to.equal(ProbeWidget);
  });

  it('ELM3 a widget inside a workspace uses it', async () => {
    const { element } = await workspaceFixture(probe);
    expect(element.found).to.equal('test');
  });

  it('ELM3 a widget finds a workspace by id that comes later, outside of its shadow root', async () => {
    const shell = document.createElement('div');
    document.body.append(shell);
    const widget = probe();
    widget.for = 'far';
    shell.attachShadow({ mode: 'open' }).append(widget);
    await widget.updateComplete;
    expect(widget.found).to.equal(undefined);
    const workspace = workspaceElement('far');
    document.body.append(workspace);
    await workspace.updateComplete;
    await nextFrame();
    expect(widget.found).to.equal('far');
  });

  it('EVT10 a workspace that comes into the page says so', async () => {
    const told: unknown[] = [];
    document.addEventListener('firsat-workspace-connected', (event) => told.push(event.detail), {
      once: true,
    });
    document.body.append(workspaceElement('one'));
    expect(told).to.deep.equal([{ workspace: 'one', origin: 'program' }]);
  });

  it('ELM3 `for` wins over the workspace above, and follows when it changes', async () => {
    const [one, two] = [workspaceElement('one'), workspaceElement('two')];
    const widget = probe();
    widget.for = 'two';
    one.append(widget);
    document.body.append(one, two);
    await two.updateComplete;
    await nextFrame();
    expect(widget.found).to.equal('two');
    widget.for = '';
    await widget.updateComplete;
    await nextFrame();
    expect(widget.found).to.equal('one');
  });

  it('ELM3 a widget that was upgraded before its workspace finds it when it comes', async () => {
    const late = document.createElement('late-workspace') as TestWorkspace;
    late.setAttribute('workspace', 'late');
    late.testStore = createTestStore({ workspaceId: 'late' }).store;
    const widget = probe();
    late.append(widget);
    document.body.append(late);
    await widget.updateComplete;
    expect(widget.found).to.equal(undefined);
    customElements.define('late-workspace', class extends TestWorkspace {});
    await late.updateComplete;
    await nextFrame();
    expect(widget.found).to.equal('late');
  });

  it('ELM4 words follow the nearest lang and its changes', async () => {
    const { workspace, element } = await workspaceFixture(probe, { lang: 'en' });
    expect(element.save).to.equal('Save');
    workspace.lang = 'tr';
    await nextFrame();
    expect(element.save).to.equal('Kaydet');
    element.lang = 'en-GB';
    await nextFrame();
    expect(element.save).to.equal('Save');
  });

  it('ELM5 the page vetoes with preventDefault, and nothing is written', async () => {
    const { element, store } = await workspaceFixture(probe);
    const before = [...store.list('schemas')].length;
    document.addEventListener(
      'firsat-schema-create-request',
      (event) => {
        event.preventDefault();
      },
      { once: true },
    );
    const result = await element.rename('Yeni');
    expect(result).to.deep.include({ ok: false, problems: [{ code: 'vetoed' }] });
    expect([...store.list('schemas')].length).to.equal(before);
  });

  it('ELM5 the page can make a request wait, and refuse it later', async () => {
    const { element, store } = await workspaceFixture(probe);
    let decide: (allowed: boolean) => void = () => undefined;
    const listen = (): void => {
      document.addEventListener(
        'firsat-schema-create-request',
        (event) => {
          event.waitUntil(
            new Promise((resolve) => {
              decide = resolve;
            }),
          );
        },
        { once: true },
      );
    };
    const before = [...store.list('schemas')].length;
    listen();
    const refused = element.rename('Bir');
    decide(false);
    expect((await refused).ok).to.equal(false);
    listen();
    const allowed = element.rename('İki');
    decide(true);
    expect((await allowed).ok).to.equal(true);
    expect([...store.list('schemas')].length).to.equal(before + 1);
  });

  it('ELM6 typed letters stay inside, Escape and Ctrl+K reach the page', async () => {
    const { element } = await workspaceFixture(probe);
    const heard: string[] = [];
    const listen = (event: KeyboardEvent): void => {
      heard.push(event.key);
    };
    document.addEventListener('keydown', listen);
    const input = element.shadowRoot?.querySelector('input');
    for (const init of [
      { key: 'j' },
      { key: 'Enter' },
      { key: 'Backspace' },
      { key: 'Escape' },
      { key: 'k', ctrlKey: true },
    ]) {
      input?.dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true, composed: true }));
    }
    document.removeEventListener('keydown', listen);
    expect(heard).to.deep.equal(['Escape', 'k']);
  });

  it('ELM6 with shortcuts="share" on it, or around it, letters reach the page, too', async () => {
    const { element, workspace } = await workspaceFixture(probe);
    const heard: string[] = [];
    const listen = (event: KeyboardEvent): void => {
      heard.push(event.key);
    };
    document.addEventListener('keydown', listen);
    const press = (key: string): void => {
      const init = { key, bubbles: true, composed: true };
      element.shadowRoot?.querySelector('input')?.dispatchEvent(new KeyboardEvent('keydown', init));
    };
    element.shortcuts = 'share';
    await element.updateComplete;
    press('a');
    element.shortcuts = '';
    await element.updateComplete;
    press('b');
    workspace.setAttribute('shortcuts', 'share');
    press('c');
    document.removeEventListener('keydown', listen);
    expect(heard).to.deep.equal(['a', 'c']);
  });

  it('ELM7 many transactions are one update', async () => {
    const { element, store } = await workspaceFixture(probe);
    await nextFrame();
    const before = element.renders;
    for (let i = 0; i < 20; i += 1) store.execute('schema-create', { title: `Şema ${String(i)}` });
    await nextFrame();
    await element.updateComplete;
    expect(element.renders - before).to.equal(1);
  });

  it('ELM8 Ctrl+Z takes back my own step and says so, in a list, too, but not while text is typed or a form is filled in', async () => {
    const { workspace, element, store } = await workspaceFixture(probe);
    await element.rename('Geri alınacak');
    const titles = (): string[] => [...store.list('schemas')].map((schema) => schema.title);
    const press = (selector: string, shiftKey = false): void => {
      element.shadowRoot?.querySelector(selector)?.dispatchEvent(
        new KeyboardEvent('keydown', {
          key: 'z',
          ctrlKey: true,
          shiftKey,
          bubbles: true,
          composed: true,
          cancelable: true,
        }),
      );
    };
    for (const text of ['input', 'textarea', '[contenteditable]', 'form select']) {
      press(text);
      expect(titles(), text).to.include('Geri alınacak');
    }
    for (const control of ['select', 'button']) {
      press(control);
      expect(titles(), control).not.to.include('Geri alınacak');
      press(control, true);
      expect(titles(), control).to.include('Geri alınacak');
    }
    press('select');
    await workspace.updateComplete;
    expect(workspace.shadowRoot?.querySelector('.toast')?.textContent).to.contain('geri alındı');
  });

  it('ELM9 the workspace tells the page what changed and by whom', async () => {
    const { workspace, element } = await workspaceFixture(probe);
    const told: WorkspaceChangeEvent['detail'][] = [];
    document.addEventListener('firsat-change', (event) => told.push(event.detail), { once: true });
    const result = await element.rename('Duyurulan');
    expect(result.ok).to.equal(true);
    expect(told[0]?.origin).to.equal('user');
    expect(told[0]?.command).to.equal('schema-create');
    expect(told[0]?.changed.schemas).to.have.length(1);
    expect(workspace.isConnected).to.equal(true);
  });

  it('ELM10 a move within the page keeps the store, a removal lets go of it', async () => {
    const { workspace, store } = await workspaceFixture(probe);
    const other = document.createElement('div');
    document.body.append(other);
    other.append(workspace);
    await nextFrame();
    expect(workspace.store).to.equal(store);
    workspace.remove();
    await nextFrame();
    expect(workspace.store).to.equal(undefined);
  });

  it('ELM11 the page keeps its head and its style sheets', async () => {
    const head = document.head.childElementCount;
    const sheets = document.styleSheets.length + document.adoptedStyleSheets.length;
    await workspaceFixture(probe);
    expect(document.head.childElementCount).to.equal(head);
    expect(document.styleSheets.length + document.adoptedStyleSheets.length).to.equal(sheets);
  });
});
