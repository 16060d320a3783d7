// Settings of the server in Turkish; a setting without words does not compile.
import type { SETTINGS } from '../../../server/src/config.js';

export const settingWords: Readonly<Record<keyof typeof SETTINGS, string>> = {
  FIRSAT_PORT: 'dinlenen port; 0 = boş olan herhangi biri',
  FIRSAT_HOST: 'dinlenen adres; kimlik doğrulama yoksa yalnızca bu bilgisayar',
  FIRSAT_DATA: 'SQLite dosyasının klasörü; yoksa oluşturulur',
  FIRSAT_HISTORY_DAYS: 'geçmişin kaç gün geriye gittiği; 0 = güvenliğin elverdiği en kısa süre',
  LOG_LEVEL: 'günlüğün ayrıntısı: silent, error, warn, info, debug',
  FIRSAT_JWKS_URL: 'belirteçleri verenin açık anahtarlarının (JWKS) https adresi: EdDSA, ES256, RS256',
  FIRSAT_JWT_SECRET: 'ya da: belirteçlerin imzalandığı gizli anahtar (HS256), en az 32 bayt',
  FIRSAT_JWT_SECRET_FILE: 'ya da: bu anahtarın bulunduğu dosya',
  FIRSAT_JWT_ISSUER: 'belirteçlerde aranan iss; none = herhangi biri',
  FIRSAT_JWT_AUDIENCE: 'belirteçlerde aranan aud; FIRSAT_JWKS_URL ile zorunlu; none = herhangi biri',
  FIRSAT_TOKEN_LIFE: 'bir belirtecin en uzun ömrü (exp - iat), saniye; en çok 86400',
  FIRSAT_ORIGINS:
    'bağlanabilecek sayfalar, https://crm.example.com gibi, virgülle ayrılır; * = hepsi; kimlik doğrulamayla zorunlu',
  FIRSAT_TRUSTED_PROXIES: 'X-Forwarded-For başlığına güvenilen adresler ya da ağlar, virgülle ayrılır',
  FIRSAT_ADMIN_TOKEN: 'sayfa sahibinin sunucusunun üye arayüzü için belirteci; boşluksuz, en az 32 bayt',
  FIRSAT_ADMIN_TOKEN_FILE: 'ya da: bu belirtecin bulunduğu dosya',
  FIRSAT_CONNECTIONS_PER_WORKSPACE: 'bir çalışma alanının açık bağlantı sayısı',
  FIRSAT_CONNECTIONS_PER_USER: 'bir kullanıcının açık bağlantı sayısı; bir sayfa yaklaşık üç tane kullanır',
  FIRSAT_MIN_SCHEMA:
    'kabul edilen en eski belge şeması; daha eski programlardan sayfayı yenilemeleri istenir',
  FIRSAT_UPGRADES_PER_SECOND: 'bir adresten saniyede yeni bağlantı; bir anda bunun 20 katı',
  FIRSAT_METRICS_PORT:
    'işletenler için /metrics portu (/healthz ve /readyz ile birlikte); 0 = boş olan herhangi biri; none = ölçüm yok',
  FIRSAT_METRICS_HOST: 'o portun adresi; ona ulaşan ölçümleri okuyabilir',
  FIRSAT_LOG_SALT:
    'günlükteki kullanıcı kimliklerinin özetine katılan gizli değer; none = her açılışta başka',
};
