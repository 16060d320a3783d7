// The Turkish words of the elements about opportunities and about people and companies, and of what several elements share.
import type { ElementWords, Words } from './turkish.js';

type Some<P extends string> = { readonly [T in Extract<keyof Words, P>]: ElementWords<T> };

const opportunity = 'Fırsatın kimliği; boşsa çalışma alanında açık olan.';
const presentation =
  '`inline` öğenin bulunduğu yerde durur; `drawer` sayfanın kenarında açılır, yanında sayfa kullanılmaya devam eder.';
const partOfDetail = 'Ayrıntının bir parçasıdır, tek başına da kullanılır.';

export const opportunityWords: Some<`opportunity-${string}`> = {
  'opportunity-activities': {
    description: `Bir fırsatın görüşmeleri, toplantıları, tanıtımları ve iletileri: bir dokunuş, az önce yapılanı müşterisiyle birlikte kaydeder; ne konuşulduğu ve ne çıktığı sonra yazılabilir. ${partOfDetail}`,
    members: {
      opportunity,
      begin:
        'Şimdi yapılan bir telefon görüşmesini müşteriyle kaydeder ve odağı ne konuşulduğunun yazıldığı yere koyar.',
      log: 'Az önce yapılanı kaydeder; kayıt oluşunca sonuçlanır.',
    },
    parts: { activity: 'Bir etkinlik.' },
  },
  'opportunity-board': {
    description:
      'Evrelere göre sütunlarda kart olarak fırsatlar: kim, ne kadar, ne zaman; bir evrenin toplamı; fareyle, klavyeyle ve menüden taşıma. Sütunlar pencerelidir, on bin kart yüz kart kadar tutar. Bir kartı açmak onu çalışma alanının açık kaydı yapar; sayfada `<opportunity-detail>` yoksa pano kendi çekmecesini gösterir.',
    members: {
      schema: 'Evreleri sütun olan evre şemasının kimliği; boşsa çalışma alanının varsayılanı.',
      statuses: 'Panoda hangi durumların olduğu, boşlukla ayrılmış.',
      detail: '`none`: bir kartı açmak panonun kendi çekmecesini göstermez.',
    },
    events: {
      'firsat-opportunity-open': 'Kullanıcı bir kartı açıyor; engellenebilir.',
      'firsat-opportunity-move-request': 'Bir kart taşınmadan önce; engellenebilir, bekletilebilir.',
    },
    parts: {
      toolbar: 'Sütunların üstündeki araçlar.',
      'create-button': '“Yeni” düğmesi.',
      switcher: 'Yalnızca bir sütun sığdığında düğme olarak evreler.',
      column: 'Bir sütun.',
      'column-header': 'Sütunun başlığı.',
      card: 'Bir kart.',
      'drop-mark': 'Taşınan kartın düşeceği yer.',
    },
  },
  'opportunity-detail': {
    description:
      'Bir fırsat, hakkında bilinen her şeyle: başlık, yol gösteren evre çizgisi, tarihleri ve nedenleriyle durum, yerinde düzenlenen bütün alanlar ve geçmişi. `opportunity-id` ile verilen kaydı, yoksa çalışma alanında açık olanı gösterir. Bir alan tıklama, Enter ya da F2 ile düzenlenir; Enter ya da alandan çıkmak kaydeder, Escape geri alır. Reddedilen, nedeniyle birlikte düzenleyicisinde kalır; bu arada bir arkadaşın değiştirdiği yanında gösterilir, yazılanın üzerine asla yazılmaz.',
    members: {
      opportunityId: 'Gösterilecek kayıt; boşsa çalışma alanında açık olan.',
      presentation,
      managed: 'Bu ayrıntıyı başka bir öğe açıp kapatır: kendini çalışma alanına bildirmez.',
    },
    events: { 'firsat-opportunity-open': 'Bir kopya açılmadan önce; engellenebilir.' },
    states: { 'remote-editing': 'Bir ekip arkadaşı aynı fırsatı açmış.' },
    parts: { panel: 'Panel ya da çekmece.' },
  },
  'opportunity-filters': {
    description:
      'Gösterilen fırsatlardan ne istendiği, etiketler olarak; koşulların eklenip değiştirildiği panel ve kayıtlı görünümler, kişisel ve paylaşılan. Süzgeci, fırsatları gösteren tutar: değişiklikleri `firsat-filter-change` ve `firsat-view-choose` ile duyar, yeni süzgeci geri verir.',
    members: {
      filter: 'Şu anda ne istendiği.',
      look: 'Bir görünümün sakladığı sütunlar, sıra ve satır yüksekliği.',
      view: 'En son seçilen görünümün kimliği; boşsa yok.',
      omit: 'Sayfanın başka yerinde sorulan koşullar, boşlukla ayrılmış: `schemas stages`.',
    },
    parts: { base: 'Etiketlerin satırı.' },
  },
  'opportunity-form': {
    description:
      'Fırsat oluşturur: tek sayfa, her alanı açıklanmış. Çalışma alanından yeni bir fırsat istendiğinde ya da kendi `draft` değeri verildiğinde açılır. Yazılan hiçbir şey kaybolmaz: formu kapatmak yazılanı saklar, bu sayfada aynı çalışma alanının sonraki formu oradan sürdürür. Kaydedilemeyen metin, nedeni yanında, yerinde kalır. Ekledikten sonra yeni kayıt açılır.',
    members: {
      presentation:
        '`inline` öğenin bulunduğu yerde durur; `dialog` sayfanın üstünde açılır ve gerisini bekletir.',
      managed: 'Bu formu başka bir öğe açıp kapatır: kendini çalışma alanına bildirmez.',
      draft: 'Formu bilinenlerle açar; `null` çalışma alanına bırakır.',
    },
    parts: { form: 'Formun kendisi.' },
  },
  'opportunity-links': {
    description: `Bir fırsatla ilgisi olan kişi ve şirketler: müşterisi ve rolüyle bağlanan herkes. Satır sonundaki bir dokunuş o kişiyle yapılan görüşmeyi kaydeder. ${partOfDetail}`,
    members: { opportunity, begin: 'Odağı birinin bağlandığı yere koyar.' },
    parts: { link: 'Bir kişi ya da şirket.' },
  },
  'opportunity-list': {
    description:
      'Tablo olarak fırsatlar, satış ekibinin ilk sayfası: istenen sütunlar, birkaç anahtara göre sıralama, yazdıkça arama; eşleşenlerin toplamı, canlı. Satırlar pencerelidir, on bini kırkı kadar tutar. Bir satırı açmak onu çalışma alanının açık kaydı yapar; sayfada `<opportunity-detail>` yoksa liste kendi çekmecesini gösterir.',
    members: {
      detail: '`none`: bir satırı açmak listenin kendi çekmecesini göstermez.',
      filter: 'Hangi fırsatların gösterildiği; aramaya yazılan buna eklenir.',
      layout: 'Sütunlar, sıra ve satır yüksekliği.',
      view: 'Bakılan kayıtlı görünümün kimliği; boşsa yok.',
    },
    events: { 'firsat-opportunity-open': 'Kullanıcı bir satırı açıyor; engellenebilir.' },
    parts: {
      toolbar: 'Tablonun üstündeki araçlar.',
      'create-button': '“Yeni” düğmesi.',
      head: 'Başlıkların satırı.',
      row: 'Bir fırsat.',
      totals: 'Alttaki toplamlar.',
    },
  },
  'opportunity-reminders': {
    description: `Bir fırsatın hatırlatmaları: bir dokunuş yarına ya da bir hafta sonraya kurar. ${partOfDetail}`,
    members: { opportunity, begin: 'Odağı hazır yanıtların ilkine koyar.' },
    parts: { reminder: 'Bir hatırlatma.' },
  },
  'opportunity-tasks': {
    description: `Bir fırsatın görevleri: başlık ve Enter ekler, bir dokunuş tamamlar. ${partOfDetail}`,
    members: { opportunity, begin: 'Odağı görev yazılan yere koyar.' },
    parts: { task: 'Bir görev.' },
  },
};

export const contactWords: Some<`contact-${string}`> = {
  'contact-detail': {
    description:
      'Bir kişi ya da şirket: nasıl ulaşılır, fırsatları ve her birinin içindekiler, çalışanları ve yerinde düzenlenen bütün alanlar. `contact-id` ile verileni, yoksa çalışma alanında açık olanı gösterir. Birleştirilmiş biri, yerini alan kişiyi gösterir.',
    members: { contactId: 'Gösterilecek kişi; boşsa çalışma alanında açık olan.', presentation },
    events: {
      'firsat-data-export-request': 'Bir kişinin verileri okunmadan önce; `preventDefault()` reddeder.',
      'firsat-opportunity-new': 'Bu müşteriyle yeni bir fırsat isteniyor.',
    },
    parts: { panel: 'Panel ya da çekmece.' },
  },
  'contact-directory': {
    description:
      'Kişiler ve şirketler: yazdıkça aranır, süzülür; her birinde açık olanlar ve en son ne olduğu görülür, arama ya da e-posta bir dokunuş uzaktadır. Aynı olabilecek kayıtlar nedeniyle önerilir; birleştirilir ya da ayrı oldukları söylenir.',
    parts: {
      list: 'Kayan liste.',
      row: 'Bir kişi ya da şirket.',
      form: 'Birinin eklendiği form.',
      duplicates: 'Aynı olabilecek kayıtların bölümü.',
      merge: 'Kayıtların birleştiği iletişim kutusu.',
    },
  },
};

/** What several elements say with the same words; what one of them says for itself comes first. */
export const sharedWords = {
  members: {
    for: 'Sayfanın herhangi bir yerindeki bir `<pipeline-workspace>` öğesinin kimliği; boşsa üstteki en yakın olan.',
    strings: 'Dillere göre, kitin sözlerinin yerine sayfanın söyledikleri; en yakındaki önce gelir.',
    shortcuts:
      '`share`: burada basılan tuşlar sayfanın kısayollarına da ulaşır; boşsa ulaşmaz. Çevreleyen bir öğede yazılıysa içindekilerin tümü için geçerlidir.',
    density:
      'Her şeyin ne kadar yer kapladığı: `compact` (sıkı), `comfortable` (rahat) ya da `spacious` (ferah); boşsa çalışma alanı öğesinin dediği.',
    hasDraft: 'Yazılmış ama kaydedilmemiş bir şey olup olmadığı.',
    period:
      'Raporun günleri: `quarter 0`, `month -1`, `last 90`, `2026-01-01..2026-03-31`, `all`. Boşsa o rapor için olağan olan.',
    asOf: 'Günün sonundaki hâline bakılan gün, `YYYY-MM-DD`. Boşsa bugünkü hâli.',
    by: 'Seçilebildiği yerde satırların neye göre ayrıldığı: `owner`, `month` … Boşsa olağan olan.',
    schema: 'Seçilebildiği yerde evre şemasının kimliği. Boşsa çalışma alanınınki.',
    compare: 'Dönemin bir öncekiyle karşılaştırılıp karşılaştırılmayacağı.',
    filter: 'Hangi fırsatların sayıldığı; pano ve listedekiyle aynı süzgeçler.',
  },
  events: {
    'firsat-change': 'Her işlemden sonra, kaynağıyla.',
    'firsat-contact-close': 'Kullanıcı kapattı. Yukarı yayılmaz.',
    'firsat-contact-open':
      'Bir kişi ya da şirket görülmek isteniyor; `preventDefault()`: sayfa kendisi gösterir.',
    'firsat-data-export-request': 'Bir şey okunmadan önce; `preventDefault()` reddeder.',
    'firsat-data-import-request': 'Bir şey yazılmadan önce; `preventDefault()` reddeder.',
    'firsat-data-imported': 'Her şey yazıldıktan sonra.',
    'firsat-detail-close': 'Kullanıcı kapattı. Yukarı yayılmaz.',
    'firsat-filter-change': 'Başka fırsatlar isteniyor. Yukarı yayılmaz.',
    'firsat-form-cancel': 'Form eklemeden kapatıldı. Yukarı yayılmaz.',
    'firsat-form-done': 'Bir fırsat eklendi; `detail.id`. Yukarı yayılmaz.',
    'firsat-invoice-request': 'Kabul edilmiş bir teklifi sayfanın faturalaması isteniyor.',
    'firsat-offer-close': 'Kullanıcının teklifle işi bitti.',
    'firsat-offer-open': 'Başka bir teklif, örneğin revizyonu, gösterilmek isteniyor.',
    'firsat-opportunity-new': 'Kullanıcı bir fırsat oluşturmak istiyor; engellenebilir.',
    'firsat-opportunity-open': 'Bir fırsat görülmek isteniyor; `preventDefault()`: sayfa kendisi gösterir.',
    'firsat-reload':
      'Sayfa çok eski ve kullanıcı yenisini istiyor; `preventDefault()`: sayfa kendisi getirir.',
    'firsat-reminder-due': 'Kullanıcının bir hatırlatması geldi; `preventDefault()`: sayfa kendisi gösterir.',
    'firsat-schemas-open': 'Kullanıcı evre şemalarını istiyor; `preventDefault()`: sayfa gösterir.',
    'firsat-sign-in':
      'Oturum bitti ve kullanıcı yeniden oturum açmak istiyor; `preventDefault()`: sayfa yapar.',
    'firsat-view-choose': 'Kayıtlı bir görünüme bakılmak isteniyor. Yukarı yayılmaz.',
    'firsat-workspace-connected': 'Öğe bir belgeye girdi.',
  },
  parts: {
    base: 'Görünümü taşıyan sarmalayıcı.',
    sheets: 'Çizim ve tablosu.',
    panel: 'Bir rakamın ardındaki kayıtları gösteren çekmece.',
  },
  cssProperties: {
    '--firsat-surface': 'Arka plan; öteki tonlar bundan ve yazı renginden karıştırılır.',
    '--firsat-text': 'Yazı rengi.',
    '--firsat-muted': 'Daha az söyleyen yazının rengi.',
    '--firsat-line': 'İnce çizgilerin rengi.',
    '--firsat-well': 'Kartların üzerinde durduğu zemin.',
    '--firsat-accent': 'Basılabilen, seçili ya da odaktaki şeylerin rengi.',
    '--firsat-on-accent': 'Vurgu rengi üzerindeki yazının rengi.',
    '--firsat-focus': 'Odaktakinin çevresindeki halkanın rengi.',
    '--firsat-danger': 'Yanlış ya da geri alınamaz olanın rengi.',
    '--firsat-warning': 'Bakılması gerekenin rengi.',
    '--firsat-success': 'Yolunda gidenin rengi.',
    '--firsat-radius': 'Köşelerin yarıçapı.',
    '--firsat-font': 'Yazı tipi ailesi.',
    '--firsat-font-size': 'Yazı boyutu; öteki bütün boyutlar bunun katıdır.',
    '--firsat-space':
      'Kartların, hücrelerin ve panellerin iç boşluğu; `density` bunu daraltır ya da genişletir.',
    '--firsat-shadow':
      'Yüzenlerin gölgesi: paneller, çekmeceler, imlecin altındaki kart. `none` düz gösterir.',
    '--firsat-board-height': 'Panonun yüksekliği.',
    '--firsat-list-height': 'Listenin yüksekliği.',
    '--firsat-directory-height': 'Sayfa yükseklik vermediğinde öğenin yüksekliği.',
    '--firsat-drawer-width': 'Yer olduğunda çekmecenin genişliği.',
  },
  slots: {},
  states: {
    loading: 'Veriler yolda.',
    empty: 'Çalışma alanı henüz oluşturulmadı.',
    readonly: 'Burada şu anda hiçbir şey değiştirilemez.',
    offline: 'Sunucuya ulaşılamıyor ya da bilerek onsuz çalışılıyor.',
    syncing: 'Burada yapılan değişiklikler sunucuya gidiyor.',
    compact: 'Sıkı gösteriliyor; kendisi ya da çalışma alanı öyle dediği için.',
    spacious: 'Ferah gösteriliyor; kendisi ya da çalışma alanı öyle dediği için.',
  },
} as const satisfies Record<string, Readonly<Record<string, string>>>;

/** Of a request event, which is named by its command. */
export const requestWords = (command: string): string =>
  `\`${command}\` yapılmadan önce; \`preventDefault()\` reddeder, \`waitUntil(promise)\` bekletir.`;
