export { createIdFactory, ID_PATTERN } from './ids.js';
export type {
  ActivityId,
  ContactId,
  EventId,
  Id,
  LineId,
  MemberId,
  OfferId,
  OpportunityId,
  ProductId,
  QuotaId,
  ReminderId,
  SchemaId,
  StageId,
  TaskId,
} from './ids.js';
export type { Json } from './json.js';
export { ok, problem, refused, type Problem, type ProblemCode, type Result } from './problems.js';
export {
  addDays,
  calendarDate,
  dateInZone,
  dayNumber,
  daysBetween,
  daysInMonth,
  instantInZone,
  isCalendarDate,
  isTimeZone,
  localTime,
} from './calendar-date.js';
export type { CalendarDate, Instant, WallTime } from './calendar-date.js';
export { currencyDigits, isMoney, type Money } from './money.js';
export type { FieldDef, FieldKind, FieldTable } from './fields/field-kind.js';
export { BLANK_OPPORTUNITY, initialFields } from './records/blank.js';
export { isEntryKey, NO_ENTRIES, withEntry, type Keyed, type KeyedKind } from './fields/keyed.js';
export type { BaseRecord, DocName, RecordKind, Tombstone } from './records/record.js';
export type { Position } from './records/position.js';
export { BACKGROUND_FIELDS, OPEN_STATUS, PERIODS, STATUSES } from './records/opportunity.js';
export type { BackgroundField } from './records/opportunity.js';
export type { Opportunity, Period, PriceSource, Status, StatusValue } from './records/opportunity.js';
export { CONTACT_RELATIONS, CONTACT_TYPES, ERASED_NAME } from './records/contact.js';
export type { Contact, ContactRelation, ContactType } from './records/contact.js';
export { PHASES, STAGE_COLORS } from './records/stage-schema.js';
export type { Phase, Stage, StageColor, StageSchema } from './records/stage-schema.js';
export { MEMBER_ROLES, type Member, type MemberRole } from './records/member.js';
export type { Product } from './records/product.js';
export { quotasOverlap } from './selectors/quota-overlap.js';
export { MAX_QUOTA_SERIES, QUOTA_UNITS, quotaPeriods } from './selectors/quota-periods.js';
export type { QuotaPeriod, QuotaUnit } from './selectors/quota-periods.js';
export { QUOTA_BASES, type Quota, type QuotaBasis } from './records/quota.js';
export { RATE_DIGITS, RATE_PLACES, RATE_SOURCES, rateId, ratePair, scaledRate } from './records/rate.js';
export type { ExchangeRate, RatePair, RateSource, RateValue } from './records/rate.js';
export { foreignPrices, type ForeignPrices } from './selectors/currencies-in-use.js';
export { MAX_SPLITS, splitsOf, WHOLE, type Split } from './selectors/splits.js';
export { CUSTOM_FIELD_KINDS } from './records/custom-field.js';
export type { CustomField, CustomFieldKind, CustomOption } from './records/custom-field.js';
export { DENSITIES, type Density, type SavedView } from './records/saved-view.js';
export { SETTINGS_ID, type Settings } from './records/settings.js';
export { HISTORY_TYPES } from './records/history-event.js';
export type { HistoryEvent, HistoryType, ThenCurrent } from './records/history-event.js';
export type { Line } from './records/line.js';
export {
  INVOICE_STATES,
  MAX_SERIES,
  OFFER_LANGUAGES,
  OFFER_RESULTS,
  OFFER_SECTION_KINDS,
  offerRoot,
} from './records/offer.js';
export type {
  InvoiceState,
  Offer,
  OfferDecision,
  OfferExchange,
  OfferInvoice,
  OfferIssue,
  OfferLanguage,
  OfferNumber,
  OfferQuestion,
  OfferResult,
  OfferSection,
  OfferSectionKind,
  OfferStep,
} from './records/offer.js';
export type { OfferFaq, OfferTemplate } from './records/offer-template.js';
export {
  documentHash,
  inOrder,
  offerDocument,
  offerLines,
  textOf,
  writeOfferDocument,
} from './offers/offer-document.js';
export type { SectionTexts } from './offers/offer-document.js';
export { frozenDocument, readOfferDocument } from './offers/read-document.js';
export type { DocumentLine, DocumentSection, OfferDocument } from './offers/read-document.js';
export { draftCode, isSeries, numberText, OfferNumbers, usualNumbering } from './offers/offer-number.js';
export {
  acceptedOffer,
  acceptedPrice,
  isAlsoAccepted,
  isSent,
  issueEntry,
  issueOf,
  OFFER_STATUSES,
  offersOf,
  sentNet,
  sentTotal,
  offerStatus,
  validUntilOf,
} from './offers/offer-state.js';
export type { OfferStatus } from './offers/offer-state.js';
export { fillRichText, fillText, MERGE_FIELDS, mergeToken } from './offers/merge-fields.js';
export type { MergeField, MergeValues } from './offers/merge-fields.js';
export { sectionTitle } from './offers/section-words.js';
export { TRANSFER_TYPES, type Transfer, type TransferType } from './records/transfer.js';
export type { Task, TaskDone, TaskDue } from './records/task.js';
export { REPEAT_UNITS } from './records/reminder.js';
export type { Reminder, ReminderMark, ReminderTime, Repeat, RepeatUnit, Snooze } from './records/reminder.js';
export {
  ACTIVITY_KINDS,
  ACTIVITY_SETS,
  contactsOf,
  DIRECTIONS,
  MAX_MINUTES,
  OUTCOMES,
} from './records/activity.js';
export type {
  Activity,
  ActivityHeld,
  ActivityKind,
  ActivitySet,
  ActivityTime,
  Direction,
  Outcome,
} from './records/activity.js';
export { LINK_ROLES, linkId, type Link, type LinkRole } from './records/link.js';
export { linksOf, type LinkedContact } from './selectors/links.js';
export { nextTermOf } from './selectors/next-term.js';
export { averagesOf, retrospective, type Averages, type Retrospective } from './selectors/retrospective.js';
export { effortOf, elapsedDays, isMeeting, totalEffort } from './selectors/effort.js';
export type { Effort, EffortRange } from './selectors/effort.js';
export { noteHome, noteRoot, type Note, type NoteSummary } from './records/note.js';
export {
  BLOCK_KINDS,
  decodeRichText,
  encodeRichText,
  indentOf,
  isBlockKind,
  isListKind,
  MARKS,
  MAX_INDENT,
} from './rich-text/rich-text.js';
export type { BlockKind, Mark, RichBlock, RichSpan, RichText } from './rich-text/rich-text.js';
export { excerptOf, MAX_EXCERPT, richTextToPlain } from './rich-text/plain-text.js';
export { richText } from './rich-text/rich-text-kind.js';
export { hrefFromInput, isSafeLink, safeHref } from './safe-href.js';
export { CORE_COLLECTIONS } from './records/core-collections.js';
export { WORK_COLLECTIONS } from './records/work-collections.js';
export { COLLECTION_NAMES, COLLECTIONS } from './records/collections.js';
export type { ChildCollection, CollectionName, FieldsOf, RecordMap } from './records/collections.js';
export { create, erase, remove, restore, set, setEntry } from './patch.js';
export type {
  CreatePatch,
  EntryOf,
  KeyedFieldOf,
  Patch,
  RemovePatch,
  RestorePatch,
  SetEntryPatch,
  SetPatch,
} from './patch.js';
export type { Snapshot } from './snapshot.js';
export type { Command, CommandEnv, Plan } from './commands/command.js';
export type { ActivityCommands } from './commands/maps/activity-commands.js';
export type {
  ActivityFields,
  CommandInput,
  CommandMap,
  CommandName,
  CommandValue,
  ChannelInput,
  ContactFields,
  Entering,
  LineFields,
  LineHomeInput,
  Neighbours,
  OfferFields,
  OpportunityChange,
  QuotaFields,
  SectionTextsInput,
  OpportunityFields,
  PastedLine,
  ProductFields,
  ReferenceInput,
  RefusedChange,
  ViewFields,
  ReminderFields,
  SetChanges,
  StageFields,
  StatusInput,
  TaskFields,
  TemplateKey,
  TouchFields,
} from './commands/command-map.js';
export type {
  BoardColumn,
  BoardOrder,
  BoardQuery,
  BoardState,
  BoardTotals,
  CurrencyTotals,
  OpportunityPredicate,
} from './selectors/board-types.js';
export { fold, foldedWords, matchesAll, matchesWords } from './fold.js';
export { foldedName } from './selectors/folded-name.js';
export { compareNames, sameTitle } from './collate.js';
export { compareOrder, type Ordered } from './order/compare-order.js';
export { isOrderKey, orderAt, orderBetween, orderSequence } from './order/order-key.js';
export { ABANDONED_REASONS, LOST_REASONS, type AbandonedReason, type LostReason } from './records/reasons.js';
export { COMMAND_NAMES, COMMANDS } from './commands/index.js';
export { historyPatch, statusFromJson, statusToJson, thenCurrent } from './commands/history.js';
export { keepProbability } from './commands/stage-past.js';
export type { EventDetail } from './commands/history.js';
export { customFields, optionsOf } from './commands/custom-field-commands.js';
export { defaultView, viewsOf } from './commands/view-commands.js';
export { MAX_NOTE, MAX_TITLE } from './commands/checks.js';
export { DEFAULT_TEMPLATE, TEMPLATE_KEYS, templateStages, templateTitle } from './templates/templates.js';
export { COUNTER_NAMES, isCounterName, type CounterName } from './process/counters.js';
export {
  brokenPromises,
  brokenRules,
  entryRules,
  gate,
  customRule,
  GATE_FIELDS,
  GATE_MODES,
  gateRule,
  SCORE_RULE,
} from './process/gate.js';
export type { BrokenRule, GateField, GateMode, GateRule } from './process/gate.js';
export { checklistOf, checklistProgress, tickOf } from './process/checklist.js';
export type { ChecklistItem, ChecklistProgress, Tick } from './process/checklist.js';
export { ANSWERS, answerTo, criteriaOf, MAX_WEIGHT, qualificationOf } from './process/qualification.js';
export type { Answer, Criterion, GivenAnswer, Qualification } from './process/qualification.js';
export { MAX_TOUCH_DAYS, pendingTouches, TOUCH_KINDS, touchDate, touchesOf } from './process/touches.js';
export type { Touch, TouchKind } from './process/touches.js';
export {
  contactMade,
  contactMode,
  isContact,
  schemaForCustomer,
  segmentsOf,
  stageAfterContact,
  statusOnEntry,
  suggestedStatus,
  SUGGEST_MODES,
} from './process/suggestions.js';
export type { SuggestedStatus, SuggestMode } from './process/suggestions.js';
export { liveStages, resolveStage, stageOf } from './selectors/stage-resolution.js';
export type { ResolvedStage } from './selectors/stage-resolution.js';
export { backgroundOf } from './selectors/background.js';
export { resolveContact } from './selectors/contact-resolution.js';
export { mergedInto, parentOf } from './selectors/contact-family.js';
export {
  CHANNEL_KINDS,
  CHANNEL_LABELS,
  channelsOf,
  CONTACT_WAYS,
  preferredWays,
} from './contacts/channels.js';
export type { Channel, ChannelKind, ContactWay } from './contacts/channels.js';
export { callLink, mailLink, smsLink } from './contacts/links.js';
export { isPhone, phoneKey, takesSms } from './contacts/phone.js';
export { emailKey, isEmail } from './contacts/email.js';
export { taxNumberKey, taxNumberShape } from './contacts/tax-number.js';
export type { TaxNumberShape } from './contacts/tax-number.js';
export {
  comparedName,
  duplicateEvidence,
  EVIDENCE_KINDS,
  evidenceOf,
} from './contacts/duplicate-evidence.js';
export type { Evidence, EvidenceKind } from './contacts/duplicate-evidence.js';
export { MERGED_FIELDS, mergedFields } from './contacts/merged-values.js';
export { ContactDirectory, DIRECTORY_ORDERS } from './contacts/contact-directory.js';
export type { DirectoryOrder, DirectoryQuery } from './contacts/contact-directory.js';
export { ContactIndex } from './contacts/contact-index.js';
export type { ContactSource } from './contacts/contact-index.js';
export { DuplicateIndex } from './contacts/duplicate-index.js';
export type { ContactDraft, DuplicateGroup, DuplicatePair } from './contacts/duplicate-index.js';
export { HOST_SHAPES, readHostItems } from './hosts/host-items.js';
export type { HostAnswer, HostContact, HostItems, HostProduct, HostUser } from './hosts/host-items.js';
export { readHostRates, type HostRate, type ReadHostRate } from './hosts/host-rates.js';
export { hostContactPlace, hostMemberPlace, hostProductPlace } from './hosts/host-records.js';
export type { HostPlace } from './hosts/host-records.js';
export { PERSONAL_FIELDS, personalData } from './contacts/personal-data.js';
export type { PersonalData } from './contacts/personal-data.js';
export { customFieldUses } from './selectors/custom-field-uses.js';
export type { CustomFieldUses } from './selectors/custom-field-uses.js';
export { referencesOf } from './selectors/references.js';
export type { HostReference } from './selectors/references.js';
export {
  daysInStage,
  effectiveProbability,
  isDueToday,
  isOverdue,
  timeInStage,
} from './selectors/opportunity-facts.js';
export { CALENDAR_UNITS, daysOf, fiscalPeriod } from './filter/date-range.js';
export type { CalendarUnit, DateRange, DaySpan, RangeEnv } from './filter/date-range.js';
export {
  DATE_FIELDS,
  FILTER_VERSION,
  isFiltering,
  NO_FILTER,
  withConditions,
} from './filter/opportunity-filter.js';
export type {
  AmountRange,
  CustomCondition,
  DateCondition,
  DateField,
  OpportunityFilter,
} from './filter/opportunity-filter.js';
export { readFilter, writeFilter } from './filter/read-filter.js';
export { readColumns, readSort, writeColumns, writeSort } from './filter/view-layout.js';
export type { ColumnWidth } from './filter/view-layout.js';
export type { ReadFilter } from './filter/read-filter.js';
export { compileFilter, isClosed, moneyOf, searchText } from './filter/compile-filter.js';
export type { FilterEnv } from './filter/compile-filter.js';
export { BY_IMPACT, impactOf, listOrder, SORT_FIELDS } from './selectors/list-sort.js';
export type { ListOrder, SortField, SortKey } from './selectors/list-sort.js';
export { BOARD_SORTS, boardOrder, placeBy, readBoardSort, writeBoardSort } from './selectors/board-sort.js';
export type { BoardSort, BoardSortEnv, BoardSortField } from './selectors/board-sort.js';
export { boardOfPart, partOf, PROCESS_PARTS, totalsOfParts } from './selectors/process-part.js';
export type { ProcessPart } from './selectors/process-part.js';
export { ListIndex } from './selectors/list-index.js';
export type { ListEnv, ListQuery, ListSource, ListState } from './selectors/list-index.js';
export { BoardIndex } from './selectors/board-index.js';
export type { BoardIndexOptions, BoardSource, Changes } from './selectors/board-index.js';
export { ASSUMED_MONTHS, priceValues } from './selectors/price-values.js';
export type { PriceValues } from './selectors/price-values.js';
export { monthlyRecurring, totalsOf, weightedFixed, weightedMonthly } from './selectors/totals.js';
export { divideRounded } from './rounding.js';
export { unturned } from './fields/kinds.js';
export { formatDate } from './fields/format-date.js';
export type { DateStyle } from './fields/format-date.js';
export { decimalSign, parseDecimal } from './fields/parse-decimal.js';
export type { Decimal } from './fields/parse-decimal.js';
export { decimalOf, formatMoney, signAsInFull, signBesideLetters } from './fields/format-money.js';
export type { AnyMoney, MoneyFormat } from './fields/format-money.js';
export { parseDate } from './fields/parse-date.js';
export { parseMoney, parsePercent } from './fields/parse-money.js';
export { BIN_COLLECTIONS, editSinceDeletion, isInBin } from './selectors/bin.js';
export type { BinCollection } from './selectors/bin.js';
export { stagePath } from './selectors/history.js';
export type { StagePath, StageStay } from './selectors/history.js';
export {
  DAY_REMINDER_TIME,
  dayOf,
  isDue,
  momentOf,
  reminderKey,
  reminderState,
} from './selectors/reminder-times.js';
export type { ReminderState } from './selectors/reminder-times.js';
export {
  DEFAULT_CLOSING_DAYS,
  idleDays,
  MAX_CLOSING_DAYS,
  queueSettings,
} from './selectors/queue-settings.js';
export type { QueueSettings } from './selectors/queue-settings.js';
export { nextStep, workFacts } from './selectors/work-sources.js';
export type { HumanAct, WorkFacts } from './selectors/work-sources.js';
export { closingOf, daysIdle, isToResume, lacksNextStep, stalenessOf } from './selectors/staleness.js';
export type { Closing, DayContext, Staleness } from './selectors/staleness.js';
export { isSilenced, QUEUE_SECTIONS, WorkQueueIndex } from './selectors/work-queue-index.js';
export type { QueueContext, QueueEntry, QueueSection } from './selectors/work-queue-index.js';
export { effectivePrice, isPriceComputed } from './selectors/effective-price.js';
export { catalogueCopy, catalogueVersion, changedProduct } from './selectors/catalogue.js';
export {
  documentOf,
  isPriceFixed,
  lineDocument,
  linesOf,
  netPrice,
  opportunityTerms,
  vatOf,
} from './selectors/line-document.js';
export type { DocumentTerms, LineDocument, LineHome } from './selectors/line-document.js';
export { lineTerms, PLAIN_TERMS, storedTerms } from './pricing/line-terms.js';
export type { LineTerms } from './pricing/line-terms.js';
export { discount, vat } from './pricing/line-kinds.js';
export { unitPrice } from './pricing/unit-price-kind.js';
export { priceDocument } from './pricing/price-document.js';
export type {
  DocumentFigures,
  LineFigures,
  PricedLine,
  PricingTerms,
  RateFigures,
} from './pricing/price-document.js';
export { plainUnitPrice, unitPriceOf, VAT_ENTRIES, VAT_ROUNDINGS } from './pricing/values.js';
export type { Discount, UnitPrice, Vat, VatEntry, VatRounding } from './pricing/values.js';
export { standardVatRate, TURKISH_VAT_RATES, vatRatesOn } from './pricing/vat-rates.js';
export type { VatRate } from './pricing/vat-rates.js';
export { parseDiscount, parseQuantity, parseUnitPrice } from './pricing/parse-price.js';
export type { NumberHabit } from './pricing/parse-price.js';
export { LINE_COLUMNS, MAX_LINES, readLineBlock } from './pricing/paste-lines.js';
export type {
  CellProblem,
  LineColumn,
  PastedBlock,
  PastedFields,
  PasteOptions,
} from './pricing/paste-lines.js';
