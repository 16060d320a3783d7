import { activities } from './activities.js';
import { asking } from './asking.js';
import { attributes } from './attributes.js';
import { bin } from './bin.js';
import { board } from './board.js';
import { charts } from './charts.js';
import { choices } from './choices.js';
import { common } from './common.js';
import { contacts } from './contacts.js';
import { credit } from './credit.js';
import { customFields } from './custom-fields.js';
import { detail } from './detail.js';
import { devtools } from './devtools.js';
import { diagnosis } from './diagnosis.js';
import { exporting } from './exporting.js';
import { filters } from './filters.js';
import { firstMinute } from './first-minute.js';
import { forecast } from './forecast.js';
import { form } from './form.js';
import { importing } from './importing.js';
import { links } from './links.js';
import { lines } from './lines.js';
import { list } from './list.js';
import { merging } from './merging.js';
import { notes } from './notes.js';
import { notices } from './notices.js';
import { offers } from './offers.js';
import { problems } from './problems.js';
import { process } from './process.js';
import { profile } from './profile.js';
import { queue } from './queue.js';
import { quotaReport } from './quota-report.js';
import { quotas } from './quotas.js';
import { rates } from './rates.js';
import { references } from './references.js';
import { texts } from './texts.js';
import { changeReport } from './change-report.js';
import { flowReports } from './flow-reports.js';
import { outcomeReports } from './outcome-reports.js';
import { reports } from './reports.js';
import { stageReports } from './stage-reports.js';
import { review } from './review.js';
import { schemas } from './schemas.js';
import { settings } from './settings.js';
import { sources } from './sources.js';
import { sync } from './sync.js';
import { timeline } from './timeline.js';
import { todo } from './todo.js';
import { workReport } from './work-report.js';

export const en = {
  common,
  activities,
  asking,
  attributes,
  bin,
  board,
  charts,
  choices,
  contacts,
  credit,
  customFields,
  detail,
  devtools,
  diagnosis,
  exporting,
  filters,
  firstMinute,
  forecast,
  form,
  importing,
  links,
  lines,
  list,
  merging,
  notes,
  notices,
  offers,
  problems,
  process,
  profile,
  queue,
  quotaReport,
  quotas,
  rates,
  references,
  texts,
  changeReport,
  flowReports,
  outcomeReports,
  reports,
  stageReports,
  review,
  schemas,
  settings,
  sources,
  sync,
  timeline,
  todo,
  workReport,
};
