import { fold } from './fold.js';

/** A page, or one of its headings. */
interface Found {
  readonly page: string;
  readonly title: string;
  readonly id?: string;
  readonly heading?: string;
}

const LIMIT = 12;

/** The best first: at the start of a title, then of a word, then anywhere; pages before headings. */
function rank({ title, heading }: Found, words: readonly string[]): number {
  const name = fold(heading ?? title);
  const all = fold(`${title} ${heading ?? ''}`);
  if (!words.every((word) => all.includes(word))) return Infinity;
  const [first = ''] = words;
  const at = name.replace(/^\W+/, '').startsWith(first)
    ? 0
    : new RegExp(`\\b${first.replace(/\W/g, '.')}`).test(name)
      ? 1
      : name.includes(first)
        ? 2
        : 3;
  return at * 2 + (heading === undefined ? 0 : 1);
}

export function find(index: readonly Found[], text: string): Found[] {
  const words = fold(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return index
    .map((found) => ({ found, at: rank(found, words) }))
    .filter(({ at }) => at < Infinity)
    .sort((a, b) => a.at - b.at)
    .slice(0, LIMIT)
    .map(({ found }) => found);
}

/** A combobox over titles and headings; what it looks through is fetched when it is first used. */
export function startSearch(): void {
  const box = document.querySelector<HTMLElement>('.search');
  const input = box?.querySelector('input');
  const list = box?.querySelector('ul');
  const status = box?.querySelector('[role=status]');
  if (!box || !input || !list || !status) return;
  const { index: address = '', base = '.', none = '' } = box.dataset;
  let index: Promise<readonly Found[]> | undefined;
  let chosen = 0;

  const load = (): Promise<readonly Found[]> =>
    (index ??= fetch(address).then((answer) => answer.json() as Promise<readonly Found[]>));
  const addressOf = ({ page, id }: Found): string =>
    new URL(`${base.replace(/\/$/, '')}/${page}.html${id === undefined ? '' : `#${id}`}`, location.href).href;
  const close = (): void => {
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const choose = (at: number): void => {
    const options = [...list.children];
    if (options.length === 0) return;
    chosen = (at + options.length) % options.length;
    options.forEach((option, each) => option.setAttribute('aria-selected', String(each === chosen)));
    const option = options[chosen];
    if (!option) return;
    input.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  };
  const optionOf = (found: Found, at: number): HTMLLIElement => {
    const option = document.createElement('li');
    option.id = `found-${at}`;
    option.role = 'option';
    option.dataset['address'] = addressOf(found);
    option.textContent = found.heading ?? found.title;
    if (found.heading !== undefined) {
      const page = document.createElement('small');
      page.textContent = found.title;
      option.append(page);
    }
    option.addEventListener('click', () => {
      location.href = option.dataset['address'] ?? '';
      close();
    });
    return option;
  };
  const show = async (): Promise<void> => {
    const text = input.value;
    const found = find(await load(), text);
    // Somebody has typed on.
    if (text !== input.value) return;
    list.replaceChildren(...found.map(optionOf));
    const isAsked = text.trim() !== '';
    status.textContent = isAsked ? (found.length > 0 ? String(found.length) : none) : '';
    list.hidden = found.length === 0;
    input.setAttribute('aria-expanded', String(!list.hidden));
    if (found.length > 0) choose(0);
    else input.removeAttribute('aria-activedescendant');
  };

  input.addEventListener('focus', () => void load());
  input.addEventListener('input', () => void show());
  input.addEventListener('blur', () => setTimeout(close, 150));
  input.addEventListener('keydown', (event) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move !== undefined && !list.hidden) {
      event.preventDefault();
      choose(chosen + move);
    } else if (event.key === 'Enter' && !list.hidden) {
      const option = list.children[chosen];
      if (option instanceof HTMLElement) option.click();
    } else if (event.key === 'Escape') close();
  });
  document.addEventListener('keydown', (event) => {
    const [within] = event.composedPath();
    const isTyping =
      within instanceof HTMLElement && within.matches('input, textarea, select, [contenteditable]');
    if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    input.focus();
  });
}
