import type { Messages } from '../messages.js';

/** Kayıt durumu ve kimlerin burada olduğu. */
export const sync = {
  label: 'Kayıt durumu',
  details: 'Ayrıntılar',
  meaning: {
    server: () => 'Kaydedildi: sunucuda',
    device: () => 'Kaydedildi: bu cihazda',
    queued: (waiting: number) =>
      waiting > 0
        ? `Bu cihazda, sunucuya gönderilecek: ${String(waiting)}`
        : 'Bu cihazda, sunucuya gönderilecek',
    saving: () => 'Kaydediliyor…',
    opening: () => 'Açılıyor…',
    connecting: () => 'Bağlanıyor…',
    offline: () => 'Bağlantı yok, çalışmaya devam edebilirsiniz',
    paused: () => 'Çevrimdışı çalışıyorsunuz',
    memory: () => 'Yalnızca bellekte',
    'memory-queued': (waiting: number) =>
      waiting > 0
        ? `Yalnızca bellekte, sunucuya gönderilecek: ${String(waiting)}`
        : 'Yalnızca bellekte, sunucuya gönderilecek',
    'server-only': () => 'Sunucuda; bu cihaza kaydedilemiyor',
    failed: () => 'Bu cihaza kaydedilemiyor, yalnızca bellekte',
    denied: () => 'Sunucu kabul etmiyor',
    'denied-device': () => 'Sunucu kabul etmiyor; değişiklikler bu cihazda',
    held: (waiting: number) => `${String(waiting)} değişiklik kaydedilemedi`,
    reader: () => 'Yalnızca görüntüleme',
    expired: () => 'Oturum sona erdi',
    removed: () => 'Üyelik sona erdi',
    outdated: () => 'Sayfa eski, yenileyin',
  },
  levels: {
    title: 'Değişiklikleriniz nerede',
    memory: 'Bellekte',
    device: 'Bu cihazda',
    server: 'Sunucuda',
  },
  memoryState: 'Ekranda gördüğünüz her şey',
  deviceState: {
    saved: () => 'Kaydedildi',
    saving: (waiting: number) =>
      waiting > 0 ? `Kaydediliyor: ${String(waiting)} değişiklik` : 'Hazırlanıyor…',
    failed: (waiting: number) =>
      waiting > 0 ? `Kaydedilemedi: ${String(waiting)} değişiklik` : 'Şu anda kaydedilemiyor',
    memory: () => 'Saklanmıyor: sayfa kapanınca bu cihazda iz kalmaz',
  },
  serverState: {
    saved: () => 'Kaydedildi',
    idle: () => 'Gönderilecek bir şey yok',
    pending: (waiting: number) =>
      waiting > 0
        ? `${String(waiting)} değişiklik gönderilmeyi bekliyor`
        : 'Değişiklikler gönderilmeyi bekliyor',
    denied: (waiting: number) =>
      waiting > 0 ? `Kabul edilmedi: ${String(waiting)} değişiklik` : 'Bağlantı kabul edilmedi',
    none: () => 'Sunucu yok',
  },
  storage: {
    persistent: 'Kalıcı: tarayıcı kendiliğinden silmez.',
    'best-effort': 'Yer kalmazsa tarayıcı silebilir.',
    memory: 'Sayfa kapanınca bu cihazda tutulmaz.',
  },
  access: {
    owner: 'Bu çalışma alanının sahibisiniz.',
    editor: 'Bu çalışma alanında değişiklik yapabilirsiniz.',
    reader: 'Bu çalışma alanını görüntüleyebilirsiniz, değiştiremezsiniz.',
    expired: 'Oturumunuz sona erdi. Değişikliklerin gönderilmesi için yeniden giriş yapın.',
    removed: 'Artık bu çalışma alanının üyesi değilsiniz.',
    outdated: 'Bu sayfa değişiklik yapmak için fazla eski. Sayfayı yenileyin.',
  },
  heldHint: 'Kararınızı bekliyor.',
  done: 'tamam',
  notDone: 'henüz değil',
  lastServerSave: (when: string) => `Sunucuya son kayıt: ${when}`,
  network: {
    none: 'Sunucusuz çalışıyor',
    offline: 'Bağlantı yok. Yaptıklarınız bağlantı gelince gönderilir.',
    connecting: 'Sunucuya bağlanıyor…',
    online: 'Sunucuya bağlı',
    denied: 'Sunucu bağlantıyı sonlandırdı.',
  },
  goOffline: 'Çevrimdışı çalış',
  goOfflineHint: 'Açıkken sunucuya hiçbir şey gönderilmez ve başkalarının değişiklikleri gelmez.',
  problems: {
    'storage-open': 'Tarayıcı bu sayfaya yer vermiyor (gizli pencere ya da bozuk profil olabilir).',
    'storage-closed': 'Tarayıcı veritabanını kapattı; yeniden açılıyor.',
    'storage-quota': 'Bu cihazda yer kalmadı. Yer açın ya da sunucuya bağlı kalın.',
    'storage-write': 'Bu cihaza yazılamıyor; yeniden deneniyor.',
    'storage-read': 'Bu cihazdaki bazı kayıtlar okunamadı; sunucudan tamamlanır.',
    'server-refused': 'Sunucu bir değişikliği kabul etmedi. Değişiklik ayrıldı, kaybolmadı.',
    'server-denied': 'Bu çalışma alanına girme yetkiniz yok. Yöneticinize danışın.',
    'server-unknown': 'Sunucuda böyle bir çalışma alanı yok.',
    'document-large':
      'Bu çalışma alanı neredeyse doldu. Gereksiz kayıtları silin; sınır aşılınca sunucu yeni bir şey almaz.',
    'server-not-durable': 'Sunucu şu anda kaydedemiyor. Değişiklikler gönderilmeyi bekliyor.',
    'token-refused': 'Oturumunuz geçersiz. Yeniden giriş yapın.',
    'token-unavailable': 'Oturum bilgisi alınamadı; yeniden deneniyor.',
    'epoch-changed': 'Çalışma alanı sunucuda yenilendi; yeni hali getiriliyor.',
    'too-large': 'Değişiklik sunucunun sınırından büyük.',
    'client-too-old': 'Bu sayfa eski bir sürüm. Sayfayı yenileyin.',
    'signed-out': 'Başka bir sekmede çıkış yapıldı ve bu cihazdaki veriler silindi. Sayfayı yenileyin.',
    'protocol-error': 'Sunucu ile anlaşılamadı. Sayfayı yenileyin.',
  },
  unknownProblem: (code: string) => `Bilinmeyen bir sorun var (${code}).`,
  presence: {
    label: 'Şu anda burada olanlar',
    you: 'siz',
    opened: (description: string) => `açık: ${description}`,
    editing: (description: string) => `düzenliyor: ${description}`,
    dragging: (description: string) => `taşıyor: ${description}`,
    tabs: (count: number) => `${String(count)} pencerede`,
    more: (count: number) => `+${String(count)}`,
    moreLabel: (count: number) => `${String(count)} kişi daha`,
    alone: 'Şu anda yalnızca siz buradasınız',
  },
} satisfies Messages['sync'];
