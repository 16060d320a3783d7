import type { TemplateKey } from '../commands/command-map.js';
import { orderSequence } from '../order/order-key.js';
import type { Phase, Stage, StageColor, StageSchema } from '../records/stage-schema.js';
import { templateProcess, usualCriteria, word, type Words } from './template-process.js';

export const TEMPLATE_KEYS = [
  'planports',
  'services',
  'seven-stages',
] as const satisfies readonly TemplateKey[];
/** The schema of a new workspace (section 3 of the domain page, S19). */
export const DEFAULT_TEMPLATE = 'planports' satisfies TemplateKey;

type Row = readonly [name: Words, probability: number, phase: Phase, color: StageColor];
interface Template {
  readonly title: Words;
  readonly stages: readonly Row[];
}

/** Labels are data here, not interface text: they become the names of a workspace's own stages. Post-win stages are not weighted. */
const TEMPLATES: { readonly [K in TemplateKey]: Template } = {
  // S19
  planports: {
    title: ['Planports örneği', 'Planports example'],
    stages: [
      [['İlk görüşme', 'First meeting'], 1000, 'pre', 'slate'],
      [['Teklif gönderme', 'Sending the offer'], 4000, 'pre', 'blue'],
      [['Teklif değerlendirme / pazarlık', 'Evaluation and negotiation'], 6000, 'pre', 'amber'],
      [['Teklifin kazanılması', 'Offer won'], 9000, 'win', 'green'],
      [['Hizmet teslimi', 'Delivery'], 0, 'post', 'teal'],
      [['Tahsilat', 'Collection'], 0, 'post', 'violet'],
    ],
  },
  // S46
  services: {
    title: ['Hizmet satışı', 'Service sales'],
    stages: [
      [['İlk görüşme', 'First meeting'], 1000, 'pre', 'slate'],
      [['Teklif', 'Offer'], 4000, 'pre', 'blue'],
      [['Değerlendirme', 'Evaluation'], 5000, 'pre', 'teal'],
      [['Pazarlık', 'Negotiation'], 6000, 'pre', 'amber'],
      [['Sözleşme', 'Contract'], 9000, 'win', 'green'],
      [['Tahsilat', 'Collection'], 0, 'post', 'violet'],
    ],
  },
  // S120; the seed's mistranslations ("lider", "kurşun") are put right, as section 3 decides.
  'seven-stages': {
    title: ['Yedi aşamalı satış hattı', 'Seven-stage sales pipeline'],
    stages: [
      [['Müşteri adayı oluşturma', 'Lead generation'], 500, 'pre', 'slate'],
      [['Aday kalifikasyonu', 'Lead qualification'], 1500, 'pre', 'blue'],
      [['Aday besleme', 'Lead nurturing'], 2000, 'pre', 'teal'],
      [['Demo veya tam toplantı', 'Demo or full meeting'], 4000, 'pre', 'amber'],
      [['Teklif ve fatura yönetimi', 'Offer and invoice management'], 6000, 'pre', 'orange'],
      [['Anlaşma veya fırsat yönetimi', 'Deal and opportunity management'], 8000, 'win', 'green'],
      [['İletişim yönetimi', 'Communication management'], 0, 'post', 'violet'],
    ],
  },
};

export function templateTitle(key: TemplateKey, language: string): string {
  return word(TEMPLATES[key].title, language);
}

/** What a schema made from a template has besides its stages: the seven stages begin with leads, so they ask who qualifies (S92). */
export function templateSchema(key: TemplateKey, language: string): Partial<Pick<StageSchema, 'criteria'>> {
  return key === 'seven-stages' ? { criteria: usualCriteria(language) } : {};
}

/** The stages of a template in their order, without ids, in the language if templates are written in it, else in English. */
export function templateStages(
  key: TemplateKey,
  language: string,
): readonly (Pick<Stage, 'name' | 'order' | 'color' | 'probability' | 'phase'> & Partial<Stage>)[] {
  const { stages } = TEMPLATES[key];
  const orders = orderSequence(stages.length);
  return stages.map(([name, probability, phase, color], index) => ({
    name: word(name, language),
    order: orders[index] ?? 'a0',
    color,
    probability,
    phase,
    ...templateProcess(key, index, language),
  }));
}
