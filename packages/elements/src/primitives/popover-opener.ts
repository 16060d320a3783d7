import type { ReactiveControllerHost } from 'lit';
import type { PopoverController } from '../controllers/popover-controller.js';

/** Opens a popover that may be rendered for the first time now, beside the control that asks for it; closes it when it is open. */
export function popoverOpener(
  host: ReactiveControllerHost,
  popover: PopoverController,
  source: HTMLElement,
): void {
  host.requestUpdate();
  void host.updateComplete.then(() => {
    popover.element.value?.togglePopover({ source });
  });
}
