import { expect, nextFrame } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import type { CommandInput } from '@firsat/model';
import type { CommandResult, PipelineStore } from '@firsat/store';
import type { CommandRequestEvent } from '../events/command-request.js';
import { localizerFor } from '../locales/localizer.js';
import { done, waitUntil } from '../testing/drive.js';
import { createFakeTimer } from '../testing/fake-timer.js';
import { workspaceFixture } from '../testing/fixture.js';
import { LIMIT_MS, LONGEST_MS, QUIET_MS } from './ask-page.js';
import { defineElement } from './define-element.js';
import { FirsatElement } from './firsat-element.js';

class AskingWidget extends FirsatElement {
  edit(input: CommandInput<'stage-edit'>): Promise<CommandResult<'stage-edit'>> {
    return this.request('stage-edit', input);
  }
  override render(): TemplateResult {
    return html`<div class="base" part="base"></div>`;
  }
}

type Asked = CommandRequestEvent<'stage-edit'>;

/** An answer that the test gives when it likes. */
interface Answer {
  readonly promise: Promise<unknown>;
  readonly give: (answer: unknown) => void;
}

function answer(): Answer {
  let give: (answer: unknown) => void = () => undefined;
  const promise = new Promise((resolve) => {
    give = resolve;
  });
  return { promise, give };
}

async function scene(lang = 'tr') {
  const timer = createFakeTimer();
  const { workspace, element, store } = await workspaceFixture(
    () => document.createElement('asking-widget') as AskingWidget,
    { lang },
  );
  workspace.timer = timer;
  const { id: schemaId } = done(store, 'schema-create', { title: 'Kısa hat' });
  const stage = (name: string): string =>
    done(store, 'stage-create', { schemaId, name, probability: 2500 }).id;
  const listening = new AbortController();
  return {
    workspace,
    element,
    store,
    timer,
    /** What waits for the page is fetched with the first request that does. */
    asked: () => waitUntil(() => timer.waiting > 0),
    stage,
    rename: (id: string, name: string) => element.edit({ id, changes: { name } }),
    nameOf: (id: string) => store.get('stages', id)?.name,
    /** The page's listener, for all requests from now on. */
    page: (listener: (event: Asked) => void) => {
      document.addEventListener('firsat-stage-edit-request', listener, { signal: listening.signal });
    },
    leave: () => {
      listening.abort();
    },
    toast: async () => {
      await workspace.updateComplete;
      return (workspace.shadowRoot?.querySelector('.toast')?.textContent ?? '').trim().replace(/\s+/g, ' ');
    },
  };
}

const codes = (result: CommandResult<'stage-edit'>): readonly string[] =>
  result.ok ? [] : result.problems.map(({ code }) => code);

describe('a request that waits for the page', () => {
  const said: unknown[][] = [];
  const { error, warn } = console;

  before(() => {
    defineElement('asking-widget', AskingWidget);
  });
  beforeEach(() => {
    said.length = 0;
    console.error = console.warn = (...words: unknown[]) => said.push(words);
  });
  let leave = (): void => undefined;
  afterEach(() => {
    Object.assign(console, { error, warn });
    leave();
    document.body.replaceChildren();
  });

  async function made(lang?: string) {
    const one = await scene(lang);
    leave = one.leave;
    return one;
  }

  it('EVT1 a page that never answers refuses after ten seconds, and both are told: the person and whoever made the page', async () => {
    const { page, rename, nameOf, stage, timer, toast, asked } = await made();
    const id = stage('Aday');
    page((event) => {
      event.waitUntil(new Promise(() => undefined));
    });
    const result = rename(id, 'Yeni');
    await asked();
    timer.advance(LIMIT_MS - 1);
    expect(said).to.have.length(0);
    timer.advance(1);
    expect(codes(await result)).to.deep.equal(['no-answer']);
    expect(nameOf(id)).to.equal('Aday');
    expect(said).to.have.length(1);
    expect(String(said[0]?.[0])).to.contain('firsat-stage-edit-request').and.to.contain(String(LIMIT_MS));
    const words = localizerFor('tr').problem({ code: 'no-answer' });
    await waitUntil(async () => (await toast()) === words, 'the refusal is not said');
    // Asked again it is answered again.
    leave();
    expect(codes(await rename(id, 'Yeni'))).to.deep.equal([]);
    expect(nameOf(id)).to.equal('Yeni');
  });

  it('EVT1 a page says how long it may take, within bounds; the shortest of several counts', async () => {
    for (const [limits, expected] of [
      [[30_000], 30_000],
      [[0], 0],
      [[Infinity], LONGEST_MS],
      [[-1], LIMIT_MS],
      [[NaN], LIMIT_MS],
      [[60_000, 20_000], 20_000],
    ] as const) {
      const { page, rename, stage, timer, asked } = await made();
      const id = stage('Aday');
      page((event) => {
        for (const limit of limits) event.waitUntil(new Promise(() => undefined), { limit });
      });
      const result = rename(id, 'Yeni');
      await asked();
      if (expected > 0) timer.advance(expected - 1);
      expect(said, `${String(limits[0])} too soon`).to.have.length(0);
      timer.advance(expected > 0 ? 1 : 0);
      expect(codes(await result), String(limits[0])).to.deep.equal(['no-answer']);
      said.length = 0;
      leave();
    }
  });

  it('EVT2 while the page takes its time a toast says so, until it has answered', async () => {
    const { page, rename, stage, timer, toast, asked } = await made();
    const { promise, give } = answer();
    page((event) => {
      event.waitUntil(promise);
    });
    const result = rename(stage('Aday'), 'Yeni');
    await asked();
    timer.advance(QUIET_MS - 1);
    expect(await toast()).to.equal('');
    timer.advance(1);
    expect(await toast()).to.equal(localizerFor('tr').t.asking.waiting);
    give(true);
    await result;
    expect(await toast()).to.equal('');
  });

  it('EVT2 a refusal after that is said in its place, and a quick answer needs no word', async () => {
    const { page, rename, stage, timer, toast, asked } = await made();
    const id = stage('Aday');
    const late = answer();
    page((event) => {
      event.waitUntil(late.promise);
    });
    const refused = rename(id, 'Yeni');
    await asked();
    timer.advance(QUIET_MS);
    late.give(false);
    expect(codes(await refused)).to.deep.equal(['vetoed']);
    const words = localizerFor('tr').problem({ code: 'vetoed' });
    await waitUntil(async () => (await toast()) === words, 'the refusal is not said');
    leave();

    const quick = await made();
    quick.page((event) => {
      event.waitUntil(Promise.resolve(true));
    });
    expect((await quick.rename(quick.stage('Aday'), 'Yeni')).ok).to.equal(true);
    quick.timer.advance(LONGEST_MS);
    expect(await quick.toast()).to.equal('');
    expect(said).to.have.length(0);
  });

  it('EVT3 the page says why in its own words, at once or while it is waited for', async () => {
    const { page, rename, stage, nameOf } = await made();
    const id = stage('Aday');
    let reason = 'Yalnız pazartesi';
    page((event) => {
      event.refuse(reason);
    });
    const atOnce = await rename(id, 'Yeni');
    expect(atOnce).to.deep.include({
      ok: false,
      problems: [{ code: 'vetoed', params: { reason: 'Yalnız pazartesi' } }],
    });
    leave();

    const other = await made('en');
    reason = 'Only on Mondays';
    other.page((event) => {
      event.waitUntil(
        Promise.resolve().then(() => {
          event.refuse(reason);
        }),
      );
    });
    const later = await other.rename(other.stage('Lead'), 'New');
    const [problem] = later.ok ? [] : later.problems;
    expect(problem && localizerFor('en').problem(problem)).to.equal(
      'The page did not allow this change. Only on Mondays',
    );
    expect(nameOf(id)).to.equal('Aday');
  });

  it('EVT3 what fails refuses; its message is for whoever made the page, not for the person', async () => {
    const { page, rename, stage } = await made();
    const failure = new TypeError('Failed to fetch');
    page((event) => {
      event.waitUntil(Promise.reject(failure));
    });
    const result = await rename(stage('Aday'), 'Yeni');
    expect(result).to.deep.include({ ok: false, problems: [{ code: 'vetoed' }] });
    expect(said.filter(([, cause]) => cause === failure)).to.have.length(1);
  });

  it('EVT4 asking to wait when nobody would wait any more is an error, not silence', async () => {
    const { page, rename, stage } = await made();
    let kept: Asked | undefined;
    page((event) => {
      kept = event;
    });
    await rename(stage('Aday'), 'Yeni');
    expect(() => kept?.waitUntil(Promise.resolve(false)))
      .to.throw(DOMException)
      .with.property('name', 'InvalidStateError');
  });

  it('EVT5 requests about one record are done in the order in which they were made, others do not wait', async () => {
    const { page, rename, stage, nameOf, asked } = await made();
    const [one, two] = [stage('Aday'), stage('Teklif')];
    const slow = answer();
    page((event) => {
      if (event.detail.input.changes.name === 'Birinci') event.waitUntil(slow.promise);
      if (event.detail.input.changes.name === 'İkinci') event.waitUntil(Promise.resolve(true));
    });
    const results = [rename(one, 'Birinci'), rename(one, 'İkinci'), rename(one, 'Üçüncü')];
    await rename(two, 'Başka');
    expect(nameOf(two)).to.equal('Başka');
    await asked();
    await nextFrame();
    expect(nameOf(one)).to.equal('Aday');
    slow.give(true);
    expect((await Promise.all(results)).map(({ ok }) => ok)).to.deep.equal([true, true, true]);
    expect(nameOf(one)).to.equal('Üçüncü');
    // Nothing is left to wait for: the next one runs in the same turn.
    void rename(one, 'Dördüncü');
    expect(nameOf(one)).to.equal('Dördüncü');
  });

  it('EVT5 a refused one does not stop those after it', async () => {
    const { page, rename, stage, nameOf } = await made();
    const id = stage('Aday');
    const slow = answer();
    page((event) => {
      if (event.detail.input.changes.name === 'Birinci') event.waitUntil(slow.promise);
    });
    const results = [rename(id, 'Birinci'), rename(id, 'İkinci')];
    slow.give(false);
    expect((await Promise.all(results)).map(({ ok }) => ok)).to.deep.equal([false, true]);
    expect(nameOf(id)).to.equal('İkinci');
  });

  it('EVT6 an allowed command meets the data as it is by then, and the rights', async () => {
    for (const [meanwhile, expected] of [
      [(store: PipelineStore, id: string) => done(store, 'stage-archive', { id }), 'archived'],
      [(store: PipelineStore) => store.close(), 'not-ready'],
    ] as const) {
      const { page, rename, stage, store } = await made();
      const id = stage('Aday');
      stage('Teklif');
      const slow = answer();
      page((event) => {
        event.waitUntil(slow.promise);
      });
      const result = rename(id, 'Yeni');
      meanwhile(store, id);
      slow.give(true);
      expect(codes(await result), expected).to.deep.equal([expected]);
      leave();
    }
  });

  it('EVT6 what was asked for is done although its widget has left the page', async () => {
    const { page, rename, stage, nameOf, element } = await made();
    const id = stage('Aday');
    const slow = answer();
    page((event) => {
      event.waitUntil(slow.promise);
    });
    const result = rename(id, 'Yeni');
    element.remove();
    slow.give(true);
    expect((await result).ok).to.equal(true);
    expect(nameOf(id)).to.equal('Yeni');
  });
});
