import { sendKeys } from '@web/test-runner-commands';
import { expect } from '@open-wc/testing';
import type { LitElement } from 'lit';
import { contactsOf } from '@firsat/model';
import { defineElement } from '../../base/define-element.js';
import { detailScene } from '../../testing/detail-scene.js';
import { inside, painted, textOf, waitUntil } from '../../testing/drive.js';
import { OpportunityDetail } from './opportunity-detail.js';

/** Key presses other than text. */
let presses = 0;
async function press(key: string): Promise<void> {
  presses++;
  await sendKeys({ press: key });
}

describe('the call log in the detail', () => {
  beforeEach(() => {
    presses = 0;
  });
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('S63, DET24, S66: a call is logged, with what was said, by at most two key interactions besides the text', async () => {
    defineElement('opportunity-detail', OpportunityDetail);
    const { detail, store, id, customerId } = await detailScene();
    inside(detail, '[data-quick=activities]').focus();
    await press('Enter');
    const widget = (): LitElement | null => detail.renderRoot.querySelector('opportunity-activities');
    await waitUntil(() => widget()?.shadowRoot?.activeElement?.id === 'activity-summary');
    // It is there before anything is typed.
    const logged = () => store.children('activities', id)[0];
    expect(logged() && contactsOf(logged() as never)).to.deep.equal([customerId]);
    await sendKeys({ type: 'Bütçeyi konuştuk' });
    await press('Tab');
    await painted(detail);
    expect(logged()?.summary).to.equal('Bütçeyi konuştuk');
    expect(logged()?.opportunityId).to.equal(id);
    expect(presses).to.be.at.most(2);
    expect(textOf(detail, '#tab-activities .count')).to.equal('1');
  });

  it('DET24: what is typed of a call is written when another tab or another opportunity is shown', async () => {
    defineElement('opportunity-detail', OpportunityDetail);
    const { detail, store, id, workspace } = await detailScene();
    inside(detail, '[data-quick=activities]').click();
    const widget = (): LitElement | null => detail.renderRoot.querySelector('opportunity-activities');
    await waitUntil(() => widget()?.shadowRoot?.activeElement?.id === 'activity-summary');
    await sendKeys({ type: 'Yarım' });
    inside(detail, '#tab-timeline').click();
    await painted(detail);
    expect(store.children('activities', id)[0]?.summary).to.equal('Yarım');
    inside(detail, '#tab-activities').click();
    await painted(detail);
    workspace.handle?.setUi({ openId: null });
    await painted(detail);
    expect(store.children('activities', id).length).to.equal(1);
  });
});
