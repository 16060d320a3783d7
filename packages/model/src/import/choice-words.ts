import type { ContactRelation, ContactType } from '../records/contact.js';
import type { Period, Status } from '../records/opportunity.js';
import { nameKey } from '../source-ids.js';

/** What other programs and people call our choices, in Turkish and English, as {@link nameKey}s. */
const WORDS = {
  status: {
    open: 'acik devamediyor suruyor yeni aktif open inprogress active new ongoing',
    won: 'kazanildi kazanilan kazandik basarili won closedwon success',
    lost: 'kaybedildi kaybedilen kaybettik basarisiz lost closedlost',
    abandoned: 'vazgecildi iptal iptaledildi abandoned cancelled canceled dropped disqualified',
    suspended: 'askiyaalindi askida bekliyor beklemede suspended onhold paused',
  },
  period: {
    fixed: 'sabit tekseferlik birkerelik fixed oneoff onetime once single',
    monthly: 'aylik ay monthly month permonth',
    yearly: 'yillik yil senelik yearly annual annually year peryear',
  },
  type: {
    company: 'firma sirket kurum kurumsal tuzel company organisation organization business account',
    person: 'kisi sahis bireysel gercek person individual contact',
  },
  relation: {
    prospect: 'adaymusteri aday potansiyel prospect lead potential',
    customer: 'musteri mevcutmusteri customer client existing',
  },
  priority: {
    '0': 'yok none',
    '1': 'dusuk low',
    '2': 'orta normal medium',
    '3': 'yuksek acil high urgent',
  },
  flag: {
    yes: 'evet var dogru x yes true y 1',
    no: 'hayir yok yanlis no false n 0',
  },
} as const satisfies {
  status: Record<Status, string>;
  period: Record<Period, string>;
  type: Record<ContactType, string>;
  relation: Record<ContactRelation, string>;
  priority: Record<'0' | '1' | '2' | '3', string>;
  flag: Record<'yes' | 'no', string>;
};

export type FixedChoice = keyof typeof WORDS;

/** The choice that a word of a file stands for: its code, or one of the names that it goes by. */
export function choiceOf<C extends FixedChoice>(
  choice: C,
  word: string,
): keyof (typeof WORDS)[C] | undefined {
  const key = nameKey(word);
  for (const [code, names] of Object.entries(WORDS[choice]))
    if (code === key || names.split(' ').includes(key)) return code as keyof (typeof WORDS)[C];
  return undefined;
}

export function choicesOf(choice: FixedChoice): readonly string[] {
  return Object.keys(WORDS[choice]);
}
