import type { Messages } from '../messages.js';

export const attributes = {
  tags: 'Etiketler',
  addTag: 'Etiket yazıp Enter’a basın',
  removeTag: (tag: string) => `Etiketi kaldır: ${tag}`,
  priority: 'Öncelik',
  levels: ['Yok', 'Düşük', 'Orta', 'Yüksek'],
  fields: 'Çalışma alanının alanları',
  noFields: 'Ekibinizin her satışta bilmek istediği şey ayrı bir alan olabilir.',
  choose: 'Seçin…',
  pick: 'Gün seç',
  editFields: 'Alanları düzenle…',
  newField: 'Yeni alan',
  name: 'Ad',
  kind: 'Tür',
  kinds: {
    text: 'Metin',
    number: 'Sayı',
    money: 'Tutar',
    date: 'Tarih',
    choice: 'Seçenek',
    person: 'Kişi',
    flag: 'Evet ya da hayır',
  },
  options: 'Seçenekler, virgülle ayrılmış',
} satisfies Messages['attributes'];
