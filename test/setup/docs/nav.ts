// The pages of the site in their order; each has a Markdown file per language, those of elements apart: they are made from the manifest.
import type { Language } from './words.js';

type Both = Readonly<Record<Language, string>>;

export interface Section {
  readonly title: Both;
  /** Names of pages, as in their addresses. */
  readonly pages: readonly string[];
}

export const SECTIONS: readonly Section[] = [
  { title: { en: 'Begin', tr: 'Başlangıç' }, pages: ['index', 'start', 'frameworks'] },
  {
    title: { en: 'Build', tr: 'Sayfaya yerleştirme' },
    pages: ['theming', 'languages', 'scripts', 'host', 'testing'],
  },
  { title: { en: 'Operate', tr: 'İşletme' }, pages: ['backend', 'server', 'security'] },
  { title: { en: 'Reference', tr: 'Başvuru' }, pages: ['elements', 'data', 'errors', 'migration'] },
];

/** Elements by what they are for; whoever is not named here is missing from the site (DCS3). */
export const GROUPS: readonly { readonly title: Both; readonly tags: readonly string[] }[] = [
  {
    title: { en: 'Workspace', tr: 'Çalışma alanı' },
    tags: [
      'pipeline-workspace',
      'sync-status',
      'presence-list',
      'change-notices',
      'pipeline-settings',
      'workspace-devtools',
    ],
  },
  {
    title: { en: 'Opportunities', tr: 'Fırsatlar' },
    tags: [
      'opportunity-board',
      'opportunity-list',
      'opportunity-filters',
      'opportunity-detail',
      'opportunity-form',
      'opportunity-activities',
      'opportunity-tasks',
      'opportunity-reminders',
      'opportunity-links',
      'work-queue',
    ],
  },
  {
    title: { en: 'Offers and products', tr: 'Teklifler ve ürünler' },
    tags: ['offer-editor', 'line-grid', 'product-catalog'],
  },
  {
    title: { en: 'People and companies', tr: 'Kişiler ve kurumlar' },
    tags: ['contact-directory', 'contact-detail'],
  },
  {
    title: { en: 'Reports and quotas', tr: 'Raporlar ve kotalar' },
    tags: ['pipeline-report', 'pipeline-funnel', 'pipeline-forecast', 'quota-progress', 'quota-editor'],
  },
  {
    title: { en: 'Set-up and data', tr: 'Kurulum ve veri' },
    tags: ['stage-schema-editor', 'custom-field-editor', 'data-import', 'data-export', 'record-bin'],
  },
];
