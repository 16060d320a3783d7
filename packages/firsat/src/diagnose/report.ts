import { DOCS, type Localizer } from '@firsat/elements/inspection';
import type { Finding, FindingCode, Found } from './finding.js';
import { nameOf } from './seen-page.js';

type Words = string | ((...names: readonly string[]) => string);

const say = (words: Words, names: readonly string[]): string =>
  typeof words === 'string' ? words : words(...names);

/** Gives a finding its words. */
export function worded({ t }: Localizer, { code, severity, element, names = [], copy }: Found): Finding {
  const words: { readonly what: Words; readonly fix: Words } = t.diagnosis.findings[code];
  return Object.freeze({
    code,
    severity,
    element: element ?? null,
    what: say(words.what, names),
    fix: say(words.fix, [copy]),
    copy,
    docs: docsOf(code),
  });
}

export const docsOf = (code: FindingCode): string => `${DOCS}#${code}`;

/** The findings as text, for a mail or an issue. */
export function reportOf({ t }: Localizer, findings: readonly Finding[], about: readonly string[]): string {
  const { diagnosis: d } = t;
  const parts = findings.map(({ code, severity, element, what, fix, docs }) =>
    [
      `${d.severity[severity]} [${code}]${element ? ` ${d.at(nameOf(element))}` : ''}`,
      `  ${what}`,
      `  ${d.todo(fix)}`,
      `  ${d.more(docs)}`,
    ].join('\n'),
  );
  const summary = findings.length === 0 ? d.clean : d.count(findings.length);
  return [`${d.title}: ${summary}`, ...about, ...parts].join('\n\n');
}
