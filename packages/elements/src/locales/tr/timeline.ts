import type { Messages } from '../messages.js';

export const timeline = {
  everything: 'Tümü',
  filter: 'Göster',
  history: 'Değişiklikler',
  activities: 'Görüşmeler',
  tasks: 'Görevler',
  notes: 'Notlar',
  reminders: 'Hatırlatmalar',
  taskAdded: 'Görev eklendi',
  taskDone: 'Görev tamamlandı',
  note: 'Not',
  reminderSet: 'Hatırlatma kuruldu',
  reminderDone: 'Hatırlatma tamamlandı',
  nothing: 'Bu türden henüz bir şey yok.',
  export: 'Dışa aktar (CSV)',
  exported: (count: number) => `${String(count)} satır dışa aktarıldı`,
  columns: {
    at: 'Zaman',
    kind: 'Tür',
    what: 'Ne',
    from: 'Önce',
    to: 'Sonra',
    details: 'Ayrıntı',
    who: 'Kim',
  },
} satisfies Messages['timeline'];
