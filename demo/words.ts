/** The demo page's own words; the widgets bring theirs. */
export const words = {
  tr: {
    board: 'Pano',
    schemas: 'Evre şemaları',
    data: 'Veri',
    shop: 'Başka bir sayfada',
    share: 'Bağlantıyı kopyala',
    shared: 'Kopyalandı',
    language: 'English',
    theme: 'Açık / koyu',
    nav: 'Sayfalar',
    workspace: 'Deneme satış hattı',
  },
  en: {
    board: 'Board',
    schemas: 'Stage schemas',
    data: 'Data',
    shop: 'On another page',
    share: 'Copy link',
    shared: 'Copied',
    language: 'Türkçe',
    theme: 'Light / dark',
    nav: 'Pages',
    workspace: 'Trial pipeline',
  },
} as const;

export type Language = keyof typeof words;

export function languageOf(tag: string): Language {
  return tag.toLowerCase().startsWith('tr') ? 'tr' : 'en';
}
