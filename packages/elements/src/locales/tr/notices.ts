import type { Messages } from '../messages.js';

const degisiklik = (count: number): string => `${String(count)} değişiklik`;

/** Paylaşılamayan değişikliklere ne olduğu ve şu anda neden bir şey değiştirilemediği. */
export const notices = {
  label: 'Değişiklikleriniz hakkında',
  held: {
    title: (count: number) => `${String(count)} değişikliğiniz kaydedilemedi`,
    kept: 'Kaybolmadı: bu cihazda saklanıyor.',
    keptOnPage: 'Yalnızca bu sayfada: kapatmadan önce dışa aktarın.',
    canRetry: (count: number, of: number) =>
      count < of ? `${String(count)} tanesi artık kaydedilebilir.` : 'Artık kaydedilebilir.',
    manyReasons: 'Nedenleri farklı; listede tek tek yazıyor.',
    review: 'İncele',
    export: 'Dışa aktar',
    retry: 'Yeniden dene',
  },
  why: {
    'read-only': 'Şu anda bu çalışma alanını yalnızca görüntüleyebilirsiniz.',
    wasReadOnly: 'O sırada bu çalışma alanını yalnızca görüntüleyebiliyordunuz.',
    removed: 'Artık bu çalışma alanının üyesi değilsiniz.',
    wasRemoved: 'O sırada bu çalışma alanının üyesi değildiniz.',
    epoch: 'Çalışma alanı bu sırada eski bir sürümden geri yüklendi.',
    refused: 'Sunucu kabul etmedi.',
    conflict: 'İlgili kayıtlar bu sırada değişti.',
  },
  reason: {
    'read-only': 'yalnızca görüntüleme yetkisi',
    removed: 'üyelik sona erdi',
    epoch: 'çalışma alanı geri yüklendi',
    refused: 'sunucu kabul etmedi',
    conflict: 'kayıt bu sırada değişti',
  },
  review: {
    title: 'Kaydedilemeyen değişiklikler',
    intro:
      'Bu değişiklikleri sizden başka kimse görmüyor. Yeniden kaydedebilir, dışa aktarabilir ya da gerek kalmayanları silebilirsiniz.',
    all: 'Tümü',
    selected: (count: number) => `${String(count)} seçili`,
    canRetry: 'kaydedilebilir',
    cannotRetry: 'şu anda kaydedilemez',
    noRetry: 'Şu anda bunların hiçbiri kaydedilemez.',
    more: (count: number) => `${String(count)} değişiklik daha göster`,
    rule: (rule: string) => `Kural: ${rule}`,
    retry: (count: number) => `Yeniden kaydet (${String(count)})`,
    discard: (count: number) => `Sil (${String(count)})`,
    discardTitle: (count: number) =>
      count === 1
        ? 'Bu değişiklik kalıcı olarak silinsin mi?'
        : `Bu ${String(count)} değişiklik kalıcı olarak silinsin mi?`,
    discardText: 'Bu işlem geri alınamaz. Emin değilseniz önce dışa aktarın.',
    discardNow: 'Kalıcı olarak sil',
    keep: 'Sakla',
  },
  result: {
    working: 'Kaydediliyor…',
    saved: (count: number) => `${degisiklik(count)} kaydedildi`,
    someHeld: (applied: number, held: number) =>
      `${degisiklik(applied)} kaydedildi, ${String(held)} tanesi yine kaydedilemedi`,
    noneSaved: (held: number) =>
      held === 1 ? 'Değişiklik yine kaydedilemedi' : `${degisiklik(held)} yine kaydedilemedi`,
    failed: 'Bu olmadı. Değişiklikleriniz saklanmaya devam ediyor.',
    exported: (file: string) => `Dışa aktarıldı: ${file}`,
    discarded: (count: number) => `${degisiklik(count)} silindi`,
  },
  expired: {
    title: 'Oturumunuz sona erdi',
    onDevice: (count: number) =>
      count > 0
        ? `Çalışmaya devam edebilirsiniz. Bu cihazdaki ${degisiklik(count)} yeniden giriş yapınca gönderilir.`
        : 'Çalışmaya devam edebilirsiniz. Yaptıklarınız bu cihazda saklanır, yeniden giriş yapınca gönderilir.',
    onPage: (count: number) =>
      count > 0
        ? `${degisiklik(count)} yalnızca bu sayfada. Sayfayı kapatmadan yeniden giriş yapın.`
        : 'Yeniden giriş yapana kadar yaptıklarınız yalnızca bu sayfada durur.',
    action: 'Yeniden giriş yap',
  },
  removed: {
    title: 'Artık bu çalışma alanının üyesi değilsiniz',
    text: 'Buraya yeni bir şey gelmez ve hiçbir şey değiştirilemez. Bir yanlışlık varsa yöneticinize danışın.',
    action: 'Yeniden denetle',
  },
  outdated: {
    title: 'Bu sayfa eski kaldı',
    onDevice: (count: number) =>
      count > 0
        ? `Devam etmek için sayfayı yenileyin. Bu cihazdaki ${degisiklik(count)} ardından gönderilir.`
        : 'Değişiklik yapmak için sayfayı yenileyin.',
    onPage: (count: number) =>
      count > 0
        ? `Değişiklik yapmak için sayfayı yenilemek gerekir. ${degisiklik(count)} yalnızca bu sayfada ve yenileyince kaybolur.`
        : 'Değişiklik yapmak için sayfayı yenileyin.',
    action: 'Sayfayı yenile',
  },
  evicted: {
    title: (count: number) => `Tarayıcı, gönderilmemiş ${degisiklik(count)} sildi`,
    text: 'Bu sayfanın verilerini sunucuya ulaşmadan temizledi. Bunlar geri getirilemez; son yaptıklarınızı gözden geçirin.',
    action: 'Anladım',
  },
  memory: {
    title: 'Bu cihazda hiçbir şey saklanmıyor',
    connected: 'Yaptıklarınız sunucuya gider. Sayfa kapanınca burada iz kalmaz.',
    alone: 'Burada yaptıklarınız sayfa kapanınca silinir.',
    waiting: (count: number) =>
      `${degisiklik(count)} yalnızca bu sayfada. Sunucuya ulaşmadan sayfayı kapatmayın.`,
    action: 'Anladım',
  },
  commands: {
    'workspace-create': 'Satış hattı başlatma',
    'opportunity-create': 'Yeni fırsat',
    'opportunity-edit': 'Fırsatı düzenleme',
    'opportunity-move': 'Başka evreye taşıma',
    'opportunity-change-schema': 'Başka şemaya taşıma',
    'opportunity-set-status': 'Durum değişikliği',
    'opportunity-reference-set': 'Dış bağlantı ekleme',
    'opportunity-reference-remove': 'Dış bağlantıyı kaldırma',
    'opportunity-delete': 'Fırsatı silme',
    'opportunity-restore': 'Fırsatı geri getirme',
    'bin-restore': 'Çöp kutusundan geri getirme',
    'contact-create': 'Yeni müşteri',
    'contact-edit': 'Müşteriyi düzenleme',
    'contact-delete': 'Müşteriyi silme',
    'contact-channel-set': 'Kişinin iletişim kanalını düzenleme',
    'contact-channel-remove': 'Kişinin iletişim kanalını kaldırma',
    'contact-restore': 'Müşteriyi geri getirme',
    'contact-merge': 'Kişileri birleştirme',
    'contact-distinguish': 'Kişileri ayırt etme',
    'contact-erase': 'Kişisel verileri silme',
    'contact-upsert': 'Bağlı sistemden kişi',
    'schema-create': 'Yeni evre şeması',
    'schema-edit': 'Evre şemasının adını değiştirme',
    'schema-archive': 'Evre şemasını arşivleme',
    'schema-restore': 'Evre şemasını geri getirme',
    'schema-set-default': 'Varsayılan şema yapma',
    'stage-create': 'Yeni evre',
    'stage-edit': 'Evreyi düzenleme',
    'stage-move': 'Evrelerin sırasını değiştirme',
    'note-create': 'Yeni not',
    'note-edit': 'Notu sabitleme',
    'note-summarize': 'Not özeti',
    'note-delete': 'Notu silme',
    'note-restore': 'Notu geri getirme',
    'text-edit': 'Yazılan metin',
    'stage-archive': 'Evreyi arşivleme',
    'stage-restore': 'Evreyi geri getirme',
    'member-create': 'Yeni temsilci',
    'member-edit': 'Temsilciyi düzenleme',
    'member-upsert': 'Bağlı sistemden temsilci',
    'product-create': 'Yeni ürün',
    'product-upsert': 'Bağlı sistemden ürün',
    'quota-create': 'Yeni kota',
    'quota-create-series': 'Yeni kotalar',
    'quota-edit': 'Kotayı düzenleme',
    'quota-delete': 'Kotayı silme',
    'quota-restore': 'Kotayı geri alma',
    'opportunity-split': 'Payları belirleme',
    'workspace-edit': 'Çalışma alanının ayarları',
    'queue-settings-edit': 'İş listesi ayarları',
    'rates-set': 'Döviz kurlarını girme',
    'rates-remove': 'Döviz kurlarını kaldırma',
  },
  unknownCommand: 'Başka bir değişiklik',
  bytesOnly: 'İçeriği gösterilemeyen bir değişiklik',
  untitled: 'Adsız',
  fields: {
    type: 'Tür',
    relation: 'İlişki',
    parentId: 'Bağlı olduğu',
    email: 'E-posta',
    phone: 'Telefon',
    taxNumber: 'Vergi numarası',
    sector: 'Sektör',
    location: 'Konum',
    color: 'Renk',
    phase: 'Bölüm',
    guidance: 'Yol gösterme',
    role: 'Rol',
    team: 'Ekip',
    manager: 'Yönetici',
    target: 'Hedef',
    endDate: 'Bitiş tarihi',
    series: 'Seri',
  },
  fileName: (workspace: string, date: string) => `kaydedilemeyen-degisiklikler-${workspace}-${date}.json`,
} satisfies Messages['notices'];
