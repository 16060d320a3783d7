/** The navigation of a narrow page: opened by a button, closed by it, by Escape and by a link. */
export function startMenu(): void {
  const button = document.querySelector<HTMLButtonElement>('.menu');
  const pages = document.querySelector<HTMLElement>('.pages');
  if (!button || !pages) return;
  const set = (isOpen: boolean): void => {
    button.setAttribute('aria-expanded', String(isOpen));
    pages.toggleAttribute('data-open', isOpen);
  };
  const isOpen = (): boolean => button.getAttribute('aria-expanded') === 'true';
  button.addEventListener('click', () => set(!isOpen()));
  pages.addEventListener('click', (event) => {
    if (event.composedPath().some((each) => each instanceof HTMLAnchorElement)) set(false);
  });
  document.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || !isOpen()) return;
    set(false);
    button.focus();
  });
  // Where one is, in the middle of a long list.
  const current = pages.querySelector<HTMLElement>('[aria-current]');
  if (current) pages.scrollTop = current.offsetTop - pages.clientHeight / 2;
}

/** The other language opens at the same heading. */
export function keepPlace(): void {
  const link = document.querySelector<HTMLAnchorElement>('a[data-language]');
  const follow = (): void => {
    if (link) link.hash = location.hash;
  };
  follow();
  window.addEventListener('hashchange', follow);
}
