import { expect, nextFrame } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { FirsatElement } from '../base/firsat-element.js';
import { boardFixture } from '../components/opportunity-board/testing/board-fixture.js';
import { listFixture } from '../components/opportunity-list/testing/list-fixture.js';
import { offerLanguage, inLanguageOf, documentMoney } from '../offers/offer-words.js';
import { inside, painted, waitUntil } from '../testing/drive.js';
import { workspaceFixture } from '../testing/fixture.js';
import { addLocale } from './add-locale.js';
import { board as boardEn } from './en/board.js';
import { common as commonEn } from './en/common.js';
import { list as listEn } from './en/list.js';
import { localizerFor } from './localizer.js';
import { words } from './words.js';
import './de.js';

/** Said in both languages. */
const SHARED = new Set(['Status', 'Name', 'Filter', 'Segment', 'Team', 'Person']);

/** Every text of a locale, without those that take something in. */
function textsOf(messages: object): string[] {
  return Object.values(messages).flatMap((value: unknown) =>
    typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? textsOf(value) : [],
  );
}

/** What a widget shows and what it is called for who listens, its inner widgets included. */
function saidBy(root: ParentNode): string[] {
  return [...root.querySelectorAll('*')].flatMap((node) => [
    ...[...node.childNodes]
      .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
      .map((text) => text.textContent ?? ''),
    ...['aria-label', 'title', 'placeholder', 'aria-description'].map(
      (name) => node.getAttribute(name) ?? '',
    ),
    ...(node.shadowRoot ? saidBy(node.shadowRoot) : []),
  ]);
}

function expectNoEnglish(widget: FirsatElement, ...english: readonly object[]): void {
  const said = new Set(saidBy(widget.renderRoot).map((text) => text.replace(/\s+/gu, ' ').trim()));
  const found = english
    .flatMap(textsOf)
    .filter((text) => /\p{L}/u.test(text) && said.has(text) && !SHARED.has(text));
  expect(found).to.deep.equal([]);
}

/** Words of other areas may come later; these are the ones that are read. */
const spoken = (area: 'board' | 'list'): Promise<void> =>
  waitUntil(() => Object.hasOwn(words['de'] ?? {}, area) && Object.hasOwn(words['de'] ?? {}, 'common'));

describe('German', () => {
  beforeEach(async () => {
    await setViewport({ width: 1300, height: 900 });
  });
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('LOC20 a board speaks German, and no English', async () => {
    const { board, add } = await boardFixture({ lang: 'de-DE' });
    add(0, 'Dach', { price: { minor: 123_456_700, currency: 'EUR' } });
    await spoken('board');
    await painted(board);
    expect(inside(board, '[part=create-button]').textContent.trim()).to.equal('Anlegen');
    const said = saidBy(board.renderRoot);
    expect(said).to.include('Verkaufschancen suchen');
    expect(said).to.include('Aday, 1 Verkaufschance');
    expect(said.join(' ')).to.match(/1\.234\.567\s€/u);
    expectNoEnglish(board, boardEn, commonEn);
  });

  it('LOC20 a list speaks German, and no English', async () => {
    const { element } = await listFixture({ lang: 'de' });
    await spoken('list');
    await painted(element);
    await nextFrame();
    const said = saidBy(element.renderRoot).map((text) => text.trim());
    expect(said).to.include.members(['Anlegen', 'Bezeichnung', 'Kunde', 'Abschluss', 'Offen']);
    expectNoEnglish(element, listEn, commonEn);
  });

  it('LOC20 dates, sums and percentages are as German writes them, by region', () => {
    const [l, swiss] = [localizerFor('de'), localizerFor('de-CH')];
    expect(l.date('2026-12-31', 'numeric')).to.equal('31.12.2026');
    expect(l.percent(2550)).to.equal('25,5\u00A0%');
    expect(l.list(['Ada', 'Bo', 'Cem'])).to.equal('Ada, Bo und Cem');
    expect(swiss.locale).to.equal('de-CH');
    expect(swiss.t === l.t, 'the words of one language').to.equal(true);
  });

  it('LOC20 a workspace that is created before the words are there gets the currency of its language', async () => {
    let come = (): void => undefined;
    const waits = new Promise<void>((resolve) => (come = resolve));
    addLocale({
      language: 'sv',
      load: async (area) => {
        await waits;
        return (area === 'common' ? { ...commonEn, currency: 'SEK' } : {}) as never;
      },
    });
    const { workspace, store } = await workspaceFixture(() => document.createElement('div'), {
      lang: 'sv',
      store: { created: false },
    });
    const made = workspace.createWorkspace();
    come();
    expect((await made).ok).to.equal(true);
    expect(store.settings?.currency).to.equal('SEK');
  });

  it('LOC23 an offer begins in English under German, with English words and formats', () => {
    const language = offerLanguage(localizerFor('de'));
    const document = inLanguageOf({ language });
    expect(language).to.equal('en');
    expect(document.language).to.equal('en');
    expect(documentMoney(123_450, 'EUR', document)).to.equal('€1,234.50');
    expect(offerLanguage(localizerFor('tr'))).to.equal('tr');
  });
});
