// Colours for samples: comments, strings, words of the language, tags and attributes. No more than a reader needs to find the place.
import { escapeHtml } from './escape.js';

type Rule = readonly [name: string, pattern: RegExp];

const STRING: Rule = ['string', /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/];
const SLASHES: Rule = ['comment', /\/\/[^\n]*|\/\*[^]*?\*\//];
const NUMBER: Rule = ['number', /\b\d[\d_]*(?:\.\d+)?\b/];
const TAG: readonly Rule[] = [
  ['comment', /<!--[^]*?-->/],
  ['tag', /<\/?[a-z][\w.-]*|<\/?>|\/?>(?=\s|$|<|\))/],
  ['attribute', /(?<=\s)[@:#(]?[\w:.-]+\)?(?==["'{])/],
  ['attribute', /(?<=\s)\[[\w.-]+\](?==["'])/],
];
const KEYWORDS: Rule = [
  'keyword',
  /\b(?:async|await|class|const|export|extends|from|function|if|implements|import|interface|let|new|return|throw|type|typeof|of|for|in|null|undefined|true|false)\b/,
];

const script: readonly Rule[] = [SLASHES, STRING, KEYWORDS, NUMBER];
/** Templates within scripts: an attribute's name begins before its string. */
const mixed: readonly Rule[] = [SLASHES, ...TAG, STRING, KEYWORDS, NUMBER];

const languages: Readonly<Record<string, readonly Rule[]>> = {
  html: [...TAG, STRING],
  vue: mixed,
  svelte: mixed,
  tsx: mixed,
  ts: script,
  css: [['comment', /\/\*[^]*?\*\//], STRING, ['attribute', /--[\w-]+|(?<=[\s;{])[a-z-]+(?=:\s)/]],
  json: [['attribute', /"(?:[^"\\]|\\.)*"(?=\s*:)/], STRING, NUMBER],
  sh: [
    ['comment', /(?<=^|\s)#[^\n]*/],
    STRING,
    ['keyword', /(?<=^|\n)(?:npm|npx|node|docker|systemctl|firsat-server|curl)\b/],
  ],
  nginx: [['comment', /#[^\n]*/], STRING],
  yaml: [['comment', /#[^\n]*/], ['attribute', /(?<=^|\n)\s*-?\s*[\w-]+(?=:)/], STRING],
};

/** `code` as HTML; a language that is not known stays plain. */
export function highlight(code: string, language: string): string {
  const rules = languages[language];
  if (!rules) return escapeHtml(code);
  const all = new RegExp(rules.map(([, { source }]) => `(${source})`).join('|'), 'gu');
  let html = '';
  let at = 0;
  for (const match of code.matchAll(all)) {
    const [text] = match;
    const rule = rules[match.slice(1).findIndex((part: string | undefined) => part !== undefined)];
    html += escapeHtml(code.slice(at, match.index));
    html += `<span class="${rule?.[0] ?? ''}">${escapeHtml(text)}</span>`;
    at = match.index + text.length;
  }
  return html + escapeHtml(code.slice(at));
}
