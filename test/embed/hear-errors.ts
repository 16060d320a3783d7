/** Errors that nobody has caught; call what it returns for those since it was called last. Use it in the body of a suite. */
export function hearErrors(): () => readonly string[] {
  const heard: string[] = [];
  let { onerror } = window;

  const hear = (message: string): boolean => {
    // No error: an engine says that a size has changed while sizes were told, and tells it in the next frame.
    const isNone = message.startsWith('ResizeObserver loop');
    if (!isNone) heard.push(message);
    return isNone;
  };
  const rejected = ({ reason }: PromiseRejectionEvent): void => void hear(String(reason));

  before(() => {
    ({ onerror } = window);
    window.onerror = (event, ...rest) => {
      if (!hear(typeof event === 'string' ? event : event.type)) onerror?.call(window, event, ...rest);
    };
    addEventListener('unhandledrejection', rejected);
  });

  after(() => {
    window.onerror = onerror;
    removeEventListener('unhandledrejection', rejected);
  });

  return () => heard.splice(0);
}
