import { problem, type BrokenRule, type Json, type OpportunityFields, type Problem } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import { readDate } from '../fields/date-editor.js';
import { readMoney } from '../fields/money-editor.js';
import { readOwn } from '../fields/own-values.js';
import type { Localizer } from '../locales/localizer.js';

export type FieldRule = Extract<BrokenRule, { readonly kind: 'field' }>;
export type OwnRule = Extract<BrokenRule, { readonly kind: 'custom' }>;

export interface EntryRead {
  readonly fields: Partial<OpportunityFields>;
  /** Fields of the workspace's own, by id. */
  readonly custom: Readonly<Record<string, Json>>;
  readonly problems: readonly Problem[];
}

/** What was typed under the rules, as fields; what cannot be read, or is required and empty, is a problem at its rule. */
export function readEntry(
  rules: readonly BrokenRule[],
  texts: Readonly<Record<string, string>>,
  store: PipelineStore,
  l: Localizer,
): EntryRead {
  const fields: Record<string, unknown> = {};
  const custom: Record<string, Json> = {};
  const problems: Problem[] = [];
  const currency = store.settings?.currency ?? 'TRY';
  for (const rule of rules) {
    if (rule.kind !== 'field' && rule.kind !== 'custom') continue;
    const text = (texts[rule.key] ?? '').trim();
    if (text === '') {
      if (rule.mode === 'require') problems.push(problem('required', rule.key));
      continue;
    }
    if (rule.kind === 'custom') {
      const field = store.get('customFields', rule.of);
      const read = readOwn(field?.kind ?? 'text', text, l, currency);
      if (read.ok) custom[rule.of] = read.value;
      else problems.push(...read.problems.map((each) => ({ ...each, field: rule.key })));
    } else {
      const read = readField(rule.of, text, l, currency);
      if (read.ok) fields[rule.of] = read.value;
      else problems.push(...read.problems.map((each) => ({ ...each, field: rule.key })));
    }
  }
  return { fields, custom, problems };
}

function readField(field: FieldRule['of'], text: string, l: Localizer, currency: string) {
  switch (field) {
    case 'price':
      return readMoney(text, l, currency);
    case 'startDate':
    case 'expectedClose':
      return readDate(text, l);
    case 'termMonths':
      return /^\d{1,3}$/.test(text)
        ? ({ ok: true, value: Number(text) } as const)
        : ({ ok: false, problems: [problem('not-a-number')] } as const);
    case 'ownerId':
    case 'quotaId':
      return { ok: true, value: text } as const;
  }
}
