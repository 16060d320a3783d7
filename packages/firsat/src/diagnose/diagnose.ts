import { localizerFor, nearestLang, VERSION } from '@firsat/elements/inspection';
import { checkCopies } from './checks/copies.js';
import { checkDevice } from './checks/device.js';
import { checkFocus } from './checks/focus.js';
import { checkLooks } from './checks/looks.js';
import { checkNetwork } from './checks/network.js';
import { checkPage } from './checks/page.js';
import { checkPolicy } from './checks/policy.js';
import { checkTags } from './checks/tags.js';
import type { Finding, Severity } from './finding.js';
import { reportOf, worded } from './report.js';
import { seePage } from './seen-page.js';
import { browserSurroundings, type Surroundings } from './surroundings.js';
import type { SeenViolation } from './violations.js';

export interface DiagnoseOptions {
  /** What policies have refused, of a `ViolationWatch` that was begun early. */
  readonly violations?: readonly SeenViolation[];
  /** Language of the report; default: that of the page. */
  readonly lang?: string;
}

/** What was found. */
export interface Diagnosis {
  /** The worst first. */
  readonly findings: readonly Finding[];
  /** All of it as text, to be copied into a mail or an issue. No content of the workspace is in it. */
  readonly text: string;
}

const ORDER: Readonly<Record<Severity, number>> = { error: 0, warning: 1, hint: 2 };

/**
 * Examines a page with widgets of the kit: markup, rules of style, policies, copies, storage, servers, focus and keys. It changes nothing that stays, asks
 * nobody but the page's own server (for the time, when a workspace names a server), and answers within a few seconds. Call it when the page has settled.
 */
export async function diagnose(
  root: Document | ShadowRoot | Element = document,
  { violations = [], lang }: DiagnoseOptions = {},
  surroundings: Partial<Surroundings> = {},
): Promise<Diagnosis> {
  const browser: Surroundings = { ...browserSurroundings(), ...surroundings };
  const page = seePage(root);
  const found = [
    ...checkPage(page),
    ...checkTags(page),
    ...checkLooks(page),
    ...checkCopies(browser),
    ...checkPolicy(page, violations, browser.address),
    ...(await checkDevice(page, browser)),
    ...(await checkNetwork(page, browser)),
    ...checkFocus(page),
  ].sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
  const language = lang ?? nearestLang(page.document.documentElement);
  // Of a language that is fetched, the words come first.
  await localizerFor(language).coming();
  const l = localizerFor(language);
  const findings = Object.freeze(found.map((each) => worded(l, each)));
  const versions = l.t.diagnosis.versions(VERSION, browser.litVersions.join(', ') || '–');
  return { findings, text: reportOf(l, findings, [versions, navigator.userAgent]) };
}
