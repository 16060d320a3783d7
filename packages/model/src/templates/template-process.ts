import type { TemplateKey } from '../commands/command-map.js';
import type { TouchKind } from '../process/touches.js';
import type { GateMode } from '../process/gate.js';
import type { SuggestedStatus, SuggestMode } from '../process/suggestions.js';
import { defaultCriteria } from '../process/qualification.js';
import { orderSequence } from '../order/order-key.js';
import type { Stage } from '../records/stage-schema.js';
import { inGerman } from './german-words.js';

export type Words = readonly [tr: string, en: string];

/** Turkish for `tr…`, German for `de…`, English otherwise. */
export const word = ([tr, en]: Words, language: string): string => {
  if (/^tr\b/i.test(language)) return tr;
  return /^de\b/i.test(language) ? inGerman(en) : en;
};

/** The four usual criteria as they are kept, in the language of a schema. */
export function usualCriteria(language: string): ReturnType<typeof defaultCriteria> {
  const criteria = Object.entries(defaultCriteria(language));
  // What it does not say in Turkish, it says in English.
  return Object.fromEntries(
    criteria.map(([id, criterion]) => [
      id,
      { ...criterion, text: word([criterion.text, criterion.text], language) },
    ]),
  );
}

/** What a stage of a template says and asks (S45, D2, D12, S88–S99). */
interface StageProcess {
  readonly guidance: Words;
  readonly checklist: readonly Words[];
  readonly entry?: Readonly<Record<string, readonly [mode: GateMode, min: number]>>;
  readonly suggestStatus?: SuggestedStatus;
  readonly onContact?: SuggestMode;
  readonly touches?: readonly (readonly [text: Words, kind: TouchKind, after: number, every: number])[];
}

const ASK_WON = { mode: 'ask', status: 'won' } as const satisfies SuggestedStatus;

const FIRST_MEETING: StageProcess = {
  guidance: [
    'Müşterinin durumunu, ihtiyacını ve beklentisini öğrenin.',
    'Find out the customer’s situation, need and expectation.',
  ],
  checklist: [
    ['İhtiyaç öğrenildi', 'The need is known'],
    ['Karar veren kişi biliniyor', 'The decision maker is known'],
    ['Bütçe konuşuldu', 'The budget was discussed'],
  ],
};
const OFFER: StageProcess = {
  guidance: [
    'Sorunu, çözümü, fiyatı ve takvimi tek teklifte anlatın.',
    'Tell the problem, the solution, the price and the schedule in one offer.',
  ],
  checklist: [
    ['Teklif hazırlandı', 'The offer is ready'],
    ['Teklif gönderildi', 'The offer was sent'],
    ['Ulaştığı doğrulandı', 'Its arrival was confirmed'],
  ],
};
const COLLECTION: StageProcess = {
  guidance: ['Fatura ve ödemeyi sonuna kadar izleyin.', 'Follow invoice and payment to the end.'],
  checklist: [
    ['Fatura kesildi', 'The invoice was issued'],
    ['Ödeme alındı', 'The payment has arrived'],
  ],
};
const NEGOTIATION: StageProcess = {
  guidance: [
    'İtirazları dinleyin, vereceğiniz her ödüne karşılık isteyin.',
    'Listen to objections; ask for something in return for every concession.',
  ],
  checklist: [
    ['İtirazlar cevaplandı', 'Objections were answered'],
    ['Ödeme koşulları konuşuldu', 'Terms of payment were discussed'],
  ],
};

const PROCESS: { readonly [K in TemplateKey]: readonly StageProcess[] } = {
  planports: [
    FIRST_MEETING,
    OFFER,
    NEGOTIATION,
    {
      guidance: ['Anlaşılanı yazılı hale getirin.', 'Put into writing what was agreed.'],
      checklist: [
        ['Yazılı onay alındı', 'There is a written approval'],
        ['Teslim tarihi kararlaştırıldı', 'The date of delivery is agreed'],
      ],
      suggestStatus: ASK_WON,
    },
    {
      guidance: ['Söz verileni zamanında teslim edin.', 'Deliver on time what was promised.'],
      checklist: [
        ['Hizmet teslim edildi', 'The service was delivered'],
        ['Müşteri memnuniyeti soruldu', 'The customer was asked whether all is well'],
      ],
    },
    COLLECTION,
  ],
  services: [
    FIRST_MEETING,
    OFFER,
    {
      guidance: [
        'Teklifin kimlerce değerlendirildiğini ve ölçütlerini öğrenin.',
        'Find out who evaluates the offer, and by what.',
      ],
      checklist: [
        ['Değerlendirenler biliniyor', 'The evaluators are known'],
        ['Karar tarihi biliniyor', 'The date of the decision is known'],
      ],
    },
    NEGOTIATION,
    {
      guidance: ['Sözleşmeyi imzalatın.', 'Have the contract signed.'],
      checklist: [
        ['Sözleşme gönderildi', 'The contract was sent'],
        ['Sözleşme imzalandı', 'The contract is signed'],
      ],
      suggestStatus: ASK_WON,
    },
    COLLECTION,
  ],
  'seven-stages': [
    {
      guidance: [
        'Henüz görüşülmedi, ama e-posta ya da SMS gibi bir kanal var. İlk temasla sonraki evreye geçilir.',
        'Nobody has talked to them yet, but there is a channel: e-mail or SMS. The first contact leads to the next stage.',
      ],
      checklist: [
        ['En az bir iletişim kanalı var', 'There is at least one channel'],
        ['Kaynak yazıldı', 'The source is noted'],
      ],
      // S88
      entry: { channels: ['warn', 1] },
      // S89
      onContact: 'ask',
    },
    {
      // S90: the seed's own word, so that whoever knows it finds it.
      guidance: [
        'Almaya en yakın adayları seçin, ilgilenmeyenleri eleyin. (Lider kalifikasyonu)',
        'Choose those most likely to buy; weed out who is not interested.',
      ],
      checklist: [
        ['Kalifikasyon ölçütleri cevaplandı', 'The criteria of qualification are answered'],
        ['Karar veren kişiyle görüşüldü', 'The decision maker was talked to'],
      ],
    },
    {
      // S96: likewise.
      guidance: [
        'Alım sürecinde ihtiyaç duydukları bilgiyle ilişkiyi canlı tutun. (Kurşun besleme)',
        'Keep in touch with what they need to know while they decide.',
      ],
      checklist: [
        ['İlgilendiği konular biliniyor', 'What they care about is known'],
        ['Temas planı başlatıldı', 'The plan of contacts was started'],
      ],
      // S97
      touches: [
        [['İhtiyacına uygun bir örnek gönder', 'Send an example that fits the need'], 'task', 3, 0],
        [
          ['Arayıp sorusu olup olmadığını öğren', 'Call and ask whether there are questions'],
          'reminder',
          14,
          14,
        ],
      ],
    },
    {
      guidance: [
        'Ana özellikleri somut olarak gösterin; müşterinin profiline göre hazırlanın.',
        'Show the main features concretely; prepare for the customer’s profile.',
      ],
      checklist: [
        ['Gündem paylaşıldı', 'The agenda was shared'],
        ['Demo yapıldı', 'The demo was held'],
      ],
      // S99
      entry: { score: ['warn', 50] },
    },
    {
      guidance: [
        'Sorunların özeti, çözüm, fiyat, takvim ve sık sorulanlar tek teklifte olsun.',
        'Problems, solution, price, schedule and frequent questions belong into one offer.',
      ],
      checklist: [
        ['Müşteriye özel teklif hazırlandı', 'The offer is made for this customer'],
        ['Faydalar anlatıldı', 'The benefits are told'],
        ['Teklif gönderildi', 'The offer was sent'],
      ],
      entry: { price: ['warn', 1] },
    },
    {
      guidance: [
        'Etkisi en büyük fırsatlara öncelik verin; anlaşmayı yazılı hale getirin.',
        'Give priority to the deals with the greatest effect; put the agreement into writing.',
      ],
      checklist: [
        ['Koşullarda anlaşıldı', 'The terms are agreed'],
        ['Yazılı onay alındı', 'There is a written approval'],
      ],
      suggestStatus: ASK_WON,
    },
    {
      guidance: [
        'Telefon, e-posta ya da SMS ile ilişkiyi sürdürün; tahsilatı izleyin.',
        'Stay in touch by phone, e-mail or SMS; follow the payment.',
      ],
      checklist: [
        ['Tercih ettiği kanal biliniyor', 'The preferred channel is known'],
        ['Tahsilat tamamlandı', 'All has been paid'],
      ],
    },
  ],
};

type ProcessFields = Pick<
  Stage,
  'guidance' | 'checklist' | 'entry' | 'suggestStatus' | 'onContact' | 'touches'
>;

/** What a stage of a template says and asks, in one language; ids tell the place in the template. */
export function templateProcess(key: TemplateKey, index: number, language: string): Partial<ProcessFields> {
  const own = PROCESS[key][index];
  if (!own) return {};
  const { guidance, checklist, entry, suggestStatus, onContact, touches = [] } = own;
  const listed = <T, V>(list: readonly T[], letter: string, value: (each: T, order: string) => V) => {
    const orders = orderSequence(list.length);
    return Object.fromEntries(
      list.map((each, at) => [
        `${key}-${String(index + 1)}${letter}${String(at + 1)}`,
        value(each, orders[at] ?? 'a0'),
      ]),
    );
  };
  return {
    guidance: word(guidance, language),
    checklist: listed(checklist, 'c', (text, order) => ({ order, text: word(text, language) })),
    ...(touches.length > 0 && {
      touches: listed(touches, 't', ([text, kind, after, every], order) => ({
        order,
        text: word(text, language),
        kind,
        after,
        every,
      })),
    }),
    ...(entry && { entry }),
    ...(suggestStatus && { suggestStatus }),
    ...(onContact && { onContact }),
  };
}
