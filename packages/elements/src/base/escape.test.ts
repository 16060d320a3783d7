import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { boardFixture, cardOf } from '../components/opportunity-board/testing/board-fixture.js';
import { OpportunityDetail } from '../components/opportunity-detail/opportunity-detail.js';
import { detailScene } from '../testing/detail-scene.js';
import { has, inside, painted, waitUntil } from '../testing/drive.js';
import { defineElement } from './define-element.js';

/** The page's own modal dialog around a workspace; `heard`: keys that came through to the page. */
function hostDialog(workspace: HTMLElement) {
  const dialog = document.createElement('dialog');
  document.body.append(dialog);
  dialog.append(workspace);
  dialog.showModal();
  const heard: string[] = [];
  dialog.addEventListener('keydown', (event) => heard.push(event.key));
  return { dialog, heard };
}

describe('Escape', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('ESC1 a panel of the board closes by one press, the dialog of the page by the next', async () => {
    const { board, workspace, add } = await boardFixture();
    add(0, 'Depo');
    const { dialog, heard } = hostDialog(workspace);
    await painted(board);
    const panel = inside(board, '.panel[role=dialog]');
    const button = inside<HTMLButtonElement>(board, '[aria-haspopup=dialog]');
    button.focus();
    button.click();
    expect(panel.matches(':popover-open')).to.equal(true);
    await sendKeys({ press: 'Escape' });
    expect([panel.matches(':popover-open'), dialog.open, heard.join()]).to.deep.equal([false, true, '']);
    expect(board.shadowRoot?.activeElement === button, 'the focus goes back').to.equal(true);
    await sendKeys({ press: 'Escape' });
    expect([dialog.open, heard.join()]).to.deep.equal([false, 'Escape']);
  });

  it('ESC1 a lifted card goes back and nothing else closes', async () => {
    const { board, workspace, add, store, stages } = await boardFixture();
    const id = add(0, 'Depo');
    const { dialog, heard } = hostDialog(workspace);
    await painted(board);
    await waitUntil(() => has(board, `[data-id="${id}"] .card`));
    cardOf(board, id).focus();
    await sendKeys({ press: 'Space' });
    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ press: 'Escape' });
    await painted(board);
    expect(dialog.open).to.equal(true);
    expect(heard).not.to.include('Escape');
    expect(store.get('opportunities', id)?.position.stageId).to.equal(stages[0]);
    expect(board.shadowRoot?.activeElement === cardOf(board, id)).to.equal(true);
    await sendKeys({ press: 'Escape' });
    expect(dialog.open).to.equal(false);
  });

  it('ESC1 an edit in a drawer in a dialog of the page: one layer for each press, and the focus goes back', async () => {
    defineElement('opportunity-detail', OpportunityDetail);
    const { workspace, detail, store, id } = await detailScene({ presentation: 'drawer', closed: true });
    const { dialog, heard } = hostDialog(workspace);
    const before = document.createElement('button');
    dialog.prepend(before);
    before.focus();
    workspace.handle?.setUi({ openId: id });
    await waitUntil(() => has(detail, '#view-description'));
    await painted(detail);
    const drawer = inside(detail, '.drawer');
    inside(detail, '#view-description').click();
    await waitUntil(() => has(detail, '#edit-description'));
    await painted(detail);
    inside(detail, '#edit-description').focus();
    await sendKeys({ type: 'x' });
    await sendKeys({ press: 'Escape' });
    await painted(detail);
    expect(has(detail, '#edit-description'), 'the edit').to.equal(false);
    expect(drawer.matches(':popover-open'), 'the drawer').to.equal(true);
    expect(store.get('opportunities', id)?.description).to.equal('Depo otomasyonu');
    expect(detail.shadowRoot?.activeElement?.id).to.equal('view-description');
    await sendKeys({ press: 'Escape' });
    await painted(detail);
    expect([drawer.matches(':popover-open'), dialog.open]).to.deep.equal([false, true]);
    expect(heard).not.to.include('Escape');
    expect(document.activeElement === before, 'the focus goes back').to.equal(true);
    await sendKeys({ press: 'Escape' });
    expect(dialog.open).to.equal(false);
  });

  it('ESC2 while characters are being composed Escape and Enter are for them: nothing closes, nothing is saved', async () => {
    defineElement('opportunity-detail', OpportunityDetail);
    const { detail, store, id } = await detailScene({ presentation: 'drawer' });
    inside(detail, '#view-description').click();
    await waitUntil(() => has(detail, '#edit-description'));
    await painted(detail);
    const heard: string[] = [];
    const listen = (event: KeyboardEvent): void => {
      heard.push(event.key);
    };
    document.addEventListener('keydown', listen);
    for (const selector of ['#edit-description', '.drawer'])
      for (const key of ['Escape', 'Enter'])
        inside(detail, selector).dispatchEvent(
          new KeyboardEvent('keydown', {
            key,
            isComposing: true,
            bubbles: true,
            composed: true,
            cancelable: true,
          }),
        );
    document.removeEventListener('keydown', listen);
    await painted(detail);
    expect(has(detail, '#edit-description')).to.equal(true);
    expect(inside(detail, '.drawer').matches(':popover-open')).to.equal(true);
    expect(heard).to.deep.equal([]);
    expect(store.get('opportunities', id)?.description).to.equal('Depo otomasyonu');
  });
});
