import { setViewport } from '@web/test-runner-commands';
import { expect, nextFrame } from '@open-wc/testing';
import type { OpportunityFilters } from '../opportunity-filters/opportunity-filters.js';
import { FilterChangeEvent } from '../../events/filter-change.js';
import { ViewChooseEvent } from '../../events/view-choose.js';
import { done, has, inside, painted } from '../../testing/drive.js';
import './board-filters.js';
import { boardFixture, columnOf, idsIn, squeezed } from './testing/board-fixture.js';

describe('<opportunity-board>: filters and views', () => {
  beforeEach(async () => {
    await setViewport({ width: 1200, height: 800 });
  });
  afterEach(() => {
    document.body.replaceChildren();
  });

  async function filtered() {
    const made = await boardFixture();
    const { board } = made;
    for (let tries = 0; tries < 600 && !has(board, 'opportunity-filters'); tries += 1) await nextFrame();
    const filters = inside<OpportunityFilters>(board, 'opportunity-filters');
    return { ...made, filters };
  }

  it('BRD70, D84: only what the filter keeps is on the board and in its totals; live', async () => {
    const { board, filters, stages, add, store } = await filtered();
    const low = add(0, 'Küçük', { price: { minor: 100_00, currency: 'TRY' } });
    const high = add(0, 'Büyük', { price: { minor: 900_00, currency: 'TRY' } });
    done(store, 'opportunity-edit', { id: high, changes: { priority: 3 } });
    filters.dispatchEvent(new FilterChangeEvent({ priorities: [3] }));
    await painted(board);
    const column = stages[0] ?? '';
    expect(idsIn(board, column)).to.deep.equal([high]);
    expect(squeezed(columnOf(board, column).querySelector('.sums')?.textContent)).to.equal('₺900');
    done(store, 'opportunity-edit', { id: low, changes: { priority: 3 } });
    await painted(board);
    expect(idsIn(board, column)).to.have.members([low, high]);
    filters.dispatchEvent(new FilterChangeEvent({ tags: ['yok'] }));
    await painted(board);
    expect(idsIn(board, column)).to.deep.equal([]);
  });

  it('BRD71, S116: a saved view of the list shows the same on the board, its words and statuses in the tools', async () => {
    const { board, filters, stages, add, store } = await filtered();
    const won = add(0, 'Depo', {});
    add(0, 'Çatı', {});
    done(store, 'opportunity-set-status', { id: won, status: 'won' });
    const { id } = done(store, 'view-create', { name: 'V', filter: { text: 'depo', statuses: ['won'] } });
    filters.dispatchEvent(new ViewChooseEvent(store.get('views', id) ?? null, 'user'));
    await painted(board);
    expect(inside<HTMLInputElement>(board, '.search input').value).to.equal('depo');
    expect(board.statuses).to.equal('won');
    expect(idsIn(board, stages[0] ?? '')).to.deep.equal([won]);
  });
});
