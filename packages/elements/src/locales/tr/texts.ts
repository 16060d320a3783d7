import type { Messages } from '../messages.js';

export const texts = {
  toolbar: 'Biçimlendirme',
  mark: { bold: 'Kalın', italic: 'İtalik', underline: 'Altı çizili', strike: 'Üstü çizili' },
  kind: {
    paragraph: 'Paragraf',
    heading: 'Başlık',
    subheading: 'Alt başlık',
    bullet: 'Madde işaretli liste',
    number: 'Numaralı liste',
    check: 'Yapılacaklar listesi',
    quote: 'Alıntı',
  },
  link: 'Bağlantı',
  linkAddress: 'Adres',
  linkHint: 'ornek.com ya da bir e-posta adresi',
  linkBad: 'Bu, açılabilecek bir adres değil.',
  linkSet: 'Bağlantı ver',
  linkRemove: 'Bağlantıyı kaldır',
  undo: 'Bu metinde geri al',
  redo: 'Bu metinde yinele',
  loading: 'Metin yükleniyor…',
  notHere: 'Metnin tamamı henüz bu cihazda değil. Bağlantı kurulunca gelir.',
  editorLater: 'Düzenleyici şu an yüklenemiyor. Yazdıklarınız düz metin olarak saklanır.',
  saved: { memory: 'Kaydediliyor…', device: 'Bu cihazda kayıtlı', server: 'Sunucuda kayıtlı' },
} satisfies Messages['texts'];
