import type { Messages } from '../messages.js';

/** Sayfa incelemesinin söyledikleri. */
export const diagnosis = {
  title: 'Sayfa incelemesi',
  clean: 'Bileşenlerin çalışmasını engelleyen bir şey bulunmadı.',
  count: (count: number) => `${String(count)} bulgu`,
  severity: { error: 'Hata', warning: 'Uyarı', hint: 'Öneri' },
  at: (element: string) => `yer: ${element}`,
  todo: (fix: string) => `Ne yapmalı: ${fix}`,
  more: (docs: string) => `Ayrıntı: ${docs}`,
  versions: (kit: string, lit: string) => `Kit ${kit}, Lit ${lit}`,
  findings: {
    'no-lang': {
      what: 'Sayfa dilini belirtmiyor; bileşenler bu yüzden İngilizce konuşuyor.',
      fix: (code: string) => `Dili sayfanın kökünde belirtin: ${code}`,
    },
    'no-charset': {
      what: (charset: string) => `Sayfa ${charset} olarak okunuyor; ş, ğ gibi harfler bozulabilir.`,
      fix: (code: string) => `head bölümünün en başına ekleyin: ${code}`,
    },
    'no-viewport': {
      what: 'Sayfa telefonda ne kadar geniş olacağını belirtmiyor; her şey çok küçük görünür.',
      fix: (code: string) => `head bölümüne ekleyin: ${code}`,
    },
    'quirks-mode': {
      what: 'İlk satırı eksik olduğu için sayfa çok eski tarayıcıların kurallarıyla çiziliyor.',
      fix: (code: string) => `Sayfa şununla başlamalı: ${code}`,
    },
    translated: {
      what: 'Tarayıcı bu sayfayı çeviriyor; görünen metin kayıtlı olandan farklı olabilir.',
      fix: (code: string) => `Çeviriciyi ${code} ile bileşenlerden uzak tutun ya da istenen dili ayarlayın.`,
    },
    'root-font-size': {
      what: (size: string, token: string) =>
        `Kökteki yazı boyutu 16px değil, ${size}; ${token} rem ile verildiği için bileşenlerin boyutu da değişiyor.`,
      fix: (code: string) => `Boyutu px ya da em ile verin: ${code}`,
    },
    'not-defined': {
      what: 'Öğe sayfada duruyor ama kodu yüklenmemiş.',
      fix: (code: string) => `Kodunu yükleyin: ${code}`,
    },
    'unknown-tag': {
      what: (tag: string) => `${tag} diye bir öğe yok.`,
      fix: (meant: string) => `Şunu mu demek istediniz: ${meant}?`,
    },
    'unknown-attribute': {
      what: (attribute: string) => `Öğenin ${attribute} diye bir özniteliği yok.`,
      fix: (meant: string) => `Şunu mu demek istediniz: ${meant}?`,
    },
    'bad-value': {
      what: (attribute: string, written: string) =>
        `${attribute} özniteliği "${written}" olamaz; varsayılan değer kullanılıyor.`,
      fix: (expected: string) => `Şöyle olmalı: ${expected}`,
    },
    'no-workspace': {
      what: 'Bileşenin çalışma alanı yok, bu yüzden gösterecek bir şeyi de yok.',
      fix: (code: string) => `Bir çalışma alanının içine koyun ya da başka yerdekinin adını verin: ${code}`,
    },
    'workspace-not-found': {
      what: (id: string) => `Bileşen "${id}" çalışma alanını istiyor ama sayfada bu kimlikte bir şey yok.`,
      fix: (code: string) => `Çalışma alanına bu kimliği verin: ${code}`,
    },
    'workspace-unnamed': {
      what: 'Çalışma alanının adı yok, bu yüzden hiçbir şey açmıyor.',
      fix: (code: string) => `Ad verin: ${code}`,
    },
    hidden: {
      what: (rule: string) => `Sayfanın bir kuralı öğeyi gizliyor: ${rule}`,
      fix: (code: string) => `Öğeyi o kuralın dışına alın ya da yeniden gösterin: ${code}`,
    },
    'leaked-style': {
      what: (rules: string) => `Sayfanın kuralları bileşenin içine ulaşıyor: ${rules}`,
      fix: (code: string) => `Bileşeni bu kuralların dışına alın ya da geri çevirin: ${code}`,
    },
    zoomed: {
      what: (factor: string) =>
        `Öğe, yerleştirildiğinin ${factor} katı büyüklükte çiziliyor; paneller ve sürükleme yerini şaşırabilir.`,
      fix: (code: string) => `Çevresinde zoom ve ölçekleme kullanmayın, yazı boyutunu ayarlayın: ${code}`,
    },
    clipped: {
      what: (box: string, rule: string) => `${box} öğeyi kesiyor (${rule}).`,
      fix: (code: string) => `Bu kutunun büyümesine ya da kaymasına izin verin: ${code}`,
    },
    'two-kits': {
      what: (copies: string) => `Kit birden çok kez yüklenmiş: ${copies}`,
      fix: (code: string) => `Bir kez yükleyin ya da bir kopyaya kendi etiketlerini verin: ${code}`,
    },
    'two-lits': {
      what: (versions: string) => `Lit birden çok kez yüklenmiş: ${versions}. Çalışır ama iki kat yer tutar.`,
      fix: (code: string) => `Tek kopya kurulu olsun: ${code}`,
    },
    'two-yjs': {
      what: (copies: string) =>
        `Yjs birden çok kez yüklenmiş: ${copies}. Bir kopyanın belgeleri ötekine yabancıdır.`,
      fix: (code: string) => `Pakete tek kopya girsin: ${code}`,
    },
    'csp-connect': {
      what: (server: string) => `Sayfanın içerik güvenlik ilkesi ${server} bağlantısını yasaklıyor.`,
      fix: (code: string) => `İlkeye ekleyin: ${code}`,
    },
    'csp-contradiction': {
      what: (server: string) =>
        `Sayfada birden çok içerik güvenlik ilkesi var; biri ${server} adresine izin veriyor, öteki yasaklıyor ve hepsi geçerli.`,
      fix: (code: string) => `Tek ilke bırakın, içinde şu olsun: ${code}`,
    },
    'trusted-types': {
      what: 'Sayfa güvenilir türlere yalnızca adıyla izin veriyor; bileşenlere gereken ad bunların arasında yok.',
      fix: (code: string) => `İlkeye ekleyin: ${code}`,
    },
    'csp-violation': {
      what: (directive: string, blocked: string) =>
        `İçerik güvenlik ilkesi bir şeyi geri çevirdi: ${blocked} (${directive}).`,
      fix: (code: string) => `Bileşenlere aitse ilkeye ekleyin: ${code}`,
    },
    'not-secure': {
      what: 'Sayfa güvenli bir bağlantıyla gelmedi; tarayıcı kalıcı depolamayı ve başka şeyleri vermiyor.',
      fix: (code: string) => `Sayfayı ${code} üzerinden sunun.`,
    },
    'no-crypto': {
      what: 'Tarayıcı bu sayfaya güvenli rastgele sayı vermiyor; hiçbir şey oluşturulamaz.',
      fix: (code: string) => `Sayfayı güncel bir tarayıcıda, ${code} üzerinden açın.`,
    },
    'storage-temporary': {
      what: 'Yer kalmazsa tarayıcı bu cihazda tutulanları silebilir.',
      fix: (code: string) => `Kullanıcı bir yere tıkladıktan sonra tarayıcıdan isteyin: ${code}`,
    },
    'storage-full': {
      what: (used: string, of: string) => `Bu sayfanın deposu dolmak üzere: ${used} / ${of}.`,
      fix: (code: string) => `Yer açın; kimin kullandığını ${code} söyler.`,
    },
    'storage-small': {
      what: (quota: string) => `Tarayıcı bu sayfaya az yer veriyor: ${quota}; gizli pencerede böyle olur.`,
      fix: (code: string) => `Sayfayı sıradan bir pencerede açın ya da bu cihazda bir şey tutmayın: ${code}`,
    },
    'storage-blocked': {
      what: (reason: string) => `Bu cihazda hiçbir şey tutulamıyor: ${reason}`,
      fix: (code: string) => `Bu sayfaya depolama izni verin (korumalı çerçeveye ${code} gerekir).`,
    },
    'third-party-frame': {
      what: 'Sayfa başka bir sitenin sayfası içinde gösteriliyor; tuttukları kendi sitesinden ayrıdır ve silinebilir.',
      fix: (code: string) => `Bir sunucu belirtin ya da kendi sayfasında açın: ${code}`,
    },
    'insecure-server': {
      what: (server: string) => `Sayfa güvenli ama sunucu değil: tarayıcı ${server} adresini reddediyor.`,
      fix: (code: string) => `Sunucuyu şöyle yazın: ${code}`,
    },
    'server-unreachable': {
      what: (server: string) => `${server} sunucusu yanıt vermiyor.`,
      fix: (code: string) => `Çalıştığına ve adresinin doğru olduğuna bakın: ${code}`,
    },
    'server-refused': {
      what: (server: string, problem: string) => `${server} sunucusu bu kullanıcıyı almıyor (${problem}).`,
      fix: (code: string) => `Kullanıcıya ve anahtara bakın: ${code}`,
    },
    'clock-differs': {
      what: (minutes: string) =>
        `Bu cihazın saati sunucununkinden ${minutes} dakika farklı; tarihler yanlış olabilir.`,
      fix: (code: string) => `Cihazın saatini ağdan ayarlatın: ${code}`,
    },
    inert: {
      what: (box: string) => `Öğenin çevresindeki bir şey onu kullanım dışı bırakıyor: ${box}`,
      fix: (code: string) => `Bileşen gerektiği sürece özniteliği kaldırın: ${code}`,
    },
    'behind-dialog': {
      what: (dialog: string) =>
        `Önde bekleyen bir iletişim kutusu açık (${dialog}); arkasındaki bileşenler kullanılamaz.`,
      fix: (code: string) => `Kutuyu kapatın ya da bileşenleri içine koyun: ${code}`,
    },
    'keys-taken': {
      what: (places: string) =>
        `Sayfa her yerde tuşları dinliyor (${places}); yazılanlar onu tetikleyebilir.`,
      fix: (code: string) =>
        `Bileşenler düz harfleri dışarı vermez; ötekiler için tuşun nereden geldiğine bakın: ${code}`,
    },
  },
} satisfies Messages['diagnosis'];
