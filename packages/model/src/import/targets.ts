import type { CustomField, CustomFieldKind } from '../records/custom-field.js';
import { nameKey } from '../source-ids.js';

/** What the rows of a mapped file become. */
export const TARGET_KINDS = ['opportunities', 'contacts', 'products'] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];

/** How a cell is read. `choice`: one of a list, whose words may be the file's own. */
export type TargetType =
  | 'text'
  | 'list'
  | 'money'
  | 'currency'
  | 'date'
  | 'whole'
  | 'number'
  | 'percent'
  | 'choice';

export interface Target {
  readonly type: TargetType;
  readonly isRequired?: true;
  /** Names that such columns have elsewhere, in Turkish and English, as {@link nameKey}s; the first that fits wins. */
  readonly names: string;
}

const CONTACT_CHANNELS = {
  email: { type: 'text', names: 'eposta email mail epostaadresi emailaddress customeremail musterieposta' },
  phone: { type: 'text', names: 'telefon phone tel ceptelefonu gsm mobile telefonno phonenumber cep' },
  taxNumber: { type: 'text', names: 'vergino verginumarasi vkn taxnumber taxno tckn vatnumber taxid' },
} as const satisfies Record<string, Target>;

/** What can be read of each kind; words for people are in the locales. */
export const TARGETS = {
  opportunities: {
    externalId: {
      type: 'text',
      names: 'id no kayitno firsatno firsatid opportunityid dealid externalid recordid kod kodu key',
    },
    description: {
      type: 'text',
      names:
        'aciklama firsat firsatadi firsataciklamasi konu baslik ad adi isim description dealname opportunityname title subject name deal opportunity topic',
    },
    customer: {
      type: 'text',
      names:
        'musteri musteriadi musteriismi firma firmaadi sirket sirketadi kurum unvan cari cariadi hesap customer customername company companyname account accountname organization organisation client',
    },
    ...CONTACT_CHANNELS,
    owner: {
      type: 'text',
      names:
        'temsilci satistemsilcisi sorumlu sahip satisci satisuzmani owner dealowner opportunityowner salesrep salesagent representative rep assignedto salesperson',
    },
    stage: {
      type: 'choice',
      names: 'evre asama firsatevresi firsatasamasi stage dealstage salesstage pipelinestage step',
    },
    status: { type: 'choice', names: 'durum firsatdurumu status dealstatus state sonuc outcome' },
    reason: {
      type: 'text',
      names: 'kayipnedeni neden kaybetmenedeni lostreason reason lossreason closedreason',
    },
    price: {
      type: 'money',
      names:
        'fiyat tutar bedel deger tahminitutar firsattutari toplam ciro price amount value dealvalue expectedrevenue revenue total',
    },
    currency: { type: 'currency', names: 'parabirimi doviz dovizcinsi kur currency currencycode' },
    period: { type: 'choice', names: 'periyot donem odemeperiyodu period billingperiod interval frequency' },
    startDate: {
      type: 'date',
      names:
        'baslangictarihi firsatbaslangictarihi baslangic olusturmatarihi acilistarihi tarih startdate createddate created createdat opendate engagedate',
    },
    expectedClose: {
      type: 'date',
      names:
        'tahminibitistarihi bitistarihi tahminikapanistarihi beklenenkapanis kapanistarihi bitis expectedclosedate expectedclose closedate estimatedclosedate duedate',
    },
    closedOn: {
      type: 'date',
      names:
        'sonuclanmatarihi kazanmatarihi kaybetmetarihi sonuctarihi closedon wondate lostdate closedat actualclosedate',
    },
    probability: {
      type: 'percent',
      names: 'olasilik ihtimal kazanmaolasiligi probability winprobability confidence',
    },
    product: { type: 'text', names: 'urun urunadi hizmet urunhizmet product productname item service' },
    tags: { type: 'list', names: 'etiket etiketler tag tags label labels' },
    priority: { type: 'choice', names: 'oncelik onem priority importance' },
  },
  contacts: {
    externalId: {
      type: 'text',
      names:
        'id no kayitno musterino musterikodu carikodu contactid customerid accountid externalid kod kodu',
    },
    name: {
      type: 'text',
      isRequired: true,
      names:
        'ad adi isim adsoyad adisoyadi musteri musteriadi firma firmaadi sirket unvan kisi cari cariadi name fullname company companyname account accountname customer customername contact contactname',
    },
    type: { type: 'choice', names: 'tur tip kayitturu musteritipi type contacttype kind' },
    relation: { type: 'choice', names: 'iliski durum musteridurumu relation status lifecyclestage' },
    parent: {
      type: 'text',
      names:
        'baglioldugufirma firmasi calistigifirma anasirket parent parentaccount parentcompany employer subsidiaryof',
    },
    ...CONTACT_CHANNELS,
    sector: { type: 'text', names: 'sektor faaliyetalani sector industry' },
    location: {
      type: 'text',
      names: 'konum sehir il adres location city address officelocation country ulke',
    },
    employees: { type: 'whole', names: 'calisansayisi personelsayisi employees employeecount headcount' },
    foundedYear: { type: 'whole', names: 'kurulusyili kurulus foundedyear yearestablished founded' },
    revenue: { type: 'money', names: 'ciro yillikciro revenue annualrevenue' },
    currency: { type: 'currency', names: 'parabirimi doviz currency' },
  },
  products: {
    name: {
      type: 'text',
      isRequired: true,
      names: 'urun urunadi hizmet ad adi isim product productname name item title',
    },
    series: { type: 'text', names: 'seri grup urungrubu kategori series category productgroup family' },
    price: {
      type: 'money',
      names: 'fiyat birimfiyat satisfiyati tutar listefiyati price unitprice salesprice listprice amount',
    },
    currency: { type: 'currency', names: 'parabirimi doviz currency' },
  },
} as const satisfies Record<TargetKind, Readonly<Record<string, Target>>>;

/** Before the id of a field of the workspace's own, in the name of its target. */
const OWN = 'custom.';

export const ownTarget = (fieldId: string): string => OWN + fieldId;

/** The field of the workspace's own that a target stands for. */
export function ownFieldOf(target: string): string | null {
  return target.startsWith(OWN) ? target.slice(OWN.length) : null;
}

const OWN_TYPES: Readonly<Record<CustomFieldKind, TargetType>> = {
  text: 'text',
  number: 'number',
  money: 'money',
  date: 'date',
  choice: 'choice',
  person: 'text',
  flag: 'choice',
};

/** What can be read of a kind; opportunities also have the fields of the workspace's own (S116). */
export function targetsOf(
  kind: TargetKind,
  own: Iterable<CustomField> = [],
): Readonly<Record<string, Target>> {
  if (kind !== 'opportunities') return TARGETS[kind];
  const fields = [...own].map(({ id, kind: type, label }): [string, Target] => [
    ownTarget(id),
    { type: OWN_TYPES[type], names: nameKey(label) },
  ]);
  return { ...TARGETS[kind], ...Object.fromEntries(fields) };
}

/** Which column each target is read from, as an index. */
export type ColumnChoice = Readonly<Record<string, number>>;

/**
 * Proposes a column for each target by the names of the columns: first those that are exactly a known name, then those that contain one. A
 * column is given once.
 */
export function proposeColumns(
  kind: TargetKind,
  header: readonly string[],
  own: Iterable<CustomField> = [],
): ColumnChoice {
  const keys = header.map(nameKey);
  const chosen: Record<string, number> = {};
  // A field of the workspace's own bears its name on purpose: it comes before what a name may mean elsewhere.
  const targets = Object.entries(targetsOf(kind, own)).sort(
    ([a], [b]) => Number(isOwn(b)) - Number(isOwn(a)),
  );
  const taken = new Set<number>();
  const give = (fits: (key: string, name: string) => boolean): void => {
    for (const [target, { names }] of targets) {
      if (target in chosen) continue;
      for (const name of names.split(' ')) {
        const index = keys.findIndex((key, at) => key !== '' && !taken.has(at) && fits(key, name));
        if (index < 0) continue;
        chosen[target] = index;
        taken.add(index);
        break;
      }
    }
  };
  give((key, name) => key === name);
  // Short names occur within words that mean something else.
  give((key, name) => name.length >= 5 && key.includes(name));
  return chosen;
}

const isOwn = (target: string): boolean => ownFieldOf(target) !== null;

/** Targets that say what a file is about. */
const TELLING: Readonly<Record<TargetKind, readonly string[]>> = {
  opportunities: [
    'stage',
    'status',
    'expectedClose',
    'closedOn',
    'startDate',
    'owner',
    'probability',
    'period',
  ],
  contacts: ['email', 'phone', 'taxNumber', 'sector', 'location', 'parent', 'relation', 'employees'],
  products: ['series'],
};

/** What the rows of a file most likely are, by the names of its columns. */
export function proposeKind(header: readonly string[]): TargetKind {
  let best: { readonly kind: TargetKind; readonly score: number } = { kind: 'opportunities', score: -1 };
  for (const kind of TARGET_KINDS) {
    const chosen = Object.keys(proposeColumns(kind, header));
    const missing = Object.entries(targetsOf(kind)).some(
      ([name, { isRequired }]) => isRequired && !chosen.includes(name),
    );
    const telling = chosen.filter((name) => TELLING[kind].includes(name)).length;
    // Names and prices alone are a list of customers or a catalogue.
    const score = missing
      ? -1
      : chosen.length + telling * 2 - (kind === 'opportunities' && telling === 0 ? 0.5 : 0);
    if (score > best.score) best = { kind, score };
  }
  return best.kind;
}
