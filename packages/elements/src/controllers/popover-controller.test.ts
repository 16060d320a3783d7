import { expect, fixture, html } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import { css, html as template, LitElement, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { defineElement } from '../base/define-element.js';
import { inside, waitUntil } from '../testing/drive.js';
import { PopoverController } from './popover-controller.js';

class PopoverProbe extends LitElement {
  static override styles = css`
    button {
      position: absolute;
      inset-inline-start: 300px;
      inset-block-start: 120px;
    }
  `;
  readonly menu = new PopoverController(this);

  override render(): TemplateResult {
    return template`<button popovertarget="menu">Open</button>
      <div id="menu" popover ${ref(this.menu.element)} @toggle=${this.menu.toggled}>here</div>`;
  }
}

describe('a popover', () => {
  const { supports } = CSS;
  const source = Object.getOwnPropertyDescriptor(ToggleEvent.prototype, 'source');

  afterEach(() => {
    CSS.supports = supports;
    if (source) Object.defineProperty(ToggleEvent.prototype, 'source', source);
    else delete (ToggleEvent.prototype as { source?: unknown }).source;
  });

  it('ENG5 stands beside its button, where the engine anchors nothing, and does not tell the button', async () => {
    CSS.supports = () => false;
    Object.defineProperty(ToggleEvent.prototype, 'source', { get: () => undefined, configurable: true });
    defineElement('popover-probe', PopoverProbe);
    const probe = await fixture<PopoverProbe>(html`<popover-probe></popover-probe>`);
    const button = inside(probe, 'button');
    const at = button.getBoundingClientRect();
    await sendMouse({
      type: 'click',
      position: [Math.round(at.x + at.width / 2), Math.round(at.y + at.height / 2)],
    });
    const menu = inside(probe, '#menu');
    await waitUntil(() => menu.style.left !== '');
    const box = menu.getBoundingClientRect();
    expect([box.left, box.top]).to.deep.equal([at.left, at.bottom + 4]);
  });
});
