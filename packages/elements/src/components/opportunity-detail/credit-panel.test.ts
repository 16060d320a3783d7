import { expect } from '@open-wc/testing';
import { splitsOf } from '@firsat/model';
import { defineElement } from '../../base/define-element.js';
import '../../locales/areas/credit.js';
import { localizerFor } from '../../locales/localizer.js';
import { colleague, detailScene, opportunityOf, type DetailScene } from '../../testing/detail-scene.js';
import { done, has, inside, painted, textOf, waitUntil } from '../../testing/drive.js';
import { OpportunityDetail } from './opportunity-detail.js';

const words = localizerFor('tr').t.credit;

async function scene(): Promise<DetailScene> {
  defineElement('opportunity-detail', OpportunityDetail);
  const made = await detailScene();
  for (const [id, name] of [
    ['m2', 'Can Demir'],
    ['m3', 'Işıl Kaya'],
  ] as const)
    done(made.store, 'member-create', { id, name });
  inside(made.detail, '#tab-credit').click();
  await waitUntil(() => has(made.detail, '.credit'), 'no panel');
  return made;
}

const all = <E extends HTMLElement>({ detail }: DetailScene, selector: string): readonly E[] => [
  ...detail.renderRoot.querySelectorAll<E>(selector),
];

async function choose(made: DetailScene, row: number, memberId: string): Promise<void> {
  const select = all<HTMLSelectElement>(made, '.credit-row select')[row];
  if (!select) throw new Error(`no row ${String(row)}`);
  select.value = memberId;
  select.dispatchEvent(new Event('change'));
  await painted(made.detail);
}

async function type(made: DetailScene, row: number, text: string): Promise<void> {
  const input = all<HTMLInputElement>(made, '.credit-row .share')[row];
  if (!input) throw new Error(`no row ${String(row)}`);
  input.value = text;
  input.dispatchEvent(new Event('input'));
  await painted(made.detail);
}

async function press(made: DetailScene, selector: string): Promise<void> {
  inside(made.detail, selector).click();
  await painted(made.detail);
}

const splits = (made: DetailScene): readonly unknown[] =>
  splitsOf(opportunityOf(made)).map(({ memberId, share, overlay }) => [memberId, share, overlay]);

describe('the credit for a win in the detail', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('DET50 D42 shares are typed or split evenly, must come to 100 % and say what is missing; overlays stand beside them', async () => {
    const made = await scene();
    const { detail, store, id } = made;
    expect(textOf(detail, '.credit-alone')).to.equal(words.alone(store.user.name));
    await press(made, '.credit-add');
    // The representative is there already; the focus is where somebody is to be chosen.
    expect(detail.shadowRoot?.activeElement).to.equal(all(made, '.credit-row select')[1]);
    expect(all<HTMLInputElement>(made, '.share').map(({ value }) => value)).to.deep.equal(['50', '50']);
    await press(made, '.credit-add');
    await press(made, '.credit-even');
    expect(all<HTMLInputElement>(made, '.share').map(({ value }) => value)).to.deep.equal([
      '33,34',
      '33,33',
      '33,33',
    ]);
    await choose(made, 1, 'm2');
    await type(made, 0, '50');
    await type(made, 1, '%30');
    expect(textOf(detail, '.credit-sum')).to.equal(words.over('%113,33', '%13,33'));
    await type(made, 2, '');
    expect(textOf(detail, '.credit-sum')).to.equal(words.missing('%80', '%20'));
    await press(made, '.credit [type=submit]');
    expect(splits(made), 'nothing is saved').to.deep.equal([]);
    expect(textOf(detail, '.credit')).to.contain(words.unnamed);
    await choose(made, 2, 'm2');
    expect(textOf(detail, '.credit')).to.contain(words.twice);
    await choose(made, 2, 'm3');
    expect(textOf(detail, '.credit')).to.contain(words.unread);
    await type(made, 2, '20');
    expect(textOf(detail, '.credit-sum')).to.equal(words.whole);
    await press(made, '.credit-add-overlay');
    await choose(made, 3, 'm3');
    await type(made, 3, '12,5');
    await press(made, '.credit [type=submit]');
    await waitUntil(() => splits(made).length > 0, 'not saved');
    expect(splits(made)).to.deep.equal([
      [store.user.id, 5000, false],
      ['m2', 3000, false],
      ['m3', 2000, false],
      ['m3', 1250, true],
    ]);
    await painted(detail);
    expect(textOf(detail, '#tab-credit .count')).to.equal('4');
    expect(has(detail, '.credit [type=submit]'), 'nothing is left to be saved').to.equal(false);
    await press(made, '#tab-timeline');
    expect(textOf(detail, '.history')).to.contain('Can Demir %30');
    store.undo();
    expect(splits(made)).to.deep.equal([]);
    expect(id).to.equal(opportunityOf(made).id);
  });

  it('DET50 D42 what a colleague saves meanwhile is told and does not replace what is typed', async () => {
    const made = await scene();
    const { detail, id } = made;
    await press(made, '.credit-add');
    await choose(made, 1, 'm2');
    done(colleague(made), 'opportunity-split', { id, splits: [{ memberId: 'm3', share: 10_000 }] });
    await painted(detail);
    expect(textOf(detail, '.credit .notice')).to.contain(words.changed('Mehmet Demir'));
    expect(all(made, '.credit-row')).to.have.length(2);
    await press(made, '.credit .notice button');
    expect(all<HTMLSelectElement>(made, '.credit-row select').map(({ value }) => value)).to.deep.equal([
      'm3',
    ]);
    await press(made, '.credit-row .icon-button');
    await press(made, '.credit [type=submit]');
    await waitUntil(() => splits(made).length === 0, 'not saved');
  });
});
