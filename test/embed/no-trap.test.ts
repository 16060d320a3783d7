/** The focus goes into each element by Tab, and out of it again, both ways. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { ALL_ELEMENTS } from '../../packages/elements/src/all-elements.js';
import { defineElement } from '../../packages/elements/src/base/define-element.js';
import { painted } from '../../packages/elements/src/testing/drive.js';
import { FakeTexts } from '../../packages/elements/src/testing/fake-texts.js';
import { workspaceFixture } from '../../packages/elements/src/testing/fixture.js';
import type { FirsatElement } from '../../packages/elements/src/base/firsat-element.js';
import { anElement, TAGS } from './every-element.js';
import { fillTexts, fullWorkspace, type FullWorkspace } from './full-workspace.js';

/** More than any element has places for the focus. */
const MANY = 400;

describe('the focus of a page with an element', function () {
  this.timeout(120_000);
  let full: FullWorkspace;
  const texts = new FakeTexts();

  before(() => {
    for (const [tag, Class] of Object.entries(ALL_ELEMENTS)) defineElement(tag, Class);
    full = fullWorkspace();
    fillTexts(texts, full, 'Yazı');
  });

  afterEach(() => {
    document.body.replaceChildren();
  });

  for (const tag of TAGS)
    it(`ESC3 Tab goes through <${tag}> forwards and backwards`, async () => {
      const { core, work } = full;
      const { workspace, element } = await workspaceFixture(() => anElement(tag, full) as FirsatElement, {
        lang: 'tr',
        store: { core, work, created: false, texts: texts.load },
      });
      const [first, last] = [document.createElement('button'), document.createElement('button')];
      workspace.before(first);
      workspace.after(last);
      await painted(element);
      for (const [from, way, to] of [
        [first, 'forwards', last],
        [last, 'backwards', first],
      ] as const) {
        from.focus();
        if (way === 'backwards') await sendKeys({ down: 'Shift' });
        let presses = 0;
        while (document.activeElement !== to && presses < MANY) {
          await sendKeys({ press: 'Tab' });
          presses += 1;
        }
        if (way === 'backwards') await sendKeys({ up: 'Shift' });
        expect(document.activeElement === to, `${way}, ${String(presses)} times`).to.equal(true);
        if (tag === 'opportunity-board') expect(presses, 'it was walked through').to.be.greaterThan(2);
      }
    });
});
