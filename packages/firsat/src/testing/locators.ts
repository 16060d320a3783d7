import { wordsFor } from '@firsat/elements/testing';

/** A role with its accessible name, for `page.getByRole(role, { name })` of Playwright and the like. */
export interface RoleLocator {
  readonly role: 'button' | 'heading' | 'textbox' | 'combobox' | 'list';
  readonly name: string;
}

/**
 * Where things are, in the language of the widgets. Strings are CSS: Playwright and `pierce` look through open shadow roots with them; a class or part is named only where it is
 * documented or tested here.
 */
export interface Locators {
  /** Every card of a board. */
  readonly cards: string;
  /** Every column of a board. */
  readonly columns: string;
  /** The button that begins a new opportunity. */
  readonly create: RoleLocator;
  /** The form for it: its heading, and two of its fields. */
  readonly form: RoleLocator;
  readonly customer: RoleLocator;
  readonly description: RoleLocator;
  /** The detail that a board opens. */
  readonly detail: string;
}

/** `locators('tr')`. Languages beside Turkish and English have to be imported (`firsat/locales/de`) and fetched before. */
export function locators(lang: string): Locators {
  const t = wordsFor(lang);
  return Object.freeze<Locators>({
    cards: 'opportunity-board .item',
    columns: 'opportunity-board [part~="column"]',
    create: { role: 'button', name: t.board.toolbar.createLabel },
    form: { role: 'heading', name: t.form.title },
    customer: { role: 'combobox', name: t.common.fields.customerId },
    description: { role: 'textbox', name: t.common.fields.description },
    detail: 'opportunity-board opportunity-detail',
  });
}

/** What matches below a node, through open shadow roots: each step of the selector that blanks part may lie in a tree within. */
export function pierce(selector: string, within: ParentNode = document): HTMLElement[] {
  const either = selector.split(/,(?![^[(]*[\])])/);
  if (either.length > 1) return [...new Set(either.flatMap((each) => pierce(each, within)))];
  const [first = '', ...rest] = selector.trim().split(/\s+(?![^[]*\])/);
  const found = deep(first, within);
  return rest.length === 0
    ? found
    : [...new Set(found.flatMap((each) => pierce(rest.join(' '), each.shadowRoot ?? each)))];
}

function deep(selector: string, within: ParentNode): HTMLElement[] {
  return [...within.querySelectorAll<HTMLElement>('*')].flatMap((element) => [
    ...(element.matches(selector) ? [element] : []),
    ...(element.shadowRoot ? deep(selector, element.shadowRoot) : []),
  ]);
}
