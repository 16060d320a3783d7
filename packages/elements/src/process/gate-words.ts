import type { BrokenRule, GateRule } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import type { Localizer } from '../locales/localizer.js';
import '../locales/areas/process.js';

/** What an entry rule asks for: "Fiyat", "En az 2 tamamlanmış görev", "Kalifikasyon en az %50". */
export function ruleWords(l: Localizer, store: Pick<PipelineStore, 'get'>, rule: GateRule): string {
  switch (rule.kind) {
    case 'field':
      return l.t.process.gateFields[rule.of];
    case 'custom':
      return store.get('customFields', rule.of)?.label ?? '';
    case 'count':
      return l.t.process.counters[rule.of](rule.min);
    case 'score':
      return l.t.process.scoreAtLeast(l.percent(rule.min * 100));
  }
}

/** How far it is from that. */
export function haveWords(l: Localizer, rule: BrokenRule): string {
  if (rule.kind === 'field' || rule.kind === 'custom') return l.t.process.isEmpty;
  return l.t.process.have(rule.kind === 'score' ? l.percent(rule.have * 100) : l.number(rule.have));
}
