import type { Messages } from '../messages.js';

/** Yinelenen kayıtların birleştirildiği pencere. */
export const merging = {
  title: 'Tek kişide birleştir',
  hint: 'Hepsinin fırsatları, görevleri ve notları kalan kayda ait olur. Her telefon ve e-posta saklanır.',
  who: 'Bunlar aynı:',
  include: (name: string) => `Birleştir: ${name}`,
  added: (day: string) => `eklenme: ${day}`,
  opportunities: (count: string) => `${count} fırsat`,
  useAll: (name: string) => `Bunun değerleri: ${name}`,
  take: 'Bunun değerleri',
  conflicts: 'Ayrıldıkları yerler',
  noConflicts: 'Birbirleriyle çelişmiyorlar.',
  fields: {
    name: 'Ad',
    type: 'Tür',
    parentId: 'Kuruluşu',
    phone: 'Ana telefon',
    email: 'Ana e-posta',
    taxNumber: 'Vergi numarası',
    sector: 'Sektör',
    segment: 'Segment',
    source: 'Kaynak',
    location: 'Adres',
    foundedYear: 'Kuruluş yılı',
    employees: 'Çalışan sayısı',
    revenue: 'Ciro',
  },
  merge: 'Birleştir',
  needTwo: 'En az iki kayıt seçin.',
  merged: (name: string) => `“${name}” kaydında birleştirildi`,
} satisfies Messages['merging'];
