import { addLocale } from './add-locale.js';
import type { Messages } from './messages.js';

type Areas = { readonly [A in keyof Messages]: () => Promise<Messages[A]> };

/** Each area on its own: fetched when something of the page speaks Arabic and has it. */
const areas: Areas = {
  activities: async () => (await import('./ar/activities.js')).activities,
  attributes: async () => (await import('./ar/attributes.js')).attributes,
  bin: async () => (await import('./ar/bin.js')).bin,
  board: async () => (await import('./ar/board.js')).board,
  charts: async () => (await import('./ar/charts.js')).charts,
  choices: async () => (await import('./ar/choices.js')).choices,
  common: async () => (await import('./ar/common.js')).common,
  contacts: async () => (await import('./ar/contacts.js')).contacts,
  credit: async () => (await import('./ar/credit.js')).credit,
  customFields: async () => (await import('./ar/custom-fields.js')).customFields,
  detail: async () => (await import('./ar/detail.js')).detail,
  devtools: async () => (await import('./ar/devtools.js')).devtools,
  diagnosis: async () => (await import('./ar/diagnosis.js')).diagnosis,
  exporting: async () => (await import('./ar/exporting.js')).exporting,
  filters: async () => (await import('./ar/filters.js')).filters,
  firstMinute: async () => (await import('./ar/first-minute.js')).firstMinute,
  forecast: async () => (await import('./ar/forecast.js')).forecast,
  form: async () => (await import('./ar/form.js')).form,
  importing: async () => (await import('./ar/importing.js')).importing,
  links: async () => (await import('./ar/links.js')).links,
  lines: async () => (await import('./ar/lines.js')).lines,
  list: async () => (await import('./ar/list.js')).list,
  merging: async () => (await import('./ar/merging.js')).merging,
  notes: async () => (await import('./ar/notes.js')).notes,
  notices: async () => (await import('./ar/notices.js')).notices,
  offers: async () => (await import('./ar/offers.js')).offers,
  problems: async () => (await import('./ar/problems.js')).problems,
  process: async () => (await import('./ar/process.js')).process,
  profile: async () => (await import('./ar/profile.js')).profile,
  queue: async () => (await import('./ar/queue.js')).queue,
  quotaReport: async () => (await import('./ar/quota-report.js')).quotaReport,
  quotas: async () => (await import('./ar/quotas.js')).quotas,
  rates: async () => (await import('./ar/rates.js')).rates,
  references: async () => (await import('./ar/references.js')).references,
  texts: async () => (await import('./ar/texts.js')).texts,
  changeReport: async () => (await import('./ar/change-report.js')).changeReport,
  flowReports: async () => (await import('./ar/flow-reports.js')).flowReports,
  outcomeReports: async () => (await import('./ar/outcome-reports.js')).outcomeReports,
  reports: async () => (await import('./ar/reports.js')).reports,
  stageReports: async () => (await import('./ar/stage-reports.js')).stageReports,
  review: async () => (await import('./ar/review.js')).review,
  schemas: async () => (await import('./ar/schemas.js')).schemas,
  settings: async () => (await import('./ar/settings.js')).settings,
  sources: async () => (await import('./ar/sources.js')).sources,
  sync: async () => (await import('./ar/sync.js')).sync,
  timeline: async () => (await import('./ar/timeline.js')).timeline,
  todo: async () => (await import('./ar/todo.js')).todo,
  workReport: async () => (await import('./ar/work-report.js')).workReport,
};

/** Arabic, with the digits 0–9 of its default; `lang="ar-EG-u-nu-latn"` keeps them in regions that write others. */
addLocale({ language: 'ar', dir: 'rtl', load: (area) => areas[area]() });
