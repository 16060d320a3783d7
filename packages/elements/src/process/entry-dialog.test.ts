import { expect } from '@open-wc/testing';
import { liveStages } from '@firsat/model';
import { defineElement } from '../base/define-element.js';
import {
  boardFixture,
  cardOf,
  columnOf,
  idsIn,
  Pointer,
  type BoardFixture,
} from '../components/opportunity-board/testing/board-fixture.js';
import { OpportunityDetail } from '../components/opportunity-detail/opportunity-detail.js';
import '../locales/areas/process.js';
import { localizerFor } from '../locales/localizer.js';
import { done, has, inside, painted, textOf, typeInto, waitUntil } from '../testing/drive.js';
import { detailScene } from '../testing/detail-scene.js';
import { createTestStore } from '@firsat/store/testing';
import type { LitElement } from 'lit';
import './entry-dialog.js';

const words = localizerFor('tr').t.process;

defineElement('opportunity-detail', OpportunityDetail);

const asked = (element: LitElement) => waitUntil(() => has(element, 'dialog.entry[open]'), 'no question');
const answer = (element: LitElement, kind: string) => inside(element, `[data-answer="${kind}"]`);

async function gated(rule: string, mode: 'warn' | 'require', min = 1) {
  const fixture = await boardFixture();
  const [first = '', second = ''] = fixture.stages;
  done(fixture.store, 'stage-rule-set', { id: second, rule, mode, min });
  const other = fixture.add(0, 'Öteki');
  const card = fixture.add(0, 'Taşınan');
  await fixture.sync();
  return { ...fixture, first, second, other, card };
}

/** What carries cards is fetched after the first frame: the drag begins as soon as it is there. */
async function dropOn(fixture: BoardFixture, id: string, stageId: string): Promise<void> {
  const { board } = fixture;
  const pointer = new Pointer();
  await waitUntil(async () => {
    pointer.cancel();
    pointer.down(cardOf(board, id));
    pointer.over(cardOf(board, id));
    pointer.over(columnOf(board, stageId));
    await painted(board);
    return has(board, '.ghost:popover-open');
  }, 'nothing is carried');
  pointer.up();
}

describe('entry question', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('D12 a drop on a stage that requires something asks for it; given, the card stands there, as one step of undo', async () => {
    const fixture = await gated('price', 'require');
    const { board, store, card, second } = fixture;
    await dropOn(fixture, card, second);
    await asked(board);
    expect(idsIn(board, second)).to.deep.equal([]);
    expect(textOf(board, '.entry h2')).to.equal(words.entering('Teklif'));
    expect(board.shadowRoot?.activeElement?.id).to.equal('entry-price');
    answer(board, 'move').click();
    await painted(board);
    expect(inside(board, '#entry-price').getAttribute('aria-invalid')).to.equal('true');
    typeInto(inside(board, '#entry-price'), '12.500');
    answer(board, 'move').click();
    await waitUntil(() => !has(board, 'dialog.entry'));
    await painted(board);
    expect(store.get('opportunities', card)?.price).to.deep.equal({ minor: 1_250_000, currency: 'TRY' });
    expect(idsIn(board, second)).to.deep.equal([card]);
    store.undo();
    const back = store.get('opportunities', card);
    expect([back?.price, back?.position.stageId]).to.deep.equal([null, fixture.first]);
  });

  it('D12 S116 a field of the workspace’s own is asked for at the drop, by its kind, in the same step', async () => {
    const fixture = await gated('price', 'warn');
    const { store, board, card, second } = fixture;
    done(store, 'custom-field-create', { id: 'f1', label: 'Bütçe', kind: 'money' });
    done(store, 'custom-field-create', { id: 'f2', label: 'Bölge', kind: 'choice', options: ['Ege'] });
    done(store, 'stage-rule-set', { id: second, rule: 'price', mode: null });
    for (const rule of ['x-f1', 'x-f2']) done(store, 'stage-rule-set', { id: second, rule, mode: 'require' });
    await fixture.sync();
    await dropOn(fixture, card, second);
    await asked(board);
    answer(board, 'move').click();
    await painted(board);
    expect(inside(board, '#entry-x-f1').getAttribute('aria-invalid')).to.equal('true');
    typeInto(inside(board, '#entry-x-f1'), '12.500,50');
    const [ege] = Object.keys(store.get('customFields', 'f2')?.options ?? {});
    const choice = inside<HTMLSelectElement>(board, '#entry-x-f2');
    choice.value = ege ?? '';
    choice.dispatchEvent(new Event('change', { bubbles: true }));
    await painted(board);
    answer(board, 'move').click();
    await waitUntil(() => !has(board, 'dialog.entry'));
    const moved = store.get('opportunities', card);
    expect([moved?.position.stageId, moved?.custom['f1'], moved?.custom['f2']]).to.deep.equal([
      second,
      [1_250_050, 'TRY'],
      ege,
    ]);
    store.undo();
    expect(Object.keys(store.get('opportunities', card)?.custom ?? {})).to.deep.equal([]);
  });

  it('D12 cancel puts the card back in the same place, with the focus on it; nothing was written', async () => {
    const fixture = await gated('price', 'require');
    const { board, card, first, second } = fixture;
    const before = idsIn(board, first);
    let requests = 0;
    board.addEventListener('firsat-opportunity-move-request', () => requests++);
    await dropOn(fixture, card, second);
    await asked(board);
    answer(board, 'cancel').click();
    await waitUntil(() => !has(board, 'dialog.entry'));
    await painted(board);
    expect(idsIn(board, first)).to.deep.equal(before);
    expect(board.shadowRoot?.activeElement === cardOf(board, card)).to.equal(true);
    expect(requests).to.equal(0);
    expect(fixture.said.at(-1)).to.equal(localizerFor('tr').t.board.move.cancelled('Taşınan'));
  });

  it('D12 a warning lets pass', async () => {
    const fixture = await gated('notes', 'warn', 2);
    const { board, card, second } = fixture;
    await dropOn(fixture, card, second);
    await asked(board);
    expect(textOf(board, '.entry-rules')).to.equal(`En az 2 not şimdi 0`);
    expect(textOf(board, '[data-answer="move"]')).to.equal(words.moveAnyway);
    answer(board, 'move').click();
    await waitUntil(() => !has(board, 'dialog.entry'));
    await painted(board);
    expect(idsIn(board, second)).to.deep.equal([card]);
  });

  it('D12 what only work can bring cannot be passed: the opportunity is opened instead', async () => {
    const fixture = await gated('doneTasks', 'require');
    const { board, card, second, workspace } = fixture;
    await dropOn(fixture, card, second);
    await asked(board);
    expect(has(board, '[data-answer="move"]')).to.equal(false);
    answer(board, 'open').click();
    await painted(board);
    expect(workspace.handle?.ui.openId).to.equal(card);
    expect(idsIn(board, second)).to.deep.equal([]);
  });

  it('D2 the status that goes with a stage is asked for at the drop, with its day, in the same step', async () => {
    const fixture = await gated('price', 'warn');
    const { board, store, card, third } = { ...fixture, third: fixture.stages[2] ?? '' };
    done(store, 'stage-edit', { id: third, changes: { suggestStatus: { mode: 'ask', status: 'won' } } });
    await dropOn(fixture, card, third);
    await asked(board);
    expect(textOf(board, '.entry-check')).to.equal(words.statusToo('Kazanıldı'));
    typeInto(inside(board, '#entry-on'), '3.1.2026');
    answer(board, 'move').click();
    await waitUntil(() => !has(board, 'dialog.entry'));
    expect(store.get('opportunities', card)?.status).to.include({ code: 'won', on: '2026-01-03' });
    store.undo();
    expect(store.get('opportunities', card)?.status.code).to.equal('open');
    expect(store.get('opportunities', card)?.position.stageId).to.equal(fixture.first);
  });

  it('D2 whoever says no moves without it', async () => {
    const fixture = await gated('price', 'warn');
    const { board, store, card, third } = { ...fixture, third: fixture.stages[2] ?? '' };
    done(store, 'stage-edit', { id: third, changes: { suggestStatus: { mode: 'ask', status: 'lost' } } });
    await dropOn(fixture, card, third);
    await asked(board);
    inside<HTMLInputElement>(board, '#entry-status').click();
    answer(board, 'move').click();
    await waitUntil(() => !has(board, 'dialog.entry'));
    const after = store.get('opportunities', card);
    expect([after?.status.code, after?.position.stageId]).to.deep.equal(['open', third]);
  });

  it('D12 the path in the detail asks the same; cancelled, nothing has moved', async () => {
    const prepared = createTestStore();
    const [, next] = liveStages(prepared.store, prepared.store.settings?.defaultSchemaId ?? '');
    const { detail, store, id, stages } = await detailScene();
    done(store, 'stage-rule-set', { id: next?.id ?? '', rule: 'expectedClose', mode: 'require' });
    await painted(detail);
    const steps = detail.renderRoot.querySelectorAll<HTMLElement>('.path button');
    steps[1]?.click();
    await asked(detail);
    answer(detail, 'cancel').click();
    await painted(detail);
    expect(has(detail, '.stage .problem')).to.equal(false);
    expect(store.get('opportunities', id)?.position.stageId).to.equal(stages[0]?.id);
    steps[1]?.click();
    await asked(detail);
    typeInto(inside(detail, '#entry-expectedClose'), '31.12.2026');
    answer(detail, 'move').click();
    await waitUntil(() => !has(detail, 'dialog.entry'));
    const after = store.get('opportunities', id);
    expect([after?.position.stageId, after?.expectedClose]).to.deep.equal([stages[1]?.id, '2026-12-31']);
  });

  it('HST7 D12 where the page knows more people, a representative is searched for there; a name that leads to nobody is not passed over', async () => {
    const { detail, workspace, store, id, stages } = await detailScene();
    const [, next] = stages;
    Object.assign(workspace, {
      userSource: () => Promise.resolve([{ key: 'can', name: 'Can Demir', team: 'Ege' }]),
    });
    done(store, 'opportunity-edit', { id, changes: { ownerId: null } });
    done(store, 'stage-rule-set', { id: next?.id ?? '', rule: 'ownerId', mode: 'warn' });
    await painted(detail);
    detail.renderRoot.querySelectorAll<HTMLElement>('.path button')[1]?.click();
    await asked(detail);
    await waitUntil(() => has(detail, 'input#entry-ownerId'), 'no search');
    expect(detail.shadowRoot?.activeElement?.id).to.equal('entry-ownerId');
    typeInto(inside(detail, '#entry-ownerId'), 'Can D');
    const found = () => [...detail.renderRoot.querySelectorAll<HTMLElement>('.entry .combo-option')];
    await waitUntil(() => found().some((one) => one.textContent.includes('Can Demir')));
    inside(detail, '#entry-ownerId').dispatchEvent(new FocusEvent('blur'));
    await waitUntil(() => textOf(detail, '#entry-ownerId-unknown') !== '');
    answer(detail, 'move').click();
    await painted(detail);
    expect(has(detail, 'dialog.entry')).to.equal(true);
    expect(detail.shadowRoot?.activeElement?.id).to.equal('entry-ownerId');
    typeInto(inside(detail, '#entry-ownerId'), 'Can');
    await waitUntil(() => found().some((one) => one.textContent.includes('Can Demir')));
    found()
      .find((one) => one.textContent.includes('Can Demir'))
      ?.click();
    await waitUntil(() => inside<HTMLInputElement>(detail, '#entry-ownerId').value === 'Can Demir');
    answer(detail, 'move').click();
    await waitUntil(() => !has(detail, 'dialog.entry'));
    const after = store.get('opportunities', id);
    expect(after?.position.stageId).to.equal(next?.id);
    expect(store.get('members', after?.ownerId ?? '')?.name).to.equal('Can Demir');
  });

  it('STG8 no violations', async () => {
    const fixture = await gated('price', 'require');
    const { board, store, second, card } = fixture;
    done(store, 'stage-rule-set', { id: second, rule: 'notes', mode: 'warn', min: 2 });
    done(store, 'stage-edit', { id: second, changes: { suggestStatus: { mode: 'ask', status: 'lost' } } });
    await dropOn(fixture, card, second);
    await asked(board);
    await expect(inside(board, 'dialog.entry')).to.be.accessible();
  }).timeout(60_000);
});
