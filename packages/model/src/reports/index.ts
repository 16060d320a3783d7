export { arrivedLater } from './arrived-later.js';
export { bridge, BRIDGE_STEPS } from './bridge.js';
export type { Bridge, BridgeAmount, BridgePart, BridgeStep } from './bridge.js';
export { CHANGE_CODES, changes, changesBetween } from './changes-between.js';
export type { ChangeCode, ChangeGroup, ChangesBetween } from './changes-between.js';
export { closingOf, valueOf } from './closing.js';
export { conversion } from './conversion.js';
export type { Conversion, ConversionQuery, ConversionRule, StageConversion } from './conversion.js';
export { convertedTotals, rateDay } from './converted.js';
export type { ConvertedTotals } from './converted.js';
export { creditedTo, DIMENSIONS, NONE, periodOf } from './dimensions.js';
export type { Dimension } from './dimensions.js';
export { effort, memberActivities } from './effort.js';
export type { Effort, EffortByEnd, EffortReport, MemberActivities } from './effort.js';
export { basisPointsOf, FEW, hundredths, NO_IDS, shareOf } from './figure.js';
export type { Amount, Count, Exclusion, ExclusionCode, How, HowCode, Ids, Mean, Share } from './figure.js';
export { forecast } from './forecast.js';
export { addMonths, dayInMonth, fiscalQuarterStart, fiscalYearStart } from './forecast-months.js';
export type { Month } from './forecast-months.js';
export type { ForecastSums, ForecastValue } from './forecast-sums.js';
export type { ForecastTarget } from './forecast-targets.js';
export type {
  Forecast,
  ForecastBucket,
  ForecastMode,
  ForecastMonth,
  ForecastQuarter,
  ForecastQuery,
  ForecastSpan,
} from './forecast.js';
export {
  ARRIVAL_TOLERANCE,
  lateArrivalOf,
  MAX_ARRIVALS,
  NO_ARRIVALS,
  withArrivals,
  withoutFuture,
} from './late-arrivals.js';
export type { ArrivalMoment, Arrivals, LateArrival } from './late-arrivals.js';
export { losses } from './losses.js';
export type { Losses, LossGroup, LossReason } from './losses.js';
export { memberOutcomes } from './members.js';
export type { MemberOutcome, MemberOutcomes } from './members.js';
export { OFFER_ENDS, offerOutcomes } from './offer-outcomes.js';
export type { OfferEnd, OfferGroup, OfferOutcomes } from './offer-outcomes.js';
export { openAmounts } from './open-amounts.js';
export type { OpenAmounts } from './open-amounts.js';
export { outcomes } from './outcomes.js';
export type { Outcome, OutcomeQuery, Outcomes, ValueRate } from './outcomes.js';
export { QUALIFICATION_STATES, workspaceActivities, workspaceQualification } from './outside-sources.js';
export type {
  ActivitySource,
  QualificationSource,
  QualificationState,
  ReportActivity,
} from './outside-sources.js';
export { ENOUGH_CLOSED, probabilitySuggestions } from './probability-suggestions.js';
export type { ProbabilitySuggestion } from './probability-suggestions.js';
export { qualificationLosses } from './qualification-losses.js';
export type { QualificationLosses } from './qualification-losses.js';
export { overlapsOf, quotaReport, targetDifference } from './quotas.js';
export type { QuotaProgress, QuotaQuery, QuotaReport } from './quotas.js';
export { convertMoney, convertSum, convertTotals, Rates, reportingRates, workspaceRates } from './rates.js';
export type { Converted, DatedAmount, Rate } from './rates.js';
export { CLOCK_TOLERANCE, SLIP_OF_THE_HAND, type Step } from './event-log.js';
export { replayOf } from './replay.js';
export type { Replay, Tracks } from './replay.js';
export { reportContext, runReport, Subject, subjectOf } from './report.js';
export type { Report, ReportContext, ReportQuery, ReportSource, Tell } from './report.js';
export { Replays, ReportIndex, subjectsOf } from './report-index.js';
export { tenthsOfDays } from './samples.js';
export type { Durations } from './samples.js';
export { MANY_PUSHES, slipOf, slips } from './slip.js';
export type { Slip, SlipReport, SlipSums } from './slip.js';
export { timedStays } from './stage-times.js';
export type { StageTimeOptions, TimedStay } from './stage-times.js';
export { probabilityChanges } from './stage-then.js';
export { NOW, stateAt, statusesAt, staysAt } from './state.js';
export type { Stay } from './state.js';
export { Tallies } from './tallies.js';
export type { Entry } from './tallies.js';
export { timeInStage } from './time-in-stage.js';
export type { StageTime, StageTimes } from './time-in-stage.js';
export { velocity } from './velocity.js';
export type { ConvertedVelocity, CurrencyVelocity, Velocity, VelocityParts } from './velocity.js';
export { work } from './work.js';
export type { WorkDimension, WorkGroup, WorkReport } from './work.js';
