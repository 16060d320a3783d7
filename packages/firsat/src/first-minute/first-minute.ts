import { ContextEvent, createInner, workspaceContext } from '@firsat/elements/first-minute';
import type { SampleWorkspace } from './sample-workspace.js';

/** Of any copy of the kit: by its shape, not by its class. */
type Asked = Pick<ContextEvent<typeof workspaceContext>, 'context' | 'callback'>;
type Answer = Asked['callback'];

/** How long a page that has loaded is given to bring a workspace of its own. */
const PATIENCE_MS = 500;

/**
 * The first minute of somebody who tries the kit: a widget on a page without any workspace shows the sample, in memory, and says what to set next. A widget
 * that names a workspace waits for it, and whatever workspace comes later takes the place of the sample. Returns how to stop.
 */
export function offerSample(page: Document = document): () => void {
  const waiting = new Map<Element, Answer>();
  const answered = new Map<Element, Answer>();
  let sample: SampleWorkspace | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const asked = (event: Event): void => {
    const { context, callback } = event as Event & Asked;
    const [widget] = event.composedPath();
    if (
      (context as unknown) !== workspaceContext ||
      !(widget instanceof Element) ||
      widget.getAttribute('for')
    )
      return;
    waiting.set(widget, callback);
    timer ??= setTimeout(() => {
      begin().catch(() => {
        timer = undefined; // no network; the next who asks begins anew
      });
    }, PATIENCE_MS);
  };

  const begin = async (): Promise<void> => {
    const { SampleWorkspace: Sample } = await import('./sample-workspace.js');
    // Whoever asks from now on is waited for anew.
    timer = undefined;
    const first = [...waiting.keys()].find(({ isConnected }) => isConnected);
    if (!first) return;
    if (!sample) {
      sample = createInner(first, 'pipeline-workspace-sample', Sample);
      // In the widget itself: nothing of the page is touched.
      first.shadowRoot?.prepend(sample);
    }
    for (const [widget, callback] of waiting) {
      answered.set(widget, callback);
      sample.dispatchEvent(new ContextEvent(workspaceContext, widget, callback, true));
    }
    waiting.clear();
  };

  /** A real workspace: before those who wait for one hear of it. */
  const came = (event: Event): void => {
    if (event.composedPath()[0] === sample) return;
    stop();
    sample?.remove();
    for (const callback of answered.values()) callback(undefined);
    answered.clear();
  };

  const stop = (): void => {
    clearTimeout(timer);
    waiting.clear();
    page.removeEventListener('context-request', asked);
    page.defaultView?.removeEventListener('firsat-workspace-connected', came, { capture: true });
  };

  page.addEventListener('context-request', asked);
  page.defaultView?.addEventListener('firsat-workspace-connected', came, { capture: true });
  return stop;
}
