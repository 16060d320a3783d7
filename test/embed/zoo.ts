/** The host pages that the kit has to behave in, each as its page would be written. */
export const WIDGETS = `<pipeline-workspace workspace="zoo" create="auto" user-id="zeynep" user-name="Zeynep Yılmaz">
  <opportunity-board density="compact"></opportunity-board>
</pipeline-workspace>`;

/** Nothing but what is named; what Lit renders is trusted by its own policy (embedding 2.3). */
// #region policy
const STRICT = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');
// #endregion policy

export interface Host {
  readonly name: string;
  /** Style sheets of the page, as files below node_modules. */
  readonly sheets?: readonly string[];
  /** Rules of the page's own. */
  readonly css?: string;
  readonly html?: string;
  /** Attributes of `<html>`. */
  readonly root?: string;
  readonly policy?: string;
  /** A module of `hosts/` that puts the widgets into `#place`, or does something with those that the page has. */
  readonly script?: string;
  /** Its script has the kit in it. */
  readonly bringsKit?: boolean;
  /** In a frame of an origin that has nothing: no storage at all. */
  readonly isSandboxed?: boolean;
  readonly isRtl?: boolean;
  /** Nothing is kept on this device. */
  readonly forgets?: boolean;
  /** It has `morph()`, which morphs the page into the same answer of its server again. */
  readonly morphs?: boolean;
  /** One of those that each engine is asked: what it depends on. */
  readonly isForAll?: boolean;
}

/** Rules of real pages that have broken widgets (embedding 3.2, 3.3). */
const HOSTILE = `
  * { margin: 0 !important; padding: 0; border: 0; box-sizing: content-box; letter-spacing: 2px; }
  div, span, p, button, input, section { font: italic 9px/3 cursive; text-transform: uppercase; color: red; }
  button { all: unset; } ul, li { display: inline; list-style: square; } [part] { display: none !important; }
  opportunity-board { display: block; text-align: right; white-space: nowrap; visibility: visible; line-height: 4; }
  .card, .column, .base { display: none !important; } input { width: 2000px; } dialog { display: none; }`;

const CLIPPING = `#place { isolation: isolate; transform: translateZ(0); overflow: hidden; height: 620px; contain: paint; filter: drop-shadow(0 0 1px); position: relative; z-index: 0; }`;

/** As WordPress styles its admin pages: small text, and rules for every control. */
const ADMIN = `
  body { font: 13px/1.4em -apple-system, sans-serif; color: #3c434a; background: #f0f0f1; }
  input[type=text], input[type=search], select, textarea { min-height: 30px; border: 1px solid #8c8f94; margin: 0 1px; font-size: 14px; }
  h1, h2, h3 { display: block; font-weight: 600; margin: 1em 0; } p { font-size: 13px; margin: 1em 0; } ul { list-style: disc; padding: 0 0 0 2em; }
  #wpbody { margin-left: 160px; } button { cursor: pointer; text-decoration: underline; }`;

export const zoo: readonly Host[] = [
  { name: 'plain', isForAll: true },
  { name: 'bootstrap 5', sheets: ['bootstrap/dist/css/bootstrap.min.css'] },
  { name: 'bootstrap 3', sheets: ['bootstrap-3/dist/css/bootstrap.min.css'] },
  { name: 'tailwind preflight', sheets: ['tailwindcss/preflight.css'] },
  { name: '62.5 % root', css: 'html { font-size: 62.5%; } body { font-size: 1.6rem; }' },
  {
    name: 'wordpress-like admin',
    css: ADMIN,
    html: `<div id="wpbody"><div id="place">${WIDGETS}</div></div>`,
  },
  { name: 'hostile global rules', css: HOSTILE, isForAll: true },
  { name: 'clipping ancestors', css: CLIPPING },
  { name: 'strict policy and trusted types', policy: STRICT, isForAll: true },
  { name: 'sandboxed frame', isSandboxed: true, forgets: true, isForAll: true },
  { name: 'right to left', root: 'dir="rtl"', isRtl: true, isForAll: true },
  { name: 'morphing', script: 'morph.ts', morphs: true, html: `<div id="place">${WIDGETS}</div>` },
  { name: 'react 19', script: 'react.ts' },
  { name: 'react 18', script: 'react-18.js', bringsKit: true },
  { name: 'preact', script: 'preact.ts' },
  { name: 'vue 3', script: 'vue.ts' },
  { name: 'svelte 5', script: 'svelte.ts' },
  { name: 'solid', script: 'solid.ts' },
  { name: 'angular', script: 'angular.ts' },
  {
    name: 'htmx',
    script: 'htmx.ts',
    html: '<div id="place" hx-get="/widgets" hx-trigger="load"></div>',
  },
];

/** The page of a host; `scripts`: the kit, and what puts it in. */
export function pageOf(host: Host, scripts: readonly string[]): string {
  const links = [
    ...(host.sheets ?? []).map((file) => `/sheets/${file}`),
    ...(host.css ? [`/${slug(host)}.css`] : []),
  ];
  const isScripted = host.script !== undefined && host.html === undefined;
  return `<!doctype html><html lang="en" ${host.root ?? ''}><head><meta charset="utf-8"><title>${host.name}</title>
    ${links.map((href) => `<link rel="stylesheet" href="${href}">`).join('')}</head>
    <body>${host.html ?? `<div id="place">${isScripted ? '' : WIDGETS}</div>`}
    <script src="/recorder.js"></script>${scripts.map((src) => `<script type="module" src="${src}"></script>`).join('')}</body></html>`;
}

export const slug = ({ name }: Host): string => name.replaceAll(/[^a-z0-9]+/g, '-');
