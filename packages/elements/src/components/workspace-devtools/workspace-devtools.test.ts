import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { expect } from '@open-wc/testing';
import type { HeldChange, PresenceState } from '@firsat/store';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { defineElement } from '../../base/define-element.js';
import { OpportunityOpenEvent } from '../../events/opportunity-open.js';
import '../../locales/ar.js';
import '../../locales/de.js';
import { localizerFor } from '../../locales/localizer.js';
import { done, inside, painted, textOf, typeInto } from '../../testing/drive.js';
import { fakeHeld, fakeSync } from '../../testing/fake-sync.js';
import { workspaceFixture } from '../../testing/fixture.js';
import { WorkspaceDevtools, type Examination, type PageMeasures } from './workspace-devtools.js';

const NOTHING: Examination = { findings: [], text: 'nothing' };

class TestDevtools extends WorkspaceDevtools {
  found: Examination = NOTHING;
  protected override examine(): Promise<Examination> {
    return Promise.resolve(this.found);
  }
  protected override measurePage(): Promise<PageMeasures> {
    return Promise.resolve({
      storage: { usage: 2_500_000, quota: 4e9 },
      versions: [{ name: 'Firsat', version: '1.2.3' }],
    });
  }
}

/** 12:00:00 of some day, where the test runs. */
const NOON = new Date(2026, 1, 1, 12).getTime();

async function arrange({ lang = 'en', held = [] as readonly HeldChange[], open = true } = {}) {
  const core = new Y.Doc();
  const awareness = new Awareness(core);
  const sync = fakeSync({ network: 'connecting' }, fakeHeld(held));
  const clock = { now: NOON };
  const fixture = await workspaceFixture(
    () => {
      const element = document.createElement('test-devtools') as TestDevtools;
      element.now = () => clock.now;
      element.open = open;
      return element;
    },
    { lang, store: { core, awareness, sync, user: { id: 'ayse', name: 'Ayşe Yılmaz' } } },
  );
  const peer = async (client: number, state: Partial<PresenceState> & Pick<PresenceState, 'user'>) => {
    awareness.states.set(client, { opportunityId: null, field: null, dragging: null, ...state });
    awareness.emit('change', [{ added: [client], updated: [], removed: [] }, 'test']);
    await painted(fixture.element);
  };
  await painted(fixture.element);
  return { ...fixture, sync, clock, peer };
}

const mehmet = { id: 'mehmet', name: 'Mehmet Kaya', color: '#0f766e' };

const log = (element: TestDevtools): string[] =>
  [...element.renderRoot.querySelectorAll('.log li')].map((item) =>
    item.textContent.replace(/\s+/g, ' ').trim(),
  );

const press = async (element: TestDevtools, name: string): Promise<void> => {
  const button = [...element.renderRoot.querySelectorAll('button')].find(
    ({ textContent }) => textContent.trim() === name,
  );
  if (!button) throw new Error(`no button ${name}`);
  button.click();
  await painted(element);
};

describe('<workspace-devtools>', () => {
  before(() => {
    defineElement('test-devtools', TestDevtools);
  });
  afterEach(async () => {
    document.body.replaceChildren();
    await emulateMedia({ colorScheme: 'light' });
  });

  it('DVT1 tells who is here, in how many windows and since when', async () => {
    const { element, clock, peer } = await arrange();
    clock.now += 60_000;
    await peer(7, { user: mehmet });
    clock.now += 60_000;
    await peer(8, { user: mehmet, opportunityId: 'o1' });
    const people = [...element.renderRoot.querySelectorAll('.person')].map(({ textContent }) =>
      textContent.replace(/\s+/g, ' ').trim(),
    );
    expect(people).to.deep.equal([
      'Ayşe Yılmaz (this page) 1 window',
      'Mehmet Kaya 2 windows · seen since 12:01:00 PM · has open o1',
    ]);
  });

  it('DVT2 tells the state of the connection and what it has been', async () => {
    const { element, sync, clock } = await arrange();
    clock.now += 5_000;
    sync.set({ network: 'online' });
    for (let i = 0; i < 30; i++) sync.set({ network: i % 2 === 0 ? 'offline' : 'online' });
    await painted(element);
    expect(textOf(element, 'header .state')).to.equal('connected');
    const history = [...element.renderRoot.querySelectorAll('.history li')];
    expect(history).to.have.length(20);
    expect(history[0]?.textContent.replace(/\s+/g, ' ').trim()).to.equal('12:00:05 PMconnected');
  });

  it('DVT3 tells what waits, what can be taken back, and what was not accepted and why', async () => {
    const held: HeldChange = {
      id: 'h1',
      reason: 'refused',
      at: NOON,
      command: { name: 'opportunity-move', input: {} },
      rule: 'LIM3',
      canRetry: false,
    };
    const { element, sync, store } = await arrange({ held: [held] });
    done(store, 'schema-create', { title: 'Bayilik' });
    sync.set({ server: 'pending', unsavedOnServer: 4, problem: 'server-refused' });
    await painted(element);
    const durable = textOf(element, '[aria-labelledby=durable]');
    expect(durable).to.contain('4 changes waiting').and.to.contain('schema-create');
    expect(durable).to.contain(localizerFor('en').t.sync.problems['server-refused']);
    const refused = textOf(element, '[aria-labelledby=held]');
    expect(refused).to.contain('refused').and.to.contain('opportunity-move').and.to.contain('rule LIM3');
  });

  it('DVT4 notes changes, undo, the connection, and what the page took over, with their origins', async () => {
    const { element, store, sync } = await arrange();
    const stop = (event: Event): void => event.preventDefault();
    element.addEventListener(OpportunityOpenEvent.type, stop);
    done(store, 'schema-create', { title: 'Bayilik' });
    store.undo();
    sync.set({ network: 'online' });
    element.dispatchEvent(new OpportunityOpenEvent('o1'));
    await painted(element);
    const [page, connection, undo, user] = log(element);
    expect(page).to.match(/page firsat-opportunity-open o1$/);
    expect(connection).to.match(/connection online$/);
    expect(undo).to.match(/undo .*schemas: /);
    expect(user).to.match(/you schema-create .*schemas: /);
    expect(textOf(element, '.log')).not.to.contain('Bayilik');
  });

  it('DVT4 is filtered, paused and cleared', async () => {
    const { element, store, sync } = await arrange();
    done(store, 'schema-create', { title: 'Bayilik' });
    sync.set({ network: 'online' });
    await painted(element);
    typeInto(inside(element, '#search'), 'schema-');
    await painted(element);
    expect(log(element)).to.have.length(1);
    typeInto(inside(element, '#search'), '');
    const origin = inside<HTMLSelectElement>(element, '#origin');
    origin.value = 'connection';
    origin.dispatchEvent(new Event('change'));
    await painted(element);
    expect(log(element).every((line) => line.includes('connection'))).to.equal(true);
    await press(element, 'Pause');
    sync.set({ network: 'offline' });
    await painted(element);
    expect(textOf(element, '[aria-labelledby=log]')).to.contain('Paused; 1 not noted');
    await press(element, 'Go on');
    await press(element, 'Clear');
    expect(textOf(element, '[aria-labelledby=log]')).to.contain('Nothing has happened yet.');
  });

  it('DVT5 goes on while it is closed, and keeps at most 500 entries', async () => {
    const { element, sync } = await arrange({ open: false });
    for (let i = 0; i < 600; i++) sync.set({ network: i % 2 === 0 ? 'offline' : 'online' });
    await painted(element);
    expect(log(element)).to.have.length(0);
    await press(element, 'Show');
    expect(log(element)).to.have.length(500);
    expect(inside(element, 'header button').getAttribute('aria-expanded')).to.equal('true');
  });

  it('DVT6 tells sizes and versions', async () => {
    const { element, store } = await arrange();
    done(store, 'contact-create', { name: 'Acme' });
    await press(element, 'Measure again');
    const sizes = textOf(element, '[aria-labelledby=sizes]');
    expect(sizes).to.contain('core/').and.to.contain('Storage of this page: 2.5 MB of 4 GB');
    const rows = [...element.renderRoot.querySelectorAll('tbody tr')].map(({ textContent }) =>
      textContent.replace(/\s+/g, ' ').trim(),
    );
    expect(
      rows.some((row) => /^core\/contacts 1 \d+ byte$/.test(row)),
      rows.join(),
    ).to.equal(true);
    expect(textOf(element, '[aria-labelledby=versions]')).to.equal('Versions Firsat 1.2.3');
  });

  it('DVT8 examines the page when it is asked to, and says what to do', async () => {
    const { element } = await arrange({ lang: 'tr' });
    const { findings: words } = localizerFor('tr').t.devtools;
    element.found = {
      text: 'report',
      findings: [
        {
          code: 'no-lang',
          severity: 'warning',
          element: null,
          what: 'Sayfa dilini belirtmiyor.',
          fix: 'lang="tr"',
        },
      ],
    };
    expect(textOf(element, '.finding')).to.equal('');
    await press(element, words.examine);
    expect(textOf(element, '.finding')).to.equal(
      'Uyarı no-lang Sayfa dilini belirtmiyor. Ne yapmalı: lang="tr"',
    );
    element.found = NOTHING;
    await press(element, words.examine);
    expect(textOf(element, '[aria-labelledby=findings]')).to.contain(localizerFor('tr').t.diagnosis.clean);
  });

  for (const [lang, colorScheme] of [
    ['tr', 'light'],
    ['en', 'dark'],
    ['de', 'light'],
    ['ar', 'dark'],
  ] as const)
    it(`DVT7 is accessible and not wider than a phone: ${lang}, ${colorScheme}`, async () => {
      await setViewport({ width: 360, height: 700 });
      await emulateMedia({ colorScheme });
      document.documentElement.style.setProperty('color-scheme', colorScheme);
      const { element, store, peer } = await arrange({ lang });
      await peer(7, { user: mehmet });
      done(store, 'schema-create', { title: 'Bayilik' });
      await press(element, localizerFor(lang).t.devtools.findings.examine);
      await expect(element).to.be.accessible();
      expect(document.documentElement.scrollWidth).to.be.at.most(360);
      const base = inside(element, '.base');
      expect(base.scrollWidth).to.be.at.most(base.clientWidth);
      document.documentElement.style.removeProperty('color-scheme');
      await setViewport({ width: 800, height: 600 });
    });
});
