import { expect } from '@open-wc/testing';
import { waitUntil } from '../../testing/drive.js';
import { boardFixture } from './testing/board-fixture.js';

describe('what a board shows without a network', () => {
  after(() => {
    document.body.replaceChildren();
  });

  it('BRD20 BRD21 the form and the detail of a page that has none are fetched when it is idle', async () => {
    expect(customElements.get('opportunity-detail')).to.equal(undefined);
    await boardFixture();
    await waitUntil(() => customElements.get('opportunity-detail') && customElements.get('opportunity-form'));
  });
});
