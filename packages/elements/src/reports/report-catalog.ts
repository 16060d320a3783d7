import type { ReportDefinition } from './report-definition.js';

/** The reports, in groups as they are offered. */
export const REPORT_GROUPS = {
  results: ['win-rate', 'losses', 'representatives', 'sources', 'qualification'],
  stages: ['stage-efficiency', 'conversion', 'time-in-stage'],
  pipeline: ['open-amounts', 'velocity', 'slip', 'changes'],
  work: ['activities', 'effort', 'offers'],
} as const;

export type ReportKind = (typeof REPORT_GROUPS)[keyof typeof REPORT_GROUPS][number];

/** What has an element of its own, too. */
export type AnyReportKind = ReportKind | 'funnel' | 'quotas' | 'forecast';

/** Every report; the value of `report` on `<pipeline-report>`. */
export const REPORT_KINDS: readonly ReportKind[] = Object.values(REPORT_GROUPS).flat();

/** Reports of one family are fetched together, when the first of them is looked at. */
const outcomeReports = () => import('./families/outcome-reports.js');
const stageReports = () => import('./families/stage-reports.js');
const flowReports = () => import('./families/flow-reports.js');

const LOADERS: Readonly<Record<AnyReportKind, () => Promise<ReportDefinition>>> = {
  'win-rate': async () => (await outcomeReports()).winRate,
  losses: async () => (await import('./families/loss-reports.js')).lossReasons,
  representatives: async () => (await outcomeReports()).representatives,
  sources: async () => (await outcomeReports()).sources,
  qualification: async () => (await outcomeReports()).qualification,
  'stage-efficiency': async () => (await stageReports()).stageEfficiency,
  conversion: async () => (await stageReports()).conversionReport,
  'time-in-stage': async () => (await stageReports()).timeInStage,
  funnel: async () => (await stageReports()).funnel,
  quotas: async () => (await import('./families/quota-report.js')).quotaProgress,
  forecast: async () => (await import('./families/forecast-report.js')).forecastReport,
  'open-amounts': async () => (await flowReports()).openAmounts,
  velocity: async () => (await import('./families/velocity-report.js')).velocity,
  slip: async () => (await flowReports()).slip,
  activities: async () => (await import('./families/work-report.js')).activities,
  effort: async () => (await flowReports()).effort,
  offers: async () => (await flowReports()).offers,
  changes: async () => (await import('./families/change-report.js')).changeReport,
};

export function loadReport(kind: AnyReportKind): Promise<ReportDefinition> {
  return LOADERS[kind]();
}
