/** The nearest ancestor that scrolls up and down, across shadow roots; else the page. */
export function nearestScroller(from: Element): HTMLElement | undefined {
  const page = document.scrollingElement;
  for (let node: Node | null = from; node; node = node instanceof ShadowRoot ? node.host : node.parentNode) {
    if (!(node instanceof HTMLElement) || node === page) continue;
    const { overflowY } = getComputedStyle(node);
    if ((overflowY === 'auto' || overflowY === 'scroll') && node.scrollHeight > node.clientHeight)
      return node;
  }
  return page instanceof HTMLElement ? page : undefined;
}
