import type { FirsatWorkspace } from 'firsat';

type Sources = Pick<FirsatWorkspace, 'contactSource' | 'productSource' | 'userSource'>;
type Item<S extends keyof Sources> = Awaited<ReturnType<NonNullable<Sources[S]>>>[number];

/** What the shop has of its own; a real one asks its back end, with the signal. */
const CUSTOMERS: readonly Item<'contactSource'>[] = [
  { key: 'c-248', name: 'Vins et alcools Chevalier', type: 'company', email: 'achats@chevalier.example' },
  { key: 'c-249', name: 'Toms Spezialitäten', type: 'company', phone: '+49 251 031259' },
  { key: 'c-250', name: 'Hanari Carnes', type: 'company', location: 'Rio de Janeiro' },
  {
    key: 'c-251',
    name: 'Işıl Çınar',
    type: 'person',
    company: { key: 'c-252', name: 'Şişli Gıda A.Ş.' },
  },
];

const PRODUCTS: readonly Item<'productSource'>[] = [
  { key: 'p-11', name: 'Queso Cabrales', code: 'QC-11', unit: 'kg', price: { minor: 2100, currency: 'EUR' } },
  {
    key: 'p-42',
    name: 'Singaporean Hokkien Fried Mee',
    code: 'HM-42',
    price: { minor: 1400, currency: 'EUR' },
  },
  {
    key: 'p-72',
    name: 'Mozzarella di Giovanni',
    code: 'MG-72',
    unit: 'kg',
    price: { minor: 3480, currency: 'EUR' },
  },
];

const USERS: readonly Item<'userSource'>[] = [
  { key: 'u-ayse', name: 'Ayşe Yılmaz', team: 'Trade' },
  { key: 'u-tom', name: 'Tom Weaver', team: 'Trade' },
];

const searching =
  <T extends { readonly name: string }>(items: readonly T[]) =>
  ({ text, limit }: { readonly text: string; readonly limit: number }): Promise<readonly T[]> => {
    const typed = text.toLocaleLowerCase();
    return Promise.resolve(
      items.filter(({ name }) => name.toLocaleLowerCase().includes(typed)).slice(0, limit),
    );
  };

export const shopSources: Sources = {
  contactSource: searching(CUSTOMERS),
  productSource: searching(PRODUCTS),
  userSource: searching(USERS),
};
