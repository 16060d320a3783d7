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
    language: 'Dil',
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
    language: 'Language',
  },
  de: {
    list: 'Liste',
    board: 'Board',
    queue: 'Arbeit',
    reports: 'Berichte',
    contacts: 'Kontakte',
    schemas: 'Phasen',
    catalogue: 'Katalog',
    settings: 'Einstellungen',
    data: 'Daten',
    shop: 'Shop',
    share: 'Link kopieren',
    shared: 'Link kopiert. Wer ihn öffnet, arbeitet in dieser Pipeline.',
    shareTitle: 'Diese Adresse teilen',
    shareText: 'Wer sie öffnet, arbeitet in derselben Pipeline.',
    address: 'Adresse',
    close: 'Schließen',
    dark: 'Zu dunkel wechseln',
    light: 'Zu hell wechseln',
    nav: 'Seiten',
    workspace: 'Probe-Pipeline',
    language: 'Sprache',
  },
  ar: {
    list: 'القائمة',
    board: 'اللوحة',
    queue: 'قائمة العمل',
    reports: 'التقارير',
    contacts: 'جهات الاتصال',
    schemas: 'مخططات المراحل',
    catalogue: 'الكتالوج',
    settings: 'الإعدادات',
    data: 'البيانات',
    shop: 'المتجر',
    share: 'نسخ الرابط',
    shared: 'نُسخ الرابط. كل من يفتحه يعمل في مسار المبيعات هذا.',
    shareTitle: 'شارك هذا العنوان',
    shareText: 'كل من يفتحه يعمل في مسار المبيعات نفسه.',
    address: 'العنوان',
    close: 'إغلاق',
    dark: 'التبديل إلى المظهر الداكن',
    light: 'التبديل إلى المظهر الفاتح',
    nav: 'الصفحات',
    workspace: 'مسار مبيعات تجريبي',
    language: 'اللغة',
  },
} as const;

/** Those of the shop page, a page of somebody else: its texts stand in the page in English, these are the others. */
const turkishShop = {
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
};

export type Language = keyof typeof words;

export const shopWords: Readonly<
  Partial<Record<Language, Readonly<Record<keyof typeof turkishShop, string>>>>
> = {
  tr: turkishShop,
  de: {
    title: 'Großhandelsanfragen · Northwind Verwaltung',
    nav: 'Verwaltung',
    home: 'Startseite',
    orders: 'Bestellungen',
    products: 'Produkte',
    customers: 'Kunden',
    leads: 'Großhandelsanfragen',
    discounts: 'Rabatte',
    back: 'Zurück zur Probeseite',
    search: 'Bestellungen suchen (Taste s)',
    newOrder: 'Neue Bestellung',
    intro:
      'Unternehmen, die ein Großhandelskonto wünschen. Das Board darunter ist ein einziges Element eines anderen Anbieters.',
    latest: 'Letzte Bestellungen',
    order: 'Bestellung',
    customer: 'Kunde',
    total: 'Summe',
  },
  ar: {
    title: 'طلبات الجملة · إدارة Northwind',
    nav: 'الإدارة',
    home: 'الصفحة الرئيسية',
    orders: 'الطلبات',
    products: 'المنتجات',
    customers: 'العملاء',
    leads: 'طلبات الجملة',
    discounts: 'الخصومات',
    back: 'العودة إلى صفحة التجربة',
    search: 'البحث في الطلبات (مفتاح s)',
    newOrder: 'طلب جديد',
    intro: 'شركات تطلب حسابًا للجملة. اللوحة أدناه عنصر واحد من جهة أخرى.',
    latest: 'أحدث الطلبات',
    order: 'الطلب',
    customer: 'العميل',
    total: 'المجموع',
  },
};

/** What the languages call themselves. */
export const languageNames: Readonly<Record<Language, string>> = {
  tr: 'Türkçe',
  en: 'English',
  de: 'Deutsch',
  ar: 'العربية',
};

/** How the whole page is written. */
export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr');

/** That of the languages of this page, else English. */
export function languageOf(tag: string): Language {
  const asked = tag.toLowerCase().split('-', 1).join();
  return Object.hasOwn(words, asked) ? (asked as Language) : 'en';
}

/** The language that the address asks for, else the one chosen before, else the browser's. */
export function startLanguage(): Language {
  return languageOf(
    new URL(location.href).searchParams.get('lang') ??
      localStorage.getItem('firsat-demo:language') ??
      navigator.language,
  );
}
