import { expect } from '@open-wc/testing';
import { defineElement } from '../../base/define-element.js';
import { detailScene, opportunityOf } from '../../testing/detail-scene.js';
import { done, has, inside, painted, typeInto } from '../../testing/drive.js';
import { createPanel, panelStyles } from './attributes-panel.js';
import { OpportunityDetail } from './opportunity-detail.js';

describe('<opportunity-detail>: tags, priority and own fields', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('DTF1, S115, S116: tags, priority and fields of the workspace are set; what cannot be read stays as typed', async () => {
    defineElement('opportunity-detail', OpportunityDetail);
    expect(typeof createPanel).to.equal('function');
    expect(panelStyles).to.have.length(1);
    const scene = await detailScene({ lang: 'tr' });
    const { detail, store } = scene;
    done(store, 'custom-field-create', { id: 'f1', label: 'Bütçe', kind: 'money' });
    done(store, 'custom-field-create', { id: 'f2', label: 'İhale', kind: 'flag' });
    inside(detail, '#tab-attributes').click();
    for (let tries = 0; tries < 300 && !has(detail, '#new-tag'); tries += 1) await painted(detail);
    const tag = inside<HTMLInputElement>(detail, '#new-tag');
    typeInto(tag, 'Kamu');
    tag.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, cancelable: true }),
    );
    await painted(detail);
    expect(Object.keys(opportunityOf(scene).tags)).to.deep.equal(['Kamu']);
    expect(inside<HTMLInputElement>(detail, '#new-tag').value).to.equal('');
    inside(detail, '#priority input[value="3"]').click();
    inside(detail, '#own-f2').click();
    const enter = async (text: string): Promise<void> => {
      const input = inside<HTMLInputElement>(detail, '#own-f1');
      typeInto(input, text);
      input.dispatchEvent(new Event('change'));
      await painted(detail);
    };
    await enter('çok');
    expect(inside<HTMLInputElement>(detail, '#own-f1').value).to.equal('çok');
    expect(has(detail, '.attributes .problem')).to.equal(true);
    await enter('12.500,50');
    expect(has(detail, '.attributes .problem')).to.equal(false);
    const { priority, custom } = opportunityOf(scene);
    expect([priority, custom['f1'], custom['f2']]).to.deep.equal([3, [1_250_050, 'TRY'], true]);
    inside(detail, '.tag-chip button').click();
    await painted(detail);
    expect(Object.keys(opportunityOf(scene).tags)).to.deep.equal([]);
    await expect(inside(detail, '.attributes')).to.be.accessible();
  }).timeout(40_000);
});
