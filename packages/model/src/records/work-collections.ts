import { activityKind, type Activity } from './activity.js';
import { customFieldKind, type CustomField } from './custom-field.js';
import { historyEventKind, type HistoryEvent } from './history-event.js';
import { lineKind, type Line } from './line.js';
import { linkKind, type Link } from './link.js';
import { noteKind, type Note } from './note.js';
import { offerFaqKind, offerTemplateKind, type OfferFaq, type OfferTemplate } from './offer-template.js';
import { offerKind, type Offer } from './offer.js';
import { exchangeRateKind, type ExchangeRate } from './rate.js';
import type { RecordKind } from './record.js';
import { transferKind, type Transfer } from './transfer.js';
import { savedViewKind, type SavedView } from './saved-view.js';
import { reminderKind, type Reminder } from './reminder.js';
import { taskKind, type Task } from './task.js';

/** What hangs on an opportunity, each by its `opportunityId`, and what no board needs; loaded after the first paint (architecture 4.1). */
export interface WorkRecordMap {
  history: HistoryEvent;
  lines: Line;
  transfers: Transfer;
  tasks: Task;
  reminders: Reminder;
  notes: Note;
  customFields: CustomField;
  views: SavedView;
  offers: Offer;
  offerTemplates: OfferTemplate;
  offerFaqs: OfferFaq;
  activities: Activity;
  links: Link;
  rates: ExchangeRate;
}

export const WORK_COLLECTIONS: { readonly [C in keyof WorkRecordMap]: RecordKind<WorkRecordMap[C]> } = {
  history: historyEventKind,
  lines: lineKind,
  transfers: transferKind,
  tasks: taskKind,
  reminders: reminderKind,
  notes: noteKind,
  customFields: customFieldKind,
  views: savedViewKind,
  offers: offerKind,
  offerTemplates: offerTemplateKind,
  offerFaqs: offerFaqKind,
  activities: activityKind,
  links: linkKind,
  rates: exchangeRateKind,
};
