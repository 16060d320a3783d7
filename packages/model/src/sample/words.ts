import type { ActivityKind } from '../records/activity.js';
import type { Period } from '../records/opportunity.js';

/** What the generated sample is made of, in one language. Nobody in it exists. */
export interface SampleWords {
  readonly givenNames: readonly string[];
  readonly familyNames: readonly string[];
  readonly companyNames: readonly string[];
  /** Line of business in the company's name, and its sector. */
  readonly businesses: readonly (readonly [inName: string, sector: string])[];
  /** Where a customer comes from (S84). */
  readonly sources: readonly string[];
  /** By size: small, medium, large. */
  readonly segments: readonly [string, string, string];
  readonly companyForms: readonly string[];
  readonly cities: readonly string[];
  readonly domain: string;
  readonly phone: (digits: string) => string;
  readonly products: readonly SampleProduct[];
  /** What makes a description particular. */
  readonly details: readonly string[];
  readonly lostNotes: readonly string[];
  /** What was said, by the kind of the activity. */
  readonly summaries: Readonly<Record<ActivityKind, readonly string[]>>;
  readonly agenda: string;
  readonly tasks: readonly string[];
  readonly teams: readonly string[];
  readonly currency: string;
}

export interface SampleProduct {
  readonly name: string;
  readonly series: string;
  readonly period: Period;
  /** Typical price in whole units of the currency. */
  readonly price: number;
}
