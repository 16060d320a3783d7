import { activityDelete, activityEdit, activityRestore } from './activity-edit.js';
import { activityLog } from './activity-log.js';
import { linkAdd, linkEdit, linkRemove } from './link-commands.js';
import { contactChannelRemove, contactChannelSet } from './contact-channels.js';
import { binRestore } from './bin-restore.js';
import { contactCreate } from './contact-create.js';
import { contactDelete, contactRestore } from './contact-delete.js';
import { contactDistinguish } from './contact-distinguish.js';
import { contactEdit } from './contact-edit.js';
import { contactErase } from './contact-erase.js';
import { contactMerge } from './contact-merge.js';
import { contactUpsert, memberUpsert, productUpsert } from './host-upserts.js';
import type { Command } from './command.js';
import type { CommandInput, CommandName, CommandValue } from './command-map.js';
import { lineAdd, linesPaste } from './line-add.js';
import { lineDelete, lineEdit, lineMove, lineRestore, linesUpdateFromCatalogue } from './line-edit.js';
import { lineTermsSet, opportunitySetPriceSource, pricingSettingsEdit } from './price-source.js';
import { memberCreate, memberEdit } from './member-commands.js';
import { noteCreate } from './note-create.js';
import { noteDelete, noteRestore } from './note-delete.js';
import { noteEdit, noteSummarize } from './note-edit.js';
import { offerCreate, offerRevise } from './offer-create.js';
import { offerCancel, offerDecide, offerInvoice } from './offer-decide.js';
import { offerDelete, offerEdit, offerRestore } from './offer-edit.js';
import { offerIssue } from './offer-issue.js';
import {
  offerFaqCreate,
  offerFaqDelete,
  offerFaqEdit,
  offerFaqRestore,
  offerTemplateCreate,
  offerTemplateDelete,
  offerTemplateEdit,
  offerTemplateRestore,
} from './offer-library.js';
import {
  offerQuestionRemove,
  offerQuestionSet,
  offerSectionBegin,
  offerSectionMove,
  offerSectionRemove,
  offerSectionSet,
  offerStepRemove,
  offerStepSet,
} from './offer-parts.js';
import { opportunityChangeSchema } from './opportunity-change-schema.js';
import { opportunitiesChange } from './opportunities-change.js';
import { opportunityCreate } from './opportunity-create.js';
import { opportunityDelete } from './opportunity-delete.js';
import { opportunityReferenceRemove, opportunityReferenceSet } from './opportunity-references.js';
import { opportunityEdit } from './opportunity-edit.js';
import { opportunityMove } from './opportunity-move.js';
import { opportunityAnswer, opportunityTick } from './opportunity-process.js';
import { opportunityRepeat } from './opportunity-repeat.js';
import { opportunityRestore } from './opportunity-restore.js';
import { opportunitySetStatus } from './opportunity-set-status.js';
import { opportunitySetCustom } from './opportunity-set-custom.js';
import { opportunityTag, opportunityUntag } from './tag-commands.js';
import {
  customFieldArchive,
  customFieldCreate,
  customFieldEdit,
  customFieldMove,
  customFieldRestore,
  customOptionSet,
} from './custom-field-commands.js';
import { viewCreate, viewDelete, viewEdit, viewRestore, viewSetDefault } from './view-commands.js';
import { productArchive, productCreate, productEdit, productRestore } from './product-commands.js';
import { ratesRemove, ratesSet } from './rate-commands.js';
import { queueSettingsEdit } from './queue-settings-edit.js';
import {
  opportunitySplit,
  quotaCreate,
  quotaCreateSeries,
  quotaDelete,
  quotaEdit,
  quotaRestore,
} from './quota-commands.js';
import {
  reminderDelete,
  reminderDismiss,
  reminderEdit,
  reminderRestore,
  reminderSee,
  reminderSnooze,
} from './reminder-edit.js';
import { reminderSet } from './reminder-set.js';
import { schemaArchive, schemaRestore } from './schema-archive.js';
import { schemaCreate } from './schema-create.js';
import { schemaCriteriaSeed, schemaCriterionRemove, schemaCriterionSet } from './schema-criteria.js';
import { schemaEdit } from './schema-edit.js';
import { schemaSetDefault } from './schema-set-default.js';
import { stageArchive, stageRestore } from './stage-archive.js';
import { stageCreate } from './stage-create.js';
import { stageEdit } from './stage-edit.js';
import { stageMove } from './stage-move.js';
import {
  stageItemRemove,
  stageItemSet,
  stageRuleSet,
  stageTouchRemove,
  stageTouchSet,
} from './stage-process.js';
import { taskCreate } from './task-create.js';
import { taskComplete, taskDelete, taskEdit, taskReopen, taskRestore } from './task-edit.js';
import { touchesStart, touchesStop } from './touches-start.js';
import { workspaceCreate } from './workspace-create.js';
import { workspaceEdit } from './workspace-edit.js';

/** Every command by name; one that is in `CommandMap` and not here does not compile. */
export const COMMANDS: {
  readonly [N in CommandName]: Command<N, CommandInput<N>, CommandValue<N>>;
} = {
  'workspace-create': workspaceCreate,
  'opportunity-create': opportunityCreate,
  'opportunity-edit': opportunityEdit,
  'opportunity-move': opportunityMove,
  'opportunity-change-schema': opportunityChangeSchema,
  'opportunity-set-status': opportunitySetStatus,
  'opportunity-reference-set': opportunityReferenceSet,
  'opportunity-reference-remove': opportunityReferenceRemove,
  'opportunity-delete': opportunityDelete,
  'opportunity-restore': opportunityRestore,
  'bin-restore': binRestore,
  'opportunity-tag': opportunityTag,
  'opportunity-untag': opportunityUntag,
  'opportunity-set-custom': opportunitySetCustom,
  'opportunities-change': opportunitiesChange,
  'custom-field-create': customFieldCreate,
  'custom-field-edit': customFieldEdit,
  'custom-field-move': customFieldMove,
  'custom-field-archive': customFieldArchive,
  'custom-field-restore': customFieldRestore,
  'custom-option-set': customOptionSet,
  'view-create': viewCreate,
  'view-edit': viewEdit,
  'view-delete': viewDelete,
  'view-restore': viewRestore,
  'view-set-default': viewSetDefault,
  'contact-create': contactCreate,
  'contact-edit': contactEdit,
  'contact-channel-set': contactChannelSet,
  'contact-channel-remove': contactChannelRemove,
  'contact-delete': contactDelete,
  'contact-restore': contactRestore,
  'contact-merge': contactMerge,
  'contact-distinguish': contactDistinguish,
  'contact-erase': contactErase,
  'contact-upsert': contactUpsert,
  'schema-create': schemaCreate,
  'schema-edit': schemaEdit,
  'schema-archive': schemaArchive,
  'schema-restore': schemaRestore,
  'schema-set-default': schemaSetDefault,
  'stage-create': stageCreate,
  'stage-edit': stageEdit,
  'stage-move': stageMove,
  'stage-archive': stageArchive,
  'stage-restore': stageRestore,
  'stage-rule-set': stageRuleSet,
  'stage-item-set': stageItemSet,
  'stage-item-remove': stageItemRemove,
  'stage-touch-set': stageTouchSet,
  'stage-touch-remove': stageTouchRemove,
  'schema-criterion-set': schemaCriterionSet,
  'schema-criterion-remove': schemaCriterionRemove,
  'schema-criteria-seed': schemaCriteriaSeed,
  'opportunity-tick': opportunityTick,
  'opportunity-answer': opportunityAnswer,
  'touches-start': touchesStart,
  'touches-stop': touchesStop,
  'member-create': memberCreate,
  'member-edit': memberEdit,
  'member-upsert': memberUpsert,
  'product-create': productCreate,
  'product-edit': productEdit,
  'product-upsert': productUpsert,
  'product-archive': productArchive,
  'product-restore': productRestore,
  'line-add': lineAdd,
  'lines-paste': linesPaste,
  'line-edit': lineEdit,
  'line-move': lineMove,
  'line-delete': lineDelete,
  'line-restore': lineRestore,
  'lines-update-from-catalogue': linesUpdateFromCatalogue,
  'line-terms-set': lineTermsSet,
  'opportunity-set-price-source': opportunitySetPriceSource,
  'pricing-settings-edit': pricingSettingsEdit,
  'quota-create': quotaCreate,
  'quota-create-series': quotaCreateSeries,
  'quota-edit': quotaEdit,
  'quota-delete': quotaDelete,
  'quota-restore': quotaRestore,
  'opportunity-split': opportunitySplit,
  'task-create': taskCreate,
  'task-edit': taskEdit,
  'task-complete': taskComplete,
  'task-reopen': taskReopen,
  'task-delete': taskDelete,
  'task-restore': taskRestore,
  'reminder-set': reminderSet,
  'reminder-edit': reminderEdit,
  'reminder-snooze': reminderSnooze,
  'reminder-dismiss': reminderDismiss,
  'reminder-see': reminderSee,
  'reminder-delete': reminderDelete,
  'reminder-restore': reminderRestore,
  'queue-settings-edit': queueSettingsEdit,
  'workspace-edit': workspaceEdit,
  'rates-set': ratesSet,
  'rates-remove': ratesRemove,
  'note-create': noteCreate,
  'note-edit': noteEdit,
  'note-summarize': noteSummarize,
  'note-delete': noteDelete,
  'note-restore': noteRestore,
  'offer-create': offerCreate,
  'offer-edit': offerEdit,
  'offer-section-set': offerSectionSet,
  'offer-section-move': offerSectionMove,
  'offer-section-remove': offerSectionRemove,
  'offer-section-begin': offerSectionBegin,
  'offer-step-set': offerStepSet,
  'offer-step-remove': offerStepRemove,
  'offer-question-set': offerQuestionSet,
  'offer-question-remove': offerQuestionRemove,
  'offer-issue': offerIssue,
  'offer-decide': offerDecide,
  'offer-cancel': offerCancel,
  'offer-revise': offerRevise,
  'offer-invoice': offerInvoice,
  'offer-delete': offerDelete,
  'offer-restore': offerRestore,
  'offer-template-create': offerTemplateCreate,
  'offer-template-edit': offerTemplateEdit,
  'offer-template-delete': offerTemplateDelete,
  'offer-template-restore': offerTemplateRestore,
  'offer-faq-create': offerFaqCreate,
  'offer-faq-edit': offerFaqEdit,
  'offer-faq-delete': offerFaqDelete,
  'offer-faq-restore': offerFaqRestore,
  'activity-log': activityLog,
  'activity-edit': activityEdit,
  'activity-delete': activityDelete,
  'activity-restore': activityRestore,
  'link-add': linkAdd,
  'link-edit': linkEdit,
  'link-remove': linkRemove,
  'opportunity-repeat': opportunityRepeat,
};

export const COMMAND_NAMES = Object.keys(COMMANDS) as readonly CommandName[];
