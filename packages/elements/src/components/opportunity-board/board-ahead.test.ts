import { expect } from '@open-wc/testing';
import { waitUntil } from '../../testing/drive.js';
import { boardFixture } from './testing/board-fixture.js';

describe('what a board shows without a network', () => {
  after(() => {
    document.body.replaceChildren();
  });

  it('BRD20 BRD21 the form and the detail of a page that has none are fetched when it is idle', async () => {
    // By itself, or built together with the other tests: `tag.ts`, `tag-HASH.js`.
    const isFetched = (tag: string): boolean =>
      performance
        .getEntriesByType('resource')
        .some(({ name }) => new RegExp(`/${tag}(-[0-9A-Z]{8})?\\.[jt]s$`).test(name));
    expect(customElements.get('opportunity-detail')).to.equal(undefined);
    // The browser keeps 250 of them, and a page of single modules has more.
    performance.clearResourceTimings();
    await boardFixture();
    await waitUntil(() => isFetched('opportunity-detail') && isFetched('opportunity-form'));
  });
});
