import type { ColumnKey, TableWords } from '@firsat/model/export';
import type { PipelineStore } from '@firsat/store';
import type { Localizer } from '../../locales/localizer.js';

/** What the columns are called. The import knows these names again. */
export function tableNames({ t }: Localizer): Readonly<Record<ColumnKey, string>> {
  return t.exporting.columns;
}

/** What codes are called in the cells. */
export function tableWords({ t }: Localizer): TableWords {
  const { exporting, common, form } = t;
  const reasons: Readonly<Record<string, string>> = form.reasons;
  return {
    status: common.status,
    period: common.period,
    contactType: exporting.contactTypes,
    relation: exporting.relations,
    event: exporting.events,
    priority: exporting.priorities,
    yes: exporting.yes,
    reason: (code) => (Object.hasOwn(reasons, code) ? (reasons[code] ?? code) : code),
  };
}

/** What one column is called: a field of the workspace's own by its label. */
export function columnName({ t }: Localizer, store: PipelineStore, key: string): string {
  const own = key.startsWith('custom.') ? store.get('customFields', key.slice('custom.'.length)) : undefined;
  return own?.label ?? (t.exporting.columns as Readonly<Record<string, string>>)[key] ?? key;
}
