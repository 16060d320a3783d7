import { expect } from '@open-wc/testing';
import { emulateMedia, sendKeys } from '@web/test-runner-commands';
import { done, inside, painted, typeInto } from '../../testing/drive.js';
import { boardFixture, cardOf, dayFromToday } from './testing/board-fixture.js';

describe('<opportunity-board> for everybody', () => {
  afterEach(async () => {
    document.body.replaceChildren();
    await emulateMedia({ colorScheme: 'light' });
  });

  for (const lang of ['tr', 'en'] as const) {
    for (const colorScheme of ['light', 'dark'] as const) {
      it(`BRD24 no violations (${lang}, ${colorScheme}): at rest, lifted, menu open, nothing found`, async () => {
        await emulateMedia({ colorScheme });
        document.documentElement.style.colorScheme = colorScheme;
        document.body.style.background = 'Canvas';
        const { board, store, stages, add } = await boardFixture({ lang });
        const ids = [-3, 0, 3].map((days) =>
          add(0, 'Depo', { expectedClose: dayFromToday(days), price: { minor: 100_00, currency: 'TRY' } }),
        );
        const won = add(1, 'Kazanılan', { price: { minor: 100_00, currency: 'EUR' }, period: 'yearly' });
        done(store, 'opportunity-set-status', { id: won, status: 'won' });
        add(1, 'Askıda', { status: { status: 'suspended' } });
        done(store, 'stage-archive', { id: stages[1] ?? '' });
        await painted(board);
        await settled(board);
        await expect(board).to.be.accessible();
        const [id = ''] = ids;
        cardOf(board, id).focus();
        await sendKeys({ press: 'Space' });
        await painted(board);
        await expect(board).to.be.accessible();
        await sendKeys({ press: 'Escape' });
        await sendKeys({ press: 'm' });
        await painted(board);
        await expect(board).to.be.accessible();
        await sendKeys({ press: 'Escape' });
        typeInto(inside(board, 'input[type="search"]'), 'zzz');
        await painted(board);
        await settled(board);
        await expect(board).to.be.accessible();
        document.documentElement.style.colorScheme = '';
        document.body.style.background = '';
      });
    }
  }
});

/** Half-faded text has no contrast to measure. */
async function settled(board: HTMLElement): Promise<void> {
  const moving = board.shadowRoot?.getAnimations() ?? [];
  await Promise.all(moving.map(({ finished }) => finished.catch(() => undefined)));
}
