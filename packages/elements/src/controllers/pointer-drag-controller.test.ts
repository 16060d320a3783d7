import { expect } from '@open-wc/testing';
import { LitElement, html, type TemplateResult } from 'lit';
import { defineElement } from '../base/define-element.js';
import { createFakeTimer, type FakeTimer } from '../testing/fake-timer.js';
import { LONG_PRESS_MS, PointerDragController, THRESHOLD_PX } from './pointer-drag-controller.js';

class DragHost extends LitElement {
  readonly heard: string[] = [];
  readonly timer: FakeTimer = createFakeTimer();
  readonly drag = new PointerDragController(
    this,
    {
      idOf: (event) => (event.composedPath()[0] as HTMLElement).dataset['id'],
      onStart: (id) => this.heard.push(`start ${id}`) > 0,
      onMove: () => undefined,
      onDrop: () => this.heard.push('drop'),
      onCancel: () => this.heard.push('cancel'),
    },
    this.timer,
  );

  override render(): TemplateResult {
    return html`<div data-id="one" @pointerdown=${this.drag.down} @touchmove=${this.drag.touchMove}>x</div>`;
  }
}

const event = (type: string, more: PointerEventInit = {}): PointerEvent =>
  new PointerEvent(type, {
    bubbles: true,
    composed: true,
    cancelable: true,
    pointerId: 1,
    isPrimary: true,
    button: 0,
    buttons: 1,
    ...more,
  });

async function arrange(pointerType: 'mouse' | 'touch') {
  defineElement('drag-host', DragHost);
  const host = document.createElement('drag-host') as DragHost;
  document.body.append(host);
  await host.updateComplete;
  const thing = host.renderRoot.querySelector('div') as HTMLElement;
  return {
    host,
    thing,
    down: () => thing.dispatchEvent(event('pointerdown', { pointerType, clientX: 10, clientY: 10 })),
    move: (x: number, y: number) =>
      window.dispatchEvent(event('pointermove', { pointerType, clientX: x, clientY: y })),
    up: () => window.dispatchEvent(event('pointerup', { pointerType, buttons: 0 })),
  };
}

describe('PointerDragController', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('BRD8 a mouse carries only after some pixels', async () => {
    const { host, down, move, up } = await arrange('mouse');
    down();
    move(10 + THRESHOLD_PX, 10);
    up();
    expect(host.heard).to.deep.equal([]);
    down();
    move(11 + THRESHOLD_PX, 10);
    up();
    expect(host.heard).to.deep.equal(['start one', 'drop']);
  });

  it('BRD9 a finger carries after a long press, and then the page does not scroll under it', async () => {
    const { host, thing, down, move, up } = await arrange('touch');
    const scrolls = (): boolean =>
      thing.dispatchEvent(new Event('touchmove', { bubbles: true, cancelable: true }));
    down();
    expect(scrolls()).to.equal(true);
    host.timer.advance(LONG_PRESS_MS - 1);
    expect(host.heard).to.deep.equal([]);
    host.timer.advance(1);
    expect(host.heard).to.deep.equal(['start one']);
    expect(scrolls()).to.equal(false);
    move(200, 200);
    up();
    expect(host.heard).to.deep.equal(['start one', 'drop']);
    expect(scrolls()).to.equal(true);
  });

  it('BRD9 a finger that moves first scrolls, and never carries', async () => {
    const { host, down, move, up } = await arrange('touch');
    down();
    move(10, 40);
    host.timer.advance(10 * LONG_PRESS_MS);
    up();
    expect(host.heard).to.deep.equal([]);
  });

  it('BRD10 a second finger cancels, and so does leaving the page', async () => {
    const { host, down } = await arrange('touch');
    down();
    host.timer.advance(LONG_PRESS_MS);
    window.dispatchEvent(event('pointerdown', { pointerId: 2, isPrimary: false }));
    expect(host.heard).to.deep.equal(['start one', 'cancel']);
    down();
    host.timer.advance(LONG_PRESS_MS);
    host.remove();
    expect(host.heard.slice(2)).to.deep.equal(['start one', 'cancel']);
  });

  it('BRD10 a field that loses the focus by the press does not cancel', async () => {
    const { host, down, move, up } = await arrange('mouse');
    const field = document.createElement('input');
    document.body.append(field);
    field.focus();
    down();
    field.blur();
    move(40, 10);
    up();
    expect(host.heard).to.deep.equal(['start one', 'drop']);
    down();
    move(40, 10);
    window.dispatchEvent(new FocusEvent('blur'));
    expect(host.heard.at(-1), 'but that of the window does').to.equal('cancel');
  });

  it('BRD9 BRD10 the element that was pressed may be gone by then', async () => {
    const { host, thing, down, move, up } = await arrange('touch');
    down();
    host.timer.advance(LONG_PRESS_MS);
    thing.remove();
    move(50, 50);
    up();
    expect(host.heard).to.deep.equal(['start one', 'drop']);
  });
});
