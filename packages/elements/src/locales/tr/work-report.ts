import type { Messages } from '../messages.js';

export const workReport = {
  title: (dimension) => `${dimension} kırılımında etkinlikler ve sonuçlar`,
  activities: 'Tüm etkinlikler',
  calls: 'Görüşme',
  meetings: 'Toplantı',
  emails: 'E-posta',
  texts: 'SMS',
  tasksDone: 'Biten görev',
  offersSent: 'Gönderilen teklif',
  winRate: 'Kazanma oranı',
  wonAmount: 'Kazanılan tutar',
  contacts: 'Görüşme, toplantı ve iletiler',
  nobody: 'Bilinmiyor',
  how: [
    'Etkinlikler yapıldıkları güne ve yapan kişiye göre sayılır; demolar toplantılara dahildir, yalnızca planlanmış olanlar sayılmaz. Görevler bitirene, teklifler gönderene yazılır. Hiçbir fırsata bağlı olmayan etkinlikler burada yoktur.',
    'Kazanılan ve kaybedilen: kapanış gününe ve o günkü temsilciye göre. Kazanma oranı: kazanılan ÷ (kazanılan + kaybedilen).',
    'Her sayı yapılan işleri sayar; açıldığında bu işlerin ait olduğu fırsatları gösterir.',
  ],
} satisfies Messages['workReport'];
