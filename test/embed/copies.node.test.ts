/** Several copies of the kit on one page, each with its own Lit and its own Yjs. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { tr } from '../../packages/elements/src/locales/tr/index.js';
import {
  addCard,
  addWorkspace,
  allPrefixed,
  inShadow,
  prefixed,
  records,
  started,
  type CopiesWindow,
} from './copies/copies-page.js';
import { arrives, card, complaints, inEachEngine, move } from './copies/in-each-engine.js';
import { click, focus, isShown, shown, until } from './look-up.js';

const workspace = (
  id: string,
  attributes: string,
  inner = '<opportunity-board></opportunity-board>',
): string =>
  `<pipeline-workspace id="${id}" workspace="${id}" create="auto" user-id="ayse" user-name="Ayşe" ${attributes}>${inner}</pipeline-workspace>`;

inEachEngine('several copies of the kit on a page', (visits) => {
  it(
    'CPY1 the same tags twice: no error, one report, the first stays, the second works under its prefix',
    visits(
      { copies: ['first', 'second'], lang: 'en', body: workspace('both', 'storage="memory"') },
      async (driver) => {
        await started(driver, 'both');
        await addCard(driver, 'both', 'First of all');
        await shown(driver, card('opportunity-board', 'First of all'));
        await until(driver, () => Promise.resolve(complaints(driver).length > 0), 'a report');
        assert.match(
          complaints(driver)[0] ?? '',
          /<opportunity-board>[^]*0\.1\.0 [^ ]*\n[^]*0\.2\.0 .*this one[^]*prefix: 'my-'/,
        );
        await prefixed(driver, 'second', 'x-');
        await inShadow(driver, 'x-opportunity-board', { for: 'both' });
        await click(driver, card('x-opportunity-board', 'First of all'));
        await shown(driver, { selector: 'x-opportunity-detail', within: 'x-opportunity-board' });
        assert.equal(complaints(driver).length, 1);
      },
    ),
  );

  it(
    'CPY2 a card that is moved in either copy moves in both, and nothing else is written',
    visits(
      { copies: ['first', 'second'], lang: 'en', body: workspace('moved', 'storage="memory"') },
      async (driver) => {
        await prefixed(driver, 'second', 'x-');
        await started(driver, 'moved');
        await addCard(driver, 'moved', 'Across');
        await inShadow(driver, 'x-opportunity-board', { for: 'moved' });
        await shown(driver, card('x-opportunity-board', 'Across'));
        await move(driver, 'x-opportunity-board', 'Across');
        await arrives(driver, 'x-opportunity-board', 'Across', 1);
        await arrives(driver, 'opportunity-board', 'Across', 1);
        await move(driver, 'opportunity-board', 'Across');
        await arrives(driver, 'opportunity-board', 'Across', 2);
        await arrives(driver, 'x-opportunity-board', 'Across', 2);
      },
    ),
  );

  it(
    'CPY2 a note that is typed in one copy is read and gone on with in the other',
    visits(
      {
        copies: ['first', 'second'],
        lang: 'en',
        body: workspace('noted', 'storage="memory"', '<opportunity-detail></opportunity-detail>'),
      },
      async (driver) => {
        await prefixed(driver, 'second', 'x-');
        await started(driver, 'noted');
        const id = await addCard(driver, 'noted', 'Across');
        await inShadow(driver, 'x-opportunity-detail', { for: 'noted', 'opportunity-id': id });
        await driver.evaluate((opened) => {
          document.querySelector('opportunity-detail')?.setAttribute('opportunity-id', opened);
        }, id);
        await click(driver, { selector: '[data-quick=notes]', within: 'x-opportunity-detail' });
        await shown(driver, { selector: '.note [role=textbox]', within: 'x-opportunity-detail' });
        await driver.type('Twelve');
        // By keyboard: what sticks to the top of a detail may cover the rest of it.
        await focus(driver, { selector: '#tab-notes', within: 'opportunity-detail' });
        await driver.press('Enter');
        await shown(driver, { selector: '.note', text: 'Twelve', within: 'opportunity-detail' });
        await focus(driver, { selector: '.note-open', within: 'opportunity-detail' });
        await driver.press('Enter');
        await shown(driver, {
          selector: '.note [role=textbox]',
          text: 'Twelve',
          within: 'opportunity-detail',
        });
        await driver.press('End');
        await driver.type(' boxes');
        await shown(driver, {
          selector: '.note [role=textbox]',
          text: 'Twelve boxes',
          within: 'x-opportunity-detail',
        });
      },
    ),
  );

  it(
    'CPY3 every widget of an older copy only reads, says why in the language of the page, and nothing is written or taken back',
    visits(
      { copies: ['first', 'older'], lang: 'tr', body: workspace('newer', 'storage="memory"') },
      async (driver) => {
        await started(driver, 'newer');
        await addCard(driver, 'newer', 'Depo');
        const tags = await allPrefixed(driver, 'older', 'old-', 'newer');
        assert.ok(tags.length > 25);
        const board = 'old-opportunity-board';
        await shown(driver, { selector: '.banner', text: tr.common.readOnly.older, within: board });
        const reading = (): Promise<readonly string[]> =>
          driver.evaluate(
            (names) => names.filter((name) => !document.querySelector(name)?.matches(':state(readonly)')),
            tags,
          );
        await until(
          driver,
          async () => (await reading()).length === 0,
          `reading only: ${String(await reading())}`,
        );
        assert.equal(await isShown(driver, { selector: '[part~=create-button]', within: board }), false);
        const before = await records(driver, 'newer');
        await move(driver, board, 'Depo');
        await focus(driver, card(board, 'Depo'));
        await driver.press('Control+z');
        await driver.press('Delete');
        assert.equal(await records(driver, 'newer'), before);
        assert.ok(await isShown(driver, { selector: '[part~=create-button]', within: 'opportunity-board' }));
        await move(driver, 'opportunity-board', 'Depo');
        await arrives(driver, board, 'Depo', 1);
      },
    ),
  );

  it(
    'CPY3 an older copy offers no beginning in a newer workspace that is empty',
    visits(
      {
        copies: ['first', 'older'],
        lang: 'tr',
        body: '<pipeline-workspace id="empty" workspace="empty" storage="memory" user-id="ayse"></pipeline-workspace>',
      },
      async (driver) => {
        await prefixed(driver, 'older', 'old-');
        await inShadow(driver, 'old-opportunity-board', { for: 'empty' });
        await inShadow(driver, 'old-opportunity-list', { for: 'empty' });
        for (const within of ['old-opportunity-board', 'old-opportunity-list']) {
          await shown(driver, { selector: '*', text: tr.common.readOnly.older, within });
          assert.equal(
            await isShown(driver, { selector: 'button', text: tr.common.empty.create, within }),
            false,
          );
        }
      },
    ),
  );

  it(
    'CPY4 a widget of a newer copy works in a workspace of an older one',
    visits({ copies: ['second', 'older'], lang: 'en', body: '' }, async (driver) => {
      await prefixed(driver, 'older', 'old-');
      const attributes = { id: 'aged', workspace: 'aged', create: 'auto', storage: 'memory' };
      await addWorkspace(driver, 'old-pipeline-workspace', { ...attributes, 'user-id': 'ayse' });
      await inShadow(driver, 'opportunity-board', { for: 'aged' });
      await started(driver, 'aged');
      await addCard(driver, 'aged', 'Of old');
      await move(driver, 'opportunity-board', 'Of old');
      await arrives(driver, 'opportunity-board', 'Of old', 1);
    }),
  );

  it(
    'CPY5 a board has each style sheet once, whichever copy it is of, and the page none',
    visits(
      { copies: ['first', 'second'], lang: 'en', body: workspace('styled', 'storage="memory"') },
      async (driver) => {
        await prefixed(driver, 'second', 'x-');
        await inShadow(driver, 'x-opportunity-board', { for: 'styled' });
        await started(driver, 'styled');
        await shown(driver, { selector: '[part~=column]', within: 'x-opportunity-board' });
        await shown(driver, { selector: '[part~=column]', within: 'opportunity-board' });
        const sheets = (): Promise<readonly string[][]> =>
          driver.evaluate(() => {
            const other = [...document.body.children].at(-1)?.shadowRoot;
            const roots = [
              document,
              document.querySelector('opportunity-board')?.shadowRoot,
              other?.querySelector('x-opportunity-board')?.shadowRoot,
            ];
            return roots.map((root) =>
              [...(root?.adoptedStyleSheets ?? [])]
                .map(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText).join('\n'))
                .sort(),
            );
          });
        // Some come after the first frame.
        const [page, own] = await until(
          driver,
          async () => {
            const all = await sheets();
            return JSON.stringify(all[1]) === JSON.stringify(all[2]) && all;
          },
          'the same sheets in both boards',
        );
        assert.deepEqual(page, []);
        assert.equal(new Set(own).size, own?.length);
      },
    ),
  );

  it(
    'CPY5 Lit says that there are two of it where it is built for developers, once each, and nothing else is said',
    visits({ copies: ['first-dev', 'second-dev'], lang: 'en', body: '' }, async (driver) => {
      await prefixed(driver, 'second-dev', 'x-');
      const others = complaints(driver).filter((words) => !words.startsWith('[firsat]'));
      assert.ok(others.some((words) => words.includes('Multiple versions of Lit loaded')));
      assert.deepEqual(
        others.filter((words) => !/Multiple versions of Lit|Lit is in dev mode/.test(words)),
        [],
      );
    }),
  );

  it(
    'CPY6 a copy in a registry of its own has the plain tags in shadow roots of it; where there are no such registries, a suffix',
    visits(
      { copies: ['first', 'second'], lang: 'en', body: workspace('scoped', 'storage="memory"') },
      async (driver) => {
        await started(driver, 'scoped');
        await addCard(driver, 'scoped', 'Within');
        const tag = await driver.evaluate(() => {
          const { second } = (window as CopiesWindow).copies;
          const registry = second?.scopedRegistry();
          second?.defineAll(registry ? { registry } : { suffix: '-two' });
          const place = document.createElement('div');
          document.body.append(place);
          const root = place.attachShadow({
            mode: 'open',
            ...(registry && { customElementRegistry: registry }),
          });
          const name = registry ? 'opportunity-board' : 'opportunity-board-two';
          const options = registry && ({ customElementRegistry: registry } as ElementCreationOptions);
          const board = document.createElement(name, options);
          board.setAttribute('for', 'scoped');
          board.className = 'theirs';
          root.append(board);
          return name;
        });
        const theirs = `${tag}.theirs`;
        await click(driver, card(theirs, 'Within'));
        await shown(driver, { selector: tag.replace('board', 'detail'), within: theirs });
        const areOther = await driver.evaluate((name) => {
          const board = [...document.body.children].at(-1)?.shadowRoot?.querySelector(name);
          const detail = board?.shadowRoot?.querySelector(name.replace('board', 'detail'));
          return [board, detail].map((one) => {
            const ofPage = customElements.get(one?.localName ?? '');
            return one !== null && one !== undefined && one.constructor !== ofPage;
          });
        }, tag);
        assert.deepEqual(areOther, [true, true], 'they are of the second copy');
        await driver.press('Escape');
        await move(driver, theirs, 'Within');
        await arrives(driver, 'opportunity-board', 'Within', 1);
      },
    ),
  );
});
