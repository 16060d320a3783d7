import { sendKeys } from '@web/test-runner-commands';
import { expect } from '@open-wc/testing';
import type { LitElement } from 'lit';
import { defineElement } from '../../base/define-element.js';
import { detailScene } from '../../testing/detail-scene.js';
import { done, inside, painted, textOf, typeInto, waitUntil } from '../../testing/drive.js';
import { OpportunityDetail } from './opportunity-detail.js';

type Widget = 'opportunity-tasks' | 'opportunity-reminders';

async function scene() {
  defineElement('opportunity-detail', OpportunityDetail);
  const made = await detailScene();
  const { detail } = made;
  const widget = (name: Widget): LitElement => inside(detail, name) as unknown as LitElement;
  return {
    ...made,
    widget,
    shown: async (name: Widget): Promise<LitElement> => {
      await waitUntil(() => detail.renderRoot.querySelector(name)?.shadowRoot?.querySelector('.base'));
      return widget(name);
    },
    press: (selector: string): void => {
      inside(detail, selector).click();
    },
  };
}

describe('tasks and reminders in the detail', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('QUE54, S63, S64, S67: a press and a title with Enter is a task; the tab counts what is to be done', async () => {
    const { detail, store, id, press, shown } = await scene();
    press('[data-quick=tasks]');
    const tasks = await shown('opportunity-tasks');
    await waitUntil(() => tasks.shadowRoot?.activeElement?.id === 'new-task');
    await sendKeys({ type: 'Teklifi hazırla' });
    await sendKeys({ press: 'Enter' });
    await painted(detail);
    const [task] = store.children('tasks', id);
    expect(task?.title).to.equal('Teklifi hazırla');
    expect(textOf(detail, '#tab-tasks .count')).to.equal('1');
    done(store, 'task-complete', { id: task?.id ?? '' });
    await painted(detail);
    expect(textOf(detail, '#tab-tasks .count')).to.equal('0');
  });

  it('QUE54, S63, S76: two presses set a reminder', async () => {
    const { detail, store, id, press, shown } = await scene();
    press('[data-quick=reminders]');
    const reminders = await shown('opportunity-reminders');
    inside(reminders, '[data-preset=tomorrow]').click();
    await painted(detail);
    expect(store.children('reminders', id).length).to.equal(1);
    expect(textOf(detail, '#tab-reminders .count')).to.equal('1');
  });

  it('QUE54: what is typed stays with its opportunity when another tab or another opportunity is shown', async () => {
    const { detail, store, id, customerId, press, shown, widget, workspace } = await scene();
    press('#tab-tasks');
    typeInto(inside(await shown('opportunity-tasks'), '#new-task'), 'Yarım kalan');
    press('#tab-reminders');
    await shown('opportunity-reminders');
    press('#tab-tasks');
    const typed = (): string => inside<HTMLInputElement>(widget('opportunity-tasks'), '#new-task').value;
    await shown('opportunity-tasks');
    expect(typed()).to.equal('Yarım kalan');
    const other = done(store, 'opportunity-create', { description: 'Başka', customerId }).id;
    workspace.handle?.setUi({ openId: other });
    await painted(detail);
    await shown('opportunity-tasks');
    expect(typed()).to.equal('');
    workspace.handle?.setUi({ openId: id });
    await painted(detail);
    await shown('opportunity-tasks');
    expect(typed()).to.equal('Yarım kalan');
  });
});
