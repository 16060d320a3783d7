/** Marks in the contents which heading is being read: the last one above a third of the window. */
export function markContents(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.contents a')];
  if (links.length === 0) return;
  const headings = links.map((link) => document.querySelector(`#${CSS.escape(link.hash.slice(1))}`));
  const mark = (): void => {
    const line = innerHeight / 3;
    const at = headings.findLastIndex(
      (heading) => (heading?.getBoundingClientRect().top ?? line + 1) <= line,
    );
    links.forEach((link, index) => {
      if (index === Math.max(0, at)) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    });
  };
  let isAsked = false;
  addEventListener(
    'scroll',
    () => {
      if (isAsked) return;
      isAsked = true;
      requestAnimationFrame(() => {
        isAsked = false;
        mark();
      });
    },
    { passive: true },
  );
  mark();
}
