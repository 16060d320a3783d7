/** The playground's own words; the widgets bring theirs. */
export const words = {
  tr: {
    list: 'Liste',
    board: 'Pano',
    queue: 'Yapılacaklar',
    reports: 'Raporlar',
    contacts: 'Kişiler',
    schemas: 'Evre şemaları',
    catalogue: 'Katalog',
    settings: 'Ayarlar',
    data: 'Veri',
    shop: 'Mağaza',
    share: 'Bağlantıyı kopyala',
    shared: 'Bağlantı kopyalandı. Açan herkes bu satış hattında çalışır.',
    shareTitle: 'Bu adresi paylaşın',
    shareText: 'Bu adresi açan herkes aynı satış hattında çalışır.',
    address: 'Adres',
    close: 'Kapat',
    dark: 'Koyu görünüme geç',
    light: 'Açık görünüme geç',
    nav: 'Sayfalar',
    workspace: 'Deneme satış hattı',
  },
  en: {
    list: 'List',
    board: 'Board',
    queue: 'To do',
    reports: 'Reports',
    contacts: 'Contacts',
    schemas: 'Stage schemas',
    catalogue: 'Catalogue',
    settings: 'Settings',
    data: 'Data',
    shop: 'Shop',
    share: 'Copy link',
    shared: 'Link copied. Everyone who opens it works in this pipeline.',
    shareTitle: 'Share this address',
    shareText: 'Everyone who opens it works in the same pipeline.',
    address: 'Address',
    close: 'Close',
    dark: 'Switch to dark',
    light: 'Switch to light',
    nav: 'Pages',
    workspace: 'Trial pipeline',
  },
} as const;

/** Those of the shop page, a page of somebody else: its texts stand in the page in English, these are the Turkish ones. */
export const shopWords = {
  title: 'Toptan talepler · Northwind Yönetim',
  nav: 'Yönetim',
  home: 'Ana sayfa',
  orders: 'Siparişler',
  products: 'Ürünler',
  customers: 'Müşteriler',
  leads: 'Toptan talepler',
  discounts: 'İndirimler',
  back: 'Deneme alanına dön',
  search: 'Sipariş ara (s tuşu)',
  newOrder: 'Yeni sipariş',
  intro: 'Toptan hesap isteyen şirketler. Aşağıdaki pano başka bir üreticinin tek bir etiketidir.',
  latest: 'Son siparişler',
  order: 'Sipariş',
  customer: 'Müşteri',
  total: 'Tutar',
} as const;

export type Language = keyof typeof words;

export function languageOf(tag: string): Language {
  return tag.toLowerCase().startsWith('tr') ? 'tr' : 'en';
}

/** The language that the address asks for, else the one chosen before, else the browser's. */
export function startLanguage(): Language {
  return languageOf(
    new URL(location.href).searchParams.get('lang') ??
      localStorage.getItem('firsat-demo:language') ??
      navigator.language,
  );
}
