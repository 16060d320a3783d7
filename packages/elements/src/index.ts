export { announce } from './base/announce.js';
export { defineElement } from './base/define-element.js';
export { FirsatElement } from './base/firsat-element.js';
export { ChangeNotices } from './components/change-notices/change-notices.js';
export type { NoticeKind } from './components/change-notices/notices.js';
export { ContactDetail } from './components/contact-detail/contact-detail.js';
export { ContactDirectory } from './components/contact-directory/contact-directory.js';
export { CustomFieldEditor } from './components/custom-field-editor/custom-field-editor.js';
export { OfferEditor } from './components/offer-editor/offer-editor.js';
export { LineGrid } from './components/line-grid/line-grid.js';
export { ProductCatalog } from './components/product-catalog/product-catalog.js';
export { PipelineSettings } from './components/pipeline-settings/pipeline-settings.js';
export { QuotaEditor } from './components/quota-editor/quota-editor.js';
export { PipelineForecast } from './components/pipeline-forecast/pipeline-forecast.js';
export { QuotaProgress } from './components/quota-progress/quota-progress.js';
export { OpportunityBoard } from './components/opportunity-board/opportunity-board.js';
export { OpportunityDetail } from './components/opportunity-detail/opportunity-detail.js';
export { OpportunityForm } from './components/opportunity-form/opportunity-form.js';
export { PipelineFunnel } from './components/pipeline-funnel/pipeline-funnel.js';
export { PipelineReport } from './components/pipeline-report/pipeline-report.js';
export { PipelineWorkspace } from './components/pipeline-workspace/pipeline-workspace.js';
export type {
  ForgetConfirm,
  ForgetOutcome,
  OpenedWorkspace,
  OpenWorkspaceOptions,
  WorkspaceUser,
} from './components/pipeline-workspace/pipeline-workspace.js';
export { DataExport } from './components/data-export/data-export.js';
export { ExportStopped } from './components/data-export/export-state.js';
export type { ExportState, ExportStop, ExportWhat } from './components/data-export/export-state.js';
export { DataImport } from './components/data-import/data-import.js';
export type { SampleSource } from './components/data-import/data-import.js';
export { ImportStopped } from './components/data-import/import-state.js';
export { OpportunityFilters } from './components/opportunity-filters/opportunity-filters.js';
export { OpportunityLinks } from './components/opportunity-links/opportunity-links.js';
export { OpportunityList } from './components/opportunity-list/opportunity-list.js';
export type { ImportState, StopReason } from './components/data-import/import-state.js';
export { OpportunityReminders } from './components/opportunity-reminders/opportunity-reminders.js';
export { OpportunityActivities } from './components/opportunity-activities/opportunity-activities.js';
export { OpportunityTasks } from './components/opportunity-tasks/opportunity-tasks.js';
export { RecordBin } from './components/record-bin/record-bin.js';
export { PresenceList } from './components/presence-list/presence-list.js';
export { StageSchemaEditor } from './components/stage-schema-editor/stage-schema-editor.js';
export { SyncStatus } from './components/sync-status/sync-status.js';
export { WorkQueue } from './components/work-queue/work-queue.js';
export { WorkspaceDevtools } from './components/workspace-devtools/workspace-devtools.js';
export type {
  Examination,
  ExaminedFinding,
  PageMeasures,
} from './components/workspace-devtools/workspace-devtools.js';
export type { SyncMeaning } from './components/sync-status/sync-summary.js';
export { REPORT_KINDS } from './reports/report-catalog.js';
export type { ReportKind } from './reports/report-catalog.js';
export { addLocale } from './locales/add-locale.js';
export type { Locale } from './locales/locale.js';
export type { Messages } from './locales/messages.js';
export type { DeepPartial, Strings } from './locales/strings.js';
export { workspaceContext } from './contexts/workspace-context.js';
export type {
  DraftRequest,
  HostSource,
  HostSources,
  RateQuery,
  RateSource,
  SourceQuery,
  ToastRequest,
  WorkspaceHandle,
  WorkspaceUi,
} from './contexts/workspace-context.js';
export { CommandRequestEvent } from './events/command-request.js';
export type { CommandRequestEventMap } from './events/command-request.js';
export { ContactCloseEvent } from './events/contact-close.js';
export { ContactOpenEvent } from './events/contact-open.js';
export { DataExportRequestEvent } from './events/data-export-request.js';
export type { DataExportRequest } from './events/data-export-request.js';
export { DataImportRequestEvent } from './events/data-import-request.js';
export type { DataImportRequest } from './events/data-import-request.js';
export { DataImportedEvent } from './events/data-imported.js';
export { DetailCloseEvent } from './events/detail-close.js';
export { FilterChangeEvent } from './events/filter-change.js';
export { FormCancelEvent } from './events/form-cancel.js';
export { FormDoneEvent } from './events/form-done.js';
export { InvoiceRequestEvent } from './events/invoice-request.js';
export type { InvoiceRequest } from './events/invoice-request.js';
export { OfferCloseEvent } from './events/offer-close.js';
export { OfferOpenEvent } from './events/offer-open.js';
export { OpportunityNewEvent } from './events/opportunity-new.js';
export { OpportunityOpenEvent } from './events/opportunity-open.js';
export { ReminderDueEvent } from './events/reminder-due.js';
export { ReferenceOpenEvent } from './events/reference-open.js';
export { ReloadEvent } from './events/reload.js';
export { SchemasOpenEvent } from './events/schemas-open.js';
export { SignInEvent } from './events/sign-in.js';
export { ViewChooseEvent } from './events/view-choose.js';
export { WorkspaceChangeEvent } from './events/workspace-change.js';
export { WorkspaceConnectedEvent } from './events/workspace-connected.js';
