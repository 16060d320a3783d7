import type { Messages } from '../messages.js';

export const outcomeReports = {
  created: 'Açılan',
  winRate: 'Kazanma oranı',
  ended: 'Sonuçlar',
  daysToWin: 'Ortalama kazanma süresi',
  wonAmount: 'Kazanılan tutar',
  by: (dimension: string) => `Sonuçlar · ${dimension}`,
  byValue: (percent: string, currency: string, kind: string) =>
    `tutara göre ${percent} (${currency}, ${kind})`,
  abandonedBeside: 'Orana girmez',
  abandonedCounts: 'Orana girer',
  severalProducts:
    'Birden çok ürünü olan fırsat her ürünün satırında yer alır; satırlar toplamdan fazla edebilir.',
  reasons: { lost: 'Kayıp nedenleri', abandoned: 'Vazgeçme nedenleri' },
  reasonsBy: (dimension: string) => `Nedenler · ${dimension}`,
  byReason: 'Nedenine göre',
  lostAmount: { lost: 'Kaybedilen tutar', abandoned: 'Vazgeçilen tutar' },
  mostFrequent: 'En sık neden',
  createdAndWon: 'Açılan ve kazanılan',
  poorlyQualified: 'Kaybedildiğinde kalifiye olmayan',
  lossesByQualification: 'Kalifikasyona göre kayıplar',
  qualification: 'Kayıp günündeki kalifikasyon',
  qualificationStates: { missing: 'Sorulmamış', low: 'Eşiğin altında', qualified: 'Kalifiye' },
  how: {
    outcomes:
      'Dönem içinde kapanan fırsatlarda kazanılan ÷ (kazanılan + kaybedilen); kapanış gününe göre. Tutara göre oranda her para birimi ve sabit ile dönemsel fiyatlar ayrı ayrı hesaplanır; dönemsel fiyatlar yıllık tutarıyla alınır.',
    abandoned: 'Vazgeçilenler kayıp değildir: oranın yanında gösterilir, orana girmez.',
    abandonedIn: 'Vazgeçilenler orana kazanılmamış olarak girer.',
    days: 'Kazanana dek geçen gün: başlangıç tarihinden kazanıldığı güne kadar.',
    losses:
      'Dönem içinde kaybedilen fırsatlar, kayıp gününe göre. Evre ve temsilci, kaybedildiği andakilerdir; sonradan yapılanlar bir şeyi değiştirmez.',
    givenUp:
      'Dönem içinde vazgeçilen fırsatlar, o güne göre. Nedenleri ayrı bir listedir, kayıp nedenleriyle karıştırılmaz.',
    members:
      'Açılan: açıldığı gün, açan kişiye göre; bugün kimin ilgilendiği fark etmez. Kazanılan: kazanıldığı günkü temsilciye göre; sonradan devredilmesi bir şeyi değiştirmez.',
    qualification:
      'Dönemin kayıpları, evre şemasındaki ölçütlerin kayıp gününde nasıl yanıtlanmış olduğuna göre; sonradan öğrenilen sayılmaz. Kazanma oranı: aynı kalifikasyondaki kazanılan ÷ (kazanılan + kaybedilen).',
  },
} satisfies Messages['outcomeReports'];
