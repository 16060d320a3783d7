/**
 * The types of all events, for whoever meets an element: `addEventListener` knows an event only where its module is part of the program, and the
 * declarations of an element do not name what it dispatches. Nothing of it is left when the page runs.
 */
export type { CommandRequestEvent } from './command-request.js';
export type { ContactCloseEvent } from './contact-close.js';
export type { ContactOpenEvent } from './contact-open.js';
export type { DataExportRequestEvent } from './data-export-request.js';
export type { DataImportRequestEvent } from './data-import-request.js';
export type { DataImportedEvent } from './data-imported.js';
export type { DetailCloseEvent } from './detail-close.js';
export type { FilterChangeEvent } from './filter-change.js';
export type { FormCancelEvent } from './form-cancel.js';
export type { FormDoneEvent } from './form-done.js';
export type { InvoiceRequestEvent } from './invoice-request.js';
export type { OfferCloseEvent } from './offer-close.js';
export type { OfferOpenEvent } from './offer-open.js';
export type { OpportunityNewEvent } from './opportunity-new.js';
export type { OpportunityOpenEvent } from './opportunity-open.js';
export type { ReferenceOpenEvent } from './reference-open.js';
export type { ReloadEvent } from './reload.js';
export type { ReminderDueEvent } from './reminder-due.js';
export type { SchemasOpenEvent } from './schemas-open.js';
export type { SignInEvent } from './sign-in.js';
export type { ViewChooseEvent } from './view-choose.js';
export type { WorkspaceChangeEvent } from './workspace-change.js';
export type { WorkspaceConnectedEvent } from './workspace-connected.js';
