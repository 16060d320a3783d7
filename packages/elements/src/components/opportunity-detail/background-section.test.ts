import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../define/opportunity-detail.js';
import { localizerFor } from '../../locales/localizer.js';
import { detailScene, opportunityOf } from '../../testing/detail-scene.js';
import { done, has, inside, painted, textOf, waitUntil } from '../../testing/drive.js';

const { background } = localizerFor('tr').t.detail;

describe('need, situation and expectation', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('DET43 S82 what is not known is a press away; it is typed in several lines, saved when it is left, and told in the timeline', async () => {
    const scene = await detailScene();
    const { detail, store, id } = scene;
    expect(has(detail, '#view-need')).to.equal(false);
    inside(detail, '[data-background=need]').click();
    await waitUntil(() => has(detail, '#edit-need'));
    await waitUntil(() => detail.renderRoot.querySelector('#edit-need:focus') !== null);
    await sendKeys({ type: 'Fireyi azaltmak' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ type: 'ölçmek' });
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ up: 'Control' });
    await waitUntil(() => opportunityOf(scene).need === 'Fireyi azaltmak\nölçmek');
    await waitUntil(() => has(detail, '#view-need'));
    expect(has(detail, '[data-background=need]')).to.equal(false);
    expect(has(detail, '[data-background=situation]')).to.equal(true);
    await waitUntil(() => textOf(detail, '.event .event-label') === background.need);
    expect(textOf(detail, '.event .event-to')).to.equal('Fireyi azaltmak ölçmek');
    done(store, 'opportunity-edit', { id, changes: { expectation: 'Yıl sonuna kadar' } });
    await painted(detail);
    expect(textOf(detail, '#view-expectation .value-text')).to.equal('Yıl sonuna kadar');
    expect(getComputedStyle(inside(detail, '#view-need .value-text')).whiteSpaceCollapse).to.equal(
      'preserve-breaks',
    );
  });

  it('DET43 a reader sees what is known and nothing else', async () => {
    const { detail, store, id } = await detailScene();
    done(store, 'opportunity-edit', { id, changes: { situation: 'Elle sayıyorlar' } });
    done(store, 'opportunity-delete', { id });
    await painted(detail);
    expect(textOf(detail, '.background')).to.contain('Elle sayıyorlar');
    expect(has(detail, '.background-missing')).to.equal(false);
  });
});
