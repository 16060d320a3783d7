import { ChangeNotices } from './components/change-notices/change-notices.js';
import { ContactDetail } from './components/contact-detail/contact-detail.js';
import { ContactDirectory } from './components/contact-directory/contact-directory.js';
import { CustomFieldEditor } from './components/custom-field-editor/custom-field-editor.js';
import { DataExport } from './components/data-export/data-export.js';
import { DataImport } from './components/data-import/data-import.js';
import { LineGrid } from './components/line-grid/line-grid.js';
import { OfferEditor } from './components/offer-editor/offer-editor.js';
import { OpportunityActivities } from './components/opportunity-activities/opportunity-activities.js';
import { OpportunityBoard } from './components/opportunity-board/opportunity-board.js';
import { OpportunityDetail } from './components/opportunity-detail/opportunity-detail.js';
import { OpportunityFilters } from './components/opportunity-filters/opportunity-filters.js';
import { OpportunityForm } from './components/opportunity-form/opportunity-form.js';
import { OpportunityLinks } from './components/opportunity-links/opportunity-links.js';
import { OpportunityList } from './components/opportunity-list/opportunity-list.js';
import { OpportunityReminders } from './components/opportunity-reminders/opportunity-reminders.js';
import { OpportunityTasks } from './components/opportunity-tasks/opportunity-tasks.js';
import { PipelineForecast } from './components/pipeline-forecast/pipeline-forecast.js';
import { PipelineFunnel } from './components/pipeline-funnel/pipeline-funnel.js';
import { PipelineReport } from './components/pipeline-report/pipeline-report.js';
import { PipelineSettings } from './components/pipeline-settings/pipeline-settings.js';
import { PresenceList } from './components/presence-list/presence-list.js';
import { ProductCatalog } from './components/product-catalog/product-catalog.js';
import { QuotaEditor } from './components/quota-editor/quota-editor.js';
import { QuotaProgress } from './components/quota-progress/quota-progress.js';
import { RecordBin } from './components/record-bin/record-bin.js';
import { StageSchemaEditor } from './components/stage-schema-editor/stage-schema-editor.js';
import { SyncStatus } from './components/sync-status/sync-status.js';
import { WorkQueue } from './components/work-queue/work-queue.js';

/** Every element that can be registered as it is, by its tag. `<pipeline-workspace>` is finished by the composition root. */
export const ALL_ELEMENTS = {
  'change-notices': ChangeNotices,
  'contact-detail': ContactDetail,
  'contact-directory': ContactDirectory,
  'custom-field-editor': CustomFieldEditor,
  'data-export': DataExport,
  'data-import': DataImport,
  'line-grid': LineGrid,
  'offer-editor': OfferEditor,
  'opportunity-activities': OpportunityActivities,
  'opportunity-board': OpportunityBoard,
  'opportunity-detail': OpportunityDetail,
  'opportunity-filters': OpportunityFilters,
  'opportunity-form': OpportunityForm,
  'opportunity-links': OpportunityLinks,
  'opportunity-list': OpportunityList,
  'opportunity-reminders': OpportunityReminders,
  'opportunity-tasks': OpportunityTasks,
  'pipeline-forecast': PipelineForecast,
  'pipeline-funnel': PipelineFunnel,
  'pipeline-report': PipelineReport,
  'pipeline-settings': PipelineSettings,
  'presence-list': PresenceList,
  'product-catalog': ProductCatalog,
  'quota-editor': QuotaEditor,
  'quota-progress': QuotaProgress,
  'record-bin': RecordBin,
  'stage-schema-editor': StageSchemaEditor,
  'sync-status': SyncStatus,
  'work-queue': WorkQueue,
} as const satisfies Readonly<Record<string, CustomElementConstructor>>;
