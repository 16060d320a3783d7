import type { Messages } from '../messages.js';

export const choices = {
  menu: {
    label: (title: string) => `${title}: işlemler`,
    open: 'Aç',
    customer: 'Müşteriyi aç',
    moveTo: 'Evreye taşı',
    where: 'Sütundaki yeri',
    start: 'Başa',
    end: 'Sona',
    checklist: (done, total) => `Kontrol listesi: ${total} maddeden ${done} tamam`,
    disqualify: 'İlgilenmiyor',
    here: 'şu anki evre',
  },
  conflict: {
    movedTitle: 'Bu kart bu arada taşındı',
    moved: (who: string, stage: string) => `${who} bu kartı siz tutarken başka bir evreye taşıdı: ${stage}.`,
    moveAnyway: (stage: string) => `Yine de taşı: ${stage}`,
    leave: (stage: string) => `Bırak: ${stage}`,
    deletedTitle: 'Bu fırsat bu arada silindi',
    deleted: (who: string) => `${who} bu fırsatı siz tutarken sildi.`,
    restoreAndMove: (stage: string) => `Geri getir ve taşı: ${stage}`,
    leaveDeleted: 'Silinmiş kalsın',
  },
} satisfies Messages['choices'];
