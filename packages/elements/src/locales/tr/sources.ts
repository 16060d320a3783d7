import type { Messages } from '../messages.js';

/** Words of the pickers that ask the host. */
export const sources = {
  label: 'Bağlı sistemde',
  searching: 'Bağlı sistemde aranıyor…',
  failed: 'Bağlı sistem yanıt vermiyor. Buradaki kayıtlar yine de seçilebilir.',
  late: 'Bağlı sistem zamanında yanıt vermedi. Buradaki kayıtlar yine de seçilebilir.',
  unreadable: 'Bağlı sistemin yanıtı okunamadı. Buradaki kayıtlar yine de seçilebilir.',
  unread: (count: number) => `Bağlı sistemden gelen ${String(count)} sonuç okunamadı.`,
  retry: 'Yeniden dene',
  people: 'Kişiler',
  peoplePlaceholder: 'Aramak için adını yazın',
  nobody: 'Bu adla kimse yok',
  more: (count: number) => `${String(count)} kişi daha var, yazmayı sürdürün`,
  open: 'Listeyi aç',
} satisfies Messages['sources'];
