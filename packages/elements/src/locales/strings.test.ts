import { expect, nextFrame } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import { problem } from '@firsat/model';
import { defineElement } from '../base/define-element.js';
import { FirsatElement } from '../base/firsat-element.js';
import { painted, waitUntil } from '../testing/drive.js';
import { workspaceFixture } from '../testing/fixture.js';
import { localizerFor } from './localizer.js';
import { reword } from './reword.js';
import type { Strings } from './strings.js';
import './areas/bin.js';
import './areas/problems.js';

class WordyWidget extends FirsatElement {
  readonly texts: string[] = [];
  override render(): TemplateResult {
    const { common, bin } = this.l.t;
    const text = `${common.actions.save} · ${common.opportunities(2)} · ${bin.title} · ${this.l.problem(problem('required'))}`;
    this.texts.push(text);
    return html`<div class="base">${text}</div>`;
  }
  get text(): string {
    return this.texts.at(-1) ?? '';
  }
}

const wordy = (): WordyWidget => document.createElement('wordy-widget') as WordyWidget;

const deals: Strings = {
  en: {
    common: { opportunities: (count: number) => (count === 1 ? '1 deal' : `${String(count)} deals`) },
    problems: { required: () => 'Tell us more' },
  },
  tr: { common: { actions: { save: 'Sakla' } } },
};

describe('words of the host', () => {
  const warned: string[] = [];
  const { warn } = console;
  before(() => {
    defineElement('wordy-widget', WordyWidget);
  });
  beforeEach(() => {
    warned.length = 0;
    console.warn = (text: string) => warned.push(text);
  });
  afterEach(() => {
    console.warn = warn;
    document.body.replaceChildren();
  });

  it('LOC6 words of the workspace are said by every widget of it, from its first rendering on, in their language only', async () => {
    const { workspace, element } = await workspaceFixture(wordy, { lang: 'en' });
    workspace.strings = deals;
    await waitUntil(() => element.text.includes('2 deals'));
    expect(element.text).to.equal('Save · 2 deals · Bin · Tell us more');
    const late = wordy();
    workspace.append(late);
    await late.updateComplete;
    expect(late.texts.every((text) => text.includes('2 deals'))).to.equal(true, late.texts.join(' | '));
    workspace.lang = 'tr';
    await nextFrame();
    expect(element.text).to.contain('Sakla · 2 fırsat');
  });

  it('LOC6 they may change and go while shown; those of a widget come before those of the workspace', async () => {
    const { workspace, element } = await workspaceFixture(wordy, { lang: 'en' });
    workspace.strings = deals;
    element.strings = { en: { bin: { title: 'Trash' }, problems: { required: () => 'Needed' } } };
    await waitUntil(() => element.text.includes('Trash'));
    expect(element.text).to.equal('Save · 2 deals · Trash · Needed');
    element.strings = undefined;
    await element.updateComplete;
    expect(element.text).to.equal('Save · 2 deals · Bin · Tell us more');
    workspace.strings = undefined;
    await workspace.updateComplete;
    await painted(element);
    expect(element.text).to.contain('2 opportunities');
  });

  it('LOC6 a widget inside another one says the words of the outer one', async () => {
    const { element } = await workspaceFixture(wordy, { lang: 'en' });
    element.strings = { en: { bin: { title: 'Trash' } } };
    const inner = wordy();
    element.shadowRoot?.append(inner);
    await waitUntil(() => inner.text.includes('Trash'));
  });

  it('LOC6 the same words give the same localizer: nothing is rendered anew for them', () => {
    const l = localizerFor('en');
    expect(reword(l, [deals])).to.equal(reword(l, [deals]));
    expect(reword(l, [deals])).not.to.equal(reword(l, [{ ...deals }]));
    expect(reword(localizerFor('de'), [{ tr: { bin: { title: 'x' } } }])).to.equal(localizerFor('de'));
    expect(reword(l, [deals]).t.bin).to.equal(l.t.bin);
  });

  it('LOC7 names that the kit does not have are told once, with the nearest one; a wrong kind is left out', () => {
    const l = localizerFor('en');
    const odd = {
      en: { bni: {}, common: { actions: { svae: 'x', save: { now: 'y' } } }, bin: { chosen: 'all' } },
    } as unknown as Strings;
    const { t } = reword(l, [odd]);
    expect([t.common.actions.save, t.bin.chosen('3'), t.bin.title]).to.deep.equal([
      'Save',
      '3 chosen',
      'Bin',
    ]);
    expect(warned.join('\n')).to.match(/en\.bni is nothing that the kit says\. Did you mean bin\?/);
    expect(warned.join('\n')).to.match(/en\.common\.actions\.svae .*Did you mean save\?/);
    expect(warned.join('\n')).to.match(/en\.common\.actions\.save has to be a string/);
    expect(warned.join('\n')).to.match(/en\.bin\.chosen has to be a function/);
    const said = warned.length;
    expect(reword(l, [{ ...odd }]).t.common.actions.save).to.equal('Save');
    expect(warned.length).to.equal(said);
  });
});
