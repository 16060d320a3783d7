import type { CalendarDate, DateRange } from '@firsat/model';
import type { Exclusion, How, Rates, Report } from '@firsat/model/reports';
import type { PipelineStore } from '@firsat/store';
import type { Figure, Sheet } from '../charts/sheet.js';
import type { Localizer } from '../locales/localizer.js';

/** One of the figures at the head of a report. */
export interface Headline {
  readonly key: string;
  readonly label: string;
  readonly figure: Figure;
  /** Further lines below it: other currencies, parts. */
  readonly more?: readonly string[];
  /** Before it, where the headlines are a formula. */
  readonly sign?: '×' | '÷' | '=';
}

/** What a report shows. */
export interface ReportContent {
  readonly headlines: readonly Headline[];
  readonly sheets: readonly Sheet[];
  readonly how: How;
  readonly excluded: readonly Exclusion[];
  /** What else must be known to read it right. */
  readonly remarks?: readonly string[];
  /** D39: rates that it was drawn up with besides those of its amounts, in words. */
  readonly rates?: readonly string[];
}

/** What is shown: a report, drawn up from what was computed. */
export interface ShownReport {
  readonly of: string;
  readonly content: ReportContent;
  readonly before: ReportContent | null;
}

export interface ReportOption {
  readonly key: string;
  readonly label: string;
  readonly values: readonly { readonly value: string; readonly label: string }[];
}

/** What a report is drawn up with. */
export interface ReportView {
  readonly store: PipelineStore;
  readonly l: Localizer;
  readonly today: CalendarDate;
  readonly fiscalStart: number;
  /** D39: those towards the reporting currency, when amounts are to be told in it. */
  readonly rates: Rates | undefined;
  /** The chosen value of an option; always one of those that are offered. */
  readonly option: (key: string) => string;
}

/** A report as elements show it: what is computed, and how that is told. */
export interface ReportDefinition {
  /** What can be chosen; the first value of each is the usual one. */
  readonly options: (view: Pick<ReportView, 'store' | 'l'>) => readonly ReportOption[];
  readonly reports: (view: ReportView) => Readonly<Record<string, Report<unknown>>>;
  readonly content: (results: Results, view: ReportView) => ReportContent;
  /** In words, for people who ask how a figure came to be (S87). */
  readonly how: (view: ReportView) => readonly string[];
  /** Days that are asked for at first. Default: this fiscal year. */
  readonly period?: DateRange | null;
  /** It tells what is now; no days can be chosen. */
  readonly hasNoPeriod?: boolean;
  /** What it can be compared with: the period before (the usual), how it stood on an earlier day, or nothing. */
  readonly comparison?: 'period' | 'past' | 'none';
  /** Its amounts can be told in the reporting currency (D39). */
  readonly hasMoney?: boolean;
}

/** The results of the reports of a definition, by name. */
export type Results = <R>(name: string) => R;
