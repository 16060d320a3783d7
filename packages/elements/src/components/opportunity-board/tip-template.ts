import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { TooltipController } from '../../controllers/tooltip-controller.js';

/** The tooltip; what it says is fetched after the first frame. */
export function tipTemplate(tips: TooltipController, contents: unknown): TemplateResult {
  return html`<div
    ${ref(tips.element)}
    id="tip"
    class="tip"
    popover="manual"
    role="tooltip"
    @pointerover=${tips.over}
    @pointerleave=${tips.leave}
  >
    ${contents}
  </div>`;
}
