import { compareNames, fold, foldedWords, matchesWords, type Product } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import { unitPriceWords } from '../../fields/decimals.js';
import type { Localizer } from '../../locales/localizer.js';
import type { ComboboxMatches } from '../../primitives/combobox-controller.js';

const LISTED = 50;

/** What a product is found by: name, code and series. */
export function matchesProduct(product: Product, words: readonly string[]): boolean {
  return matchesWords(fold(`${product.name} ${product.code ?? ''} ${product.series ?? ''}`), words);
}

/** Products as Turkish is typed (D67), those whose name begins so first. */
export function searchProducts(store: PipelineStore, l: Localizer, text: string): ComboboxMatches {
  const words = foldedWords(text);
  const typed = words.join(' ');
  const found = [...store.list('products')].filter((product) => matchesProduct(product, words));
  const rank = ({ name }: Product): number => (fold(name).startsWith(typed) ? 0 : 1);
  found.sort((a, b) => rank(a) - rank(b) || compareNames(a.name, b.name, l.language));
  return {
    options: found.slice(0, LISTED).map(({ id, name, code, price }) => ({
      id,
      label: name,
      detail: [code, price && unitPriceWords(price, l)].filter(Boolean).join(' · '),
    })),
    more: Math.max(0, found.length - LISTED),
  };
}
