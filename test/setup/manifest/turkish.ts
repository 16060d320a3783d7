// The manifest in Turkish, for the data of editors. Typed against the tags and the members of their classes: an element without its words does not
// compile, and what else has none fails MAN2 (`inTurkish`).
import type { FirsatElement, PipelineWorkspace } from '@firsat/elements';
import type {} from 'firsat';
import type {} from '@firsat/elements/define';
import { contactWords, opportunityWords } from './turkish-records.js';

type Kit = FirsatElement | PipelineWorkspace;
type Tags = HTMLElementTagNameMap;

/** Every tag of the kit. */
export type KitTag = { [T in keyof Tags]: Tags[T] extends Kit ? T : never }[keyof Tags];

/** What one element says for itself; the rest has the words of `sharedWords`. */
export interface ElementWords<T extends keyof Tags> {
  readonly description: string;
  readonly members?: { readonly [M in keyof Tags[T]]?: string };
  readonly events?: Readonly<Record<string, string>>;
  readonly slots?: Readonly<Record<string, string>>;
  readonly parts?: Readonly<Record<string, string>>;
  readonly states?: Readonly<Record<string, string>>;
}

export type Words = { readonly [T in KitTag]: ElementWords<T> };

export const elementWords: Words = {
  ...opportunityWords,
  ...contactWords,
  'change-notices': {
    description:
      'Burada yapılan değişiklikler hakkında birleştirmenin ve sunucunun verdiği kararlar: kaydedilemeyenler, nedeniyle birlikte; gözden geçirilir, dışa aktarılır, yeniden denenir ya da atılır. Şu anda hiçbir şeyin neden kaydedilemediğini de söyler (oturum bitti, artık üye değil, sayfa çok eski). Söyleyecek bir şey yokken yer kaplamaz.',
    members: {
      managed: 'Bunu başka bir öğe gösterir: sayfanın kendisinde yoktur.',
      notices: 'Şu anda söylenenler, en önemlisi başta.',
      review: 'Bekletilen değişikliklerin listesini açar; yoksa bir şey yapmaz.',
    },
    parts: {
      base: 'Görünümü taşıyan sarmalayıcı; yalnızca söyleyecek bir şey varken vardır.',
      notice: 'Bir bildirim.',
      review: 'Değişikliklerin tek tek görüldüğü iletişim kutusu.',
    },
    states: { empty: 'Söyleyecek bir şey yok; öğe yer kaplamıyor.' },
  },
  'custom-field-editor': {
    description:
      'Çalışma alanının fırsatlara eklediği alanlar: oluşturulur, adlandırılır, sıralanır, kenara konur, geri getirilir; her birinin ne kadar kullanıldığı görülür. Seçmeli bir alanın seçenekleri de buradadır. Yazılanlar kaydedilene kadar saklanır.',
    parts: { field: 'Bir alan.' },
  },
  'data-export': {
    description:
      'Satış hattındaki verileri dışarı verir: hesap çizelgeleri için tablolar, her şeyin okunabilir JSON hâli ve tek dosyalık yedekler; yedekleri geri de yükler. Dosyalar dilim dilim hazırlanır, sayfa kullanılabilir kalır; tarayıcı teslim eder, cihazdan başka yere bir şey gitmez.',
    members: {
      step: 'Şu anda ne yapıldığı: `idle`, `building`, `ready`, `reading`, `confirm`, `restoring`, `restored` ya da `stopped`.',
      exportFile:
        'Bir dosya hazırlar ve tarayıcıya verir. Dosyayla sonuçlanır; dosya yoksa (iptal edildi, reddedildi, hazır değil) `ExportStopped` ile biter. Bir kişinin verileri için kişi söylenir ya da burada seçilmiş olandır.',
      restoreBackup:
        'Bir yedeği, içindekilere bakıldıktan sonra geri yükler. Henüz kimsenin çalışmadığı bir çalışma alanına her şeyi getirir; başkasına orada eksik olan kayıtları ekler. Yazılan kayıt sayısıyla sonuçlanır.',
      cancel: 'Süren işi durdurur.',
    },
    events: {
      'firsat-data-import-request': 'Bir yedek yazılmadan önce; `preventDefault()` reddeder.',
      'firsat-data-imported': 'Bir yedek yazıldıktan sonra.',
    },
    parts: { backup: 'Yedeklerle ilgili bölüm; dosya buraya bırakılabilir.' },
  },
  'data-import': {
    description:
      'CSV dosyalarını satış hattına alır: seçilir, bırakılır ya da yapıştırılır; sütunları bilinmeyenler adım adım anlaşılır; ya bütünüyle yazılır ya hiç. Okunamayan her satır raporda görülür, geri almanın bir yolu vardır. Dosya okuyucusu ancak biri içe aktarırken yüklenir.',
    members: {
      sample: 'Satış hattını üretilmiş verilerle doldurmayı önerir.',
      rows: 'Örnekte kaç fırsat olacağı.',
      seed: 'Başka tohum, başka örnek; aynısı ikinci kez bir şey eklemez.',
      currency: 'Bir CRM dökümündeki tutarların para birimi, ISO 4217.',
      sampleSource: 'Örneği üretir; sayfanın kendi örneği yoksa kütüphaneninki.',
      step: 'Şu anda ne yapıldığı: `idle`, `reading`, `file`, `columns`, `planning`, `preview`, `writing`, `done`, `stopped`, `taken-back` …',
      importFiles:
        'Dosyaları okur ve eklediklerini yazar. `preview` ile biri plana bakana kadar bekler; onsuz kararı çağıran sayfa vermiştir ve açık soru bırakan dosya reddedilir. Her şey yazıldığında raporla sonuçlanır; hiçbir şey yazılmadıysa `ImportStopped` ile biter.',
      importSample: 'Satış hattını üretilmiş verilerle doldurur; yazılan kayıt sayısıyla sonuçlanır.',
      revert:
        'Bir içe aktarmayı geri alır (oluşturduğu çöp kutusuna gider, değiştirdiği eski değerine döner, o zamandan beri üzerinde çalışılan kalır) ya da geri alınmış olanı yeniden getirir.',
      cancel: 'Süren işi durdurur; ondan bir şey kalmaz.',
    },
    parts: {
      zone: 'Dosyaların bırakıldığı yer.',
      file: 'Dosyanın nasıl okunacağını soran adım.',
      columns: 'Sütunların anlam kazandığı adım.',
      report: 'Ön izleme ve rapor.',
    },
  },
  'line-grid': {
    description:
      'Ürün ve hizmet kalemleri: hesap çizelgesi gibi klavyeyle kullanılan bir ızgara, oradan yapıştırılan bloklar, katalogdan eklemeler ve hepsinin toplamı. Bir fırsatın ya da bir teklif taslağının.',
    members: {
      opportunity: 'Fırsatın kimliği; boşsa çalışma alanında açık olan.',
      offer: 'Taslağı düzenlenen teklifin kimliği; boşsa fırsatın kendi kalemleri.',
      terms: 'Teklifin koşulları; bir fırsatınki kendisinindir.',
      frozen: 'Yalnızca bakılır: gönderilmiş bir teklif.',
      begin: 'Odağı kalem eklenen yere koyar.',
    },
    parts: { line: 'Bir kalem.' },
  },
  'offer-editor': {
    description:
      'Bir teklif: taslakken birlikte yazılır; gönderilir, karara bağlanır, revize edilir, yazdırılır. Gönderilmiş olan, gönderildiği gibi gösterilir.',
    members: { offer: 'Teklifin kimliği.' },
  },
  'pipeline-forecast': {
    description:
      'Beklenen gelir: mali aylara göre kazanılan, ağırlıklı açık ve en iyi durum; ya sipariş olarak ya da yinelenen fiyatların takvimine göre. Tarihsiz ve gecikmiş olanlar ayrı durur. Altında aylar panosu: başka aya taşınan kart o ayda beklenir.',
    parts: { sheets: 'Çizimler ve tablolar.' },
  },
  'pipeline-funnel': {
    description:
      'Bir şemanın evrelerinden geçenler: her birine kaç tane girdi, kaçı ilerledi, kaçı düştü; tutarlar ve ortanca sürelerle, atlanan evreler için iki kuraldan biriyle. Henüz süren gruplar kesin değil diye işaretlenir.',
  },
  'pipeline-report': {
    description:
      'Satış ekibinin satış hattına sorduğu sorular, geçmişinden yanıtlanır: ne kazanıldı, neden kaybedildi, evreler ne kadar sürüyor, ne kayıyor, ne bekliyor, ne değişti. Her rakam kendi kayıtlarını açar ve nasıl hesaplandığını söyler; her rapora istenen günkü hâliyle bakılabilir.',
    members: { report: 'Hangi rapor: `REPORT_KINDS` içinden biri; değilse ilki.' },
    parts: { sheets: 'Çizimler ve tablolar.' },
  },
  'pipeline-settings': {
    description:
      'Bütün çalışma alanı için geçerli olanlar: ad, para birimi, saat dilimi, mali yıl, çalışma günleri ve tatiller, raporlama para birimi ve tarihli kurları, her evrenin olasılığı ve yanında geçmişin söylediği. Her ayar tek başına kaydedilir ve geri alınabilir; değiştiremeyen, nedeniyle birlikte okur.',
    parts: { section: 'Bir ayar grubu.' },
  },
  'pipeline-workspace': {
    description:
      'Bir çalışma alanını açar, içindeki öğelere ve sayfada onu `for="kimlik"` ile gösteren her öğeye verir: bu cihazda saklanır, bir sunucu belirtilirse paylaşılır.',
    members: {
      workspace: 'Çalışma alanının adı: `[A-Za-z0-9_.-]{1,64}`. Açık bir sunucuda bu adı bilen katılabilir.',
      server:
        'Eşitleme sunucusunun adresi, `wss://…`; boşsa tek başına, bu cihazda, sekmeler arası eşit çalışır.',
      user: 'Burada kim çalışıyor. Verilmezse bu cihazın konuk kimliği kullanılır.',
      userId: 'Betik olmayan yerde öznitelik olarak `user`: kullanıcının kimliği.',
      userName: 'Öznitelik olarak `user`: ekip arkadaşlarının gördüğü ad.',
      getToken:
        'Sunucu her belirteç istediğinde çağrılır: başlangıçta ve biri dolmadan önce. Hiçbir zaman sabit değildir.',
      density:
        'Kendisi bir şey demeyen öğelerde her şeyin ne kadar yer kapladığı: `compact`, `comfortable` ya da `spacious`.',
      storage: '`memory` ortak bir bilgisayarda iz bırakmaz.',
      workspaceName: 'Burada oluşturulan çalışma alanının adı.',
      currency:
        'Burada oluşturulan çalışma alanının para birimi, ISO 4217; boşsa Türkçede lira, yoksa dolar.',
      timeZone: 'Burada oluşturulan çalışma alanının saat dilimi.',
      create: '`auto`: boş bir çalışma alanı evre şablonlarıyla hemen oluşturulur; `ask`: pano önerir.',
      contactSource:
        'Sayfanın kendi kişi ve şirketleri; kişi seçilen her yerde önerilir, seçilenin burada kaydı oluşur.',
      productSource: 'Sayfanın kendi kataloğu; çalışma alanınınkinin yanında önerilir.',
      userSource: 'Sayfada oturum açabilenler; ekipten biri seçilen her yerde önerilir.',
      rateSource: 'Sayfanın döviz kurları; `<pipeline-settings>` içinde bir düğmeyle alınır.',
      store:
        'Sayfanın kullanımı için açık depo: okur, izler, komut çalıştırır. Öğe sayfada değilken ya da çalışma alanı yokken tanımsızdır.',
      disconnect: 'Bilerek çevrimdışı olur: yerelde çalışılır, bir şey gönderilmez.',
      connect: '`disconnect()` ya da `forgetDevice()` sonrasından geri döner.',
      forgetDevice:
        'Oturumu kapatır: bu cihazın kullanıcı için sakladığı çalışma alanını bütün sekmelerde siler, başkası istenene ya da `connect()` çağrılana kadar kapalı tutar. Başka hiçbir yerde olmayan değişiklikler varsa `confirm` sayılarıyla birlikte sorulur; verilmezse her şey saklanır, kapatılmaz.',
      createWorkspace: 'Çalışma alanını üç evre şablonuyla, bu öğenin dilinde oluşturur.',
    },
    slots: { '': 'Sayfanın içeriği, aralarında kütüphanenin öğeleri.' },
    parts: { toasts: 'Kısa iletilerin göründüğü yer.' },
  },
  'presence-list': {
    description:
      'Şu anda kimler burada: kişi başına bir işaret, açtığı kayıtla. Bir kişiye tıklamak onu açar.',
    members: { max: 'Kalanı sayıya dönüşmeden kaç kişi gösterileceği.' },
    parts: { list: 'Kişilerin sırası.', avatar: 'Bir kişi.' },
  },
  'product-catalog': {
    description:
      'Ürün ve hizmet kataloğu: bulunur, eklenir, yerinde düzenlenir, arşivlenir, geri getirilir. Buradan satılmış olan, o gün ne diyorsa onu demeye devam eder.',
    members: { archived: 'Arşivlenmiş ürünler de listelensin.' },
    parts: { product: 'Bir ürün.' },
  },
  'quota-editor': {
    description:
      'Temsilcilerin, ekiplerin ve şirketin kotaları: bir dönem için, bir ölçüte göre hacim; eklenecekler önceden görülerek on iki ay birden girilebilir. Aynı kişi ve ölçüt için günleri çakışanlar söylenir, reddedilmez.',
    members: { past: 'Bitmiş dönemler de listelensin.' },
    parts: { quota: 'Bir kota.' },
  },
  'quota-progress': {
    description:
      'Kotaların neresindeyiz: gerçekleşme, eksik kalan, iş günlerine göre tempo, açık fırsatlarla karşılanma ve her rakamın ardındaki kazançlar. Önceki dönemler için geri alınan söylenir; hedef yoksa yüzde de yoktur.',
  },
  'record-bin': {
    description:
      'Silinenler; kimin ne zaman sildiğiyle, biri geri alana kadar: tek tek ya da topluca, geri alınabilir tek adım olarak, kendisine bağlı her şeyle ve bu arada arkadaşların yaptığı düzenlemelerle birlikte.',
    parts: { entry: 'Silinmiş bir kayıt.' },
  },
  'stage-schema-editor': {
    description:
      'Evre şemaları ve evreleri: önce kayıtlı şemaların listesi; tıklamak birini açar. Yazılanlar, arkadaşlar bu arada ne değiştirirse değiştirsin, kaydedilene kadar saklanır.',
    members: { schema: 'Evreleri gösterilen şemanın kimliği; boşsa liste. Kullanıcının açtığını izler.' },
    parts: { list: 'Şemaların listesi.', new: '“Yeni” düğmesi.', stages: 'Evrelerin listesi.' },
  },
  'workspace-devtools': {
    description:
      'Sayfayı geliştirenin bir çalışma alanı hakkında bilmek istedikleri: kimler burada, bağlantı ve geçmişi, neyin beklediği ya da kabul edilmediği ve neyin nerede tutulduğu, kaynaklarıyla olay günlüğü, boyutlar, sürümler ve bu sayfada bileşenlerin çalışmasını engelleyenler. Geliştirme içindir; etiketi sayfada olmadıkça hiçbir şey onu yüklemez.',
    members: {
      open: 'Bölümlerin gösterilip gösterilmediği. Günlük her durumda tutulur.',
    },
    parts: {
      header: 'Başlığı ve açma düğmesini taşıyan çubuk.',
      section: 'Bölümlerden biri.',
      log: 'Olayların listesi.',
    },
  },
  'sync-status': {
    description:
      'Burada yapılan değişiklikler nerede: bellekte, bu cihazda, sunucuda. Hep görünür, bilinenden fazlasını söylemez; tıklayınca ayrıntılar ve çevrimdışı çalışma anahtarı açılır.',
    members: {
      status:
        'Deponun söylediği durum; onu kendi biçiminde gösteren sayfalar için. Çalışma alanı yoksa tanımsızdır.',
      meaning: 'Kısa sözün anlamı.',
    },
    parts: {
      summary: 'Kısa sözü taşıyan düğme.',
      details: 'Üç düzeyi gösteren panel.',
      levels: 'Düzeylerin listesi.',
      held: 'Kaydedilemeyen değişiklikleri söyleyen satır.',
      problem: 'Sorunun ne olduğu, sözle.',
    },
  },
  'work-queue': {
    description:
      'Beni bekleyenler: zamanı gelen hatırlatmalar, görevler, planlanmış görüşme ve toplantılar; sonraki adımı olmayan, kapanışı geçen ya da yaklaşan, durgun ya da yeniden ele alınacak fırsatlar. Her satır fırsatını açar ve yerinde halledilebilir.',
    members: { member: 'Kimin işi: boşsa kullanıcının, `*` herkesin, yoksa bir üyenin kimliği.' },
    parts: {
      section: 'Başlığıyla bir bölüm.',
      row: 'Bir satır.',
      panel: 'Bir satırın ertelendiği ya da sonraki adımının verildiği panel.',
    },
  },
};
