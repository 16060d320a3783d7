import { expect, nextFrame } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import { defineElement } from '../base/define-element.js';
import { FirsatElement } from '../base/firsat-element.js';
import { createFakeTimer } from '../testing/fake-timer.js';
import { TestWorkspace, workspaceFixture } from '../testing/fixture.js';
import { addLocale } from './add-locale.js';
import { bin } from './en/bin.js';
import { common } from './en/common.js';
import { AGAIN_MS, PATIENCE_MS } from './fetched-words.js';
import type { Locale } from './locale.js';
import { localizerFor } from './localizer.js';
import type { Messages } from './messages.js';
import { addWords } from './words.js';
import './areas/bin.js';

class SpeakingWidget extends FirsatElement {
  override render(): TemplateResult {
    const { common: all, bin: own } = this.l.t;
    return html`<div class="base">${all.actions.save} · ${own.title} · ${this.l.date('2026-03-09', 'numeric')}</div>`;
  }
}

/** The words of a made-up language: English ones with its name before them. */
const own = (language: string): Partial<Messages> => ({
  common: { ...common, actions: { ...common.actions, save: `${language} save` } },
  bin: { ...bin, title: `${language} bin` },
});

/** A language whose words come when the test says so. */
function slowLocale(language: string, dir?: 'ltr' | 'rtl') {
  const timer = createFakeTimer();
  const asked: string[] = [];
  const answers = new Map<string, { come: () => void; fail: () => void }>();
  const locale: Locale = {
    language,
    ...(dir && { dir }),
    load: (area) => {
      asked.push(area);
      const words = own(language)[area];
      // What other tests of the page have brought is not what is looked at.
      if (!words) return Promise.resolve({} as never);
      return new Promise((resolve, reject) => {
        answers.set(area, {
          come: () => {
            resolve(words);
          },
          fail: () => {
            reject(new Error('no network'));
          },
        });
      });
    },
  };
  addLocale(locale, timer);
  const settle = async (way: 'come' | 'fail', ...areas: readonly string[]): Promise<void> => {
    for (const area of areas) answers.get(area)?.[way]();
    await nextFrame();
    await nextFrame();
  };
  return { timer, asked, settle };
}

const speaker = (): SpeakingWidget => document.createElement('speaking-widget') as SpeakingWidget;
const textOf = (widget: HTMLElement): string =>
  (widget.shadowRoot?.textContent ?? '').replace(/\s+/gu, ' ').trim();

/** A widget in the page, without waiting for it. */
function placed(lang: string, into: Element = document.body): SpeakingWidget {
  const widget = speaker();
  widget.lang = lang;
  into.append(widget);
  return widget;
}

describe('languages that the page adds', () => {
  const warned: unknown[][] = [];
  const { warn } = console;

  before(() => {
    defineElement('speaking-widget', SpeakingWidget);
    defineElement('test-workspace', TestWorkspace);
  });
  beforeEach(() => {
    warned.length = 0;
    console.warn = (...words: unknown[]) => warned.push(words);
  });
  afterEach(() => {
    console.warn = warn;
    document.body.replaceChildren();
    document.documentElement.removeAttribute('dir');
    document.documentElement.className = '';
    document.documentElement.lang = 'en';
  });

  it('LOC1 what stands under its lang speaks it, with the formats of the region; the rest of the page does not', async () => {
    addLocale({ language: 'fi', load: (area) => own('fi')[area] ?? Promise.reject(new Error(area)) });
    const [here, there] = [placed('fi-FI'), placed('en-GB')];
    await here.updateComplete;
    expect(textOf(here)).to.equal('fi save · fi bin · 09.03.2026');
    expect(textOf(there)).to.equal('Save · Bin · 09/03/2026');
    here.lang = 'tr';
    await nextFrame();
    expect(textOf(here)).to.contain('Kaydet');
    here.lang = 'fi';
    await nextFrame();
    expect(textOf(here)).to.contain('fi save');
  });

  it('LOC1 a language that nothing speaks is not fetched; once it is spoken, only what the page has, and what comes later', async () => {
    const { asked, settle } = slowLocale('et');
    placed('en');
    await nextFrame();
    expect(asked).to.deep.equal([]);
    const widget = placed('et');
    await nextFrame();
    expect(asked).to.include.members(['common', 'bin']);
    expect(asked).not.to.include('credit');
    const { credit } = await import('./en/credit.js');
    addWords('credit', { en: credit, tr: credit });
    expect(asked.filter((area) => area === 'credit')).to.have.length(1);
    await settle('come', 'common', 'bin');
    widget.requestUpdate();
    await nextFrame();
    expect(new Set(asked).size).to.equal(asked.length, 'each once');
  });

  it('LOC2 a first rendering waits for its words with something grey, and no English flashes', async () => {
    const { settle } = slowLocale('lv');
    const widget = placed('lv');
    await nextFrame();
    expect(textOf(widget)).to.equal('');
    expect(widget.shadowRoot?.querySelectorAll('.waiting[aria-busy=true] > span').length).to.equal(3);
    await settle('come', 'common');
    expect(textOf(widget)).to.equal('');
    await settle('come', 'bin');
    expect(textOf(widget)).to.contain('lv save · lv bin');
    expect(widget.shadowRoot?.querySelector('.waiting')).to.equal(null);
  });

  it('LOC2 it waits no longer than its patience: then English, area by area, until the words come', async () => {
    const { settle, timer } = slowLocale('lt');
    const widget = placed('lt');
    await nextFrame();
    await settle('come', 'common');
    timer.advance(PATIENCE_MS - 1);
    await nextFrame();
    expect(textOf(widget)).to.equal('');
    timer.advance(1);
    await nextFrame();
    expect(textOf(widget)).to.contain('lt save · Bin');
    await settle('come', 'bin');
    expect(textOf(widget)).to.contain('lt save · lt bin');
  });

  it('LOC2 what is shown already keeps its language until the words of the next one are there', async () => {
    const { settle } = slowLocale('sk');
    const widget = placed('tr');
    await widget.updateComplete;
    widget.lang = 'sk';
    await nextFrame();
    widget.requestUpdate();
    await nextFrame();
    expect(textOf(widget)).to.contain('Kaydet');
    await settle('come', 'common', 'bin');
    expect(textOf(widget)).to.contain('sk save · sk bin');
  });

  it('LOC3 words that cannot be fetched are English, told once, and asked for again when they are needed next', async () => {
    const { asked, settle, timer } = slowLocale('sl');
    const widget = placed('sl');
    await nextFrame();
    await settle('fail', 'common', 'bin');
    expect(textOf(widget)).to.contain('Save · Bin');
    expect(warned.filter(([text]) => String(text).includes('"sl"'))).to.have.length(1);
    const before = asked.length;
    widget.requestUpdate();
    await nextFrame();
    expect(asked.length).to.equal(before, 'not at once');
    timer.advance(AGAIN_MS);
    widget.requestUpdate();
    await nextFrame();
    expect(asked.length).to.equal(before + 2);
    await settle('come', 'common', 'bin');
    expect(textOf(widget)).to.contain('sl save · sl bin');
  });

  it('LOC3 a language nobody knows is English, with the formats of its region', async () => {
    const widget = placed('xx-GB');
    await widget.updateComplete;
    expect(textOf(widget)).to.equal('Save · Bin · 09/03/2026');
    for (const odd of ['', 'x', 'constructor', 'tr_TR', '12'])
      expect(localizerFor(odd).language).to.equal('en');
    expect(localizerFor('fr-FR').locale).to.equal('en-FR');
    expect(localizerFor('en').locale).to.equal('en-US');
  });

  it('LOC3 the built-in languages are not replaced', () => {
    addLocale({ language: 'en', load: () => Promise.reject(new Error('never')) });
    expect(warned).to.have.length(1);
    expect(localizerFor('en').t.common.actions.save).to.equal('Save');
  });

  it('LOC4 a translator that rewrites the language of the page does not change ours', async () => {
    document.documentElement.lang = 'tr';
    const widget = speaker();
    document.body.append(widget);
    await widget.updateComplete;
    document.documentElement.classList.add('translated-ltr');
    document.documentElement.lang = 'en';
    await nextFrame();
    expect(textOf(widget)).to.contain('Kaydet');
    const late = speaker();
    document.body.append(late);
    await late.updateComplete;
    expect(textOf(late)).to.contain('Kaydet');
    document.documentElement.className = '';
    await nextFrame();
    document.documentElement.lang = 'en-US';
    await nextFrame();
    expect(textOf(widget)).to.contain('Save');
  });

  it('LOC5 without any dir of the page a widget turns with its language, and back', async () => {
    addLocale({
      language: 'he',
      dir: 'rtl',
      load: (area) => own('he')[area] ?? Promise.reject(new Error(area)),
    });
    const { workspace, element } = await workspaceFixture(speaker, { lang: 'he' });
    await nextFrame();
    expect(getComputedStyle(element.shadowRoot?.querySelector('.base') ?? element).direction).to.equal('rtl');
    expect(element.matches(':dir(rtl)')).to.equal(true);
    expect(getComputedStyle(workspace).direction).to.equal(
      'ltr',
      'the content of the page is not ours to turn',
    );
    workspace.lang = 'tr';
    await nextFrame();
    expect(getComputedStyle(element).direction).to.equal('ltr');
    expect(element.hasAttribute('dir')).to.equal(false);
  });

  it('LOC5 where the page says dir, anywhere above, that holds, whatever the language', async () => {
    addLocale({
      language: 'ur',
      dir: 'rtl',
      load: (area) => own('ur')[area] ?? Promise.reject(new Error(area)),
    });
    document.documentElement.dir = 'ltr';
    const shell = document.createElement('div');
    document.body.append(shell);
    const widget = placed('ur', shell.attachShadow({ mode: 'open' }) as unknown as Element);
    await widget.updateComplete;
    expect(getComputedStyle(widget).direction).to.equal('ltr');
    document.documentElement.dir = 'rtl';
    widget.lang = 'en';
    await nextFrame();
    expect(getComputedStyle(widget).direction).to.equal('rtl');
    expect(widget.hasAttribute('dir')).to.equal(false);
  });

  it('LOC5 a widget inside another one turns with it, by one dir', async () => {
    addLocale({
      language: 'ps',
      dir: 'rtl',
      load: (area) => own('ps')[area] ?? Promise.reject(new Error(area)),
    });
    const outer = placed('ps');
    await outer.updateComplete;
    const inner = speaker();
    outer.shadowRoot?.append(inner);
    await inner.updateComplete;
    expect(getComputedStyle(inner).direction).to.equal('rtl');
    outer.lang = 'en';
    await nextFrame();
    expect([getComputedStyle(outer).direction, getComputedStyle(inner).direction]).to.deep.equal([
      'ltr',
      'ltr',
    ]);
  });
});
