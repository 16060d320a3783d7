import { expect } from '@open-wc/testing';
import type { LitElement } from 'lit';
import { looksScene } from '../testing/looks-scene.js';

type Variables = Readonly<Record<string, string>>;

/** A page in one of its looks: its variables, and what says which looks it has. */
interface Page {
  readonly preset: string;
  readonly looks: string;
  /** A style sheet of the host's own. */
  readonly sheet?: string;
  readonly variables?: Variables;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly scheme?: 'light' | 'dark';
}

/** As the packages of each host write them (polaris-tokens 9.4, base-styles 13.2, theming-base-content 11.36). */
const POLARIS: Variables = {
  '--p-color-bg': 'rgba(241, 241, 241, 1)',
  '--p-color-bg-surface': 'rgba(255, 255, 255, 1)',
  '--p-color-text': 'rgba(48, 48, 48, 1)',
  '--p-color-text-secondary': 'rgba(97, 97, 97, 1)',
  '--p-color-border-secondary': 'rgba(235, 235, 235, 1)',
  '--p-color-border-focus': 'rgba(0, 91, 211, 1)',
  '--p-color-bg-fill-brand': 'rgba(48, 48, 48, 1)',
  '--p-color-text-brand-on-bg-fill': 'rgba(255, 255, 255, 1)',
  '--p-color-text-critical': 'rgba(142, 11, 33, 1)',
  '--p-color-text-warning': 'rgba(94, 66, 0, 1)',
  '--p-color-text-success': 'rgba(1, 75, 64, 1)',
  '--p-border-radius-200': '0.5rem',
  '--p-font-family-sans': "'Inter', sans-serif",
  '--p-font-size-325': '0.8125rem',
  '--p-space-300': '0.75rem',
  '--p-shadow-400': '0rem 0.5rem 1rem -0.25rem rgba(26, 26, 26, 0.22)',
};
const POLARIS_DARK: Variables = {
  ...POLARIS,
  '--p-color-bg': 'rgba(26, 26, 26, 1)',
  '--p-color-bg-surface': 'rgba(48, 48, 48, 1)',
  '--p-color-text': 'rgba(227, 227, 227, 1)',
  '--p-color-text-secondary': 'rgba(181, 181, 181, 1)',
  '--p-color-border-secondary': 'rgba(74, 74, 74, 1)',
  '--p-color-bg-fill-brand': 'rgba(255, 255, 255, 1)',
  '--p-color-text-brand-on-bg-fill': 'rgba(48, 48, 48, 1)',
};
const HORIZON: Variables = {
  '--sapBackgroundColor': '#f5f6f7',
  '--sapGroup_ContentBackground': '#fff',
  '--sapGroup_ContentBorderColor': '#d9d9d9',
  '--sapTextColor': '#131e29',
  '--sapContent_LabelColor': '#556b82',
  '--sapHighlightColor': '#0064d9',
  '--sapContent_FocusColor': '#0032a5',
  '--sapNegativeTextColor': '#aa0808',
  '--sapCriticalTextColor': '#b44f00',
  '--sapPositiveTextColor': '#256f3a',
  '--sapElement_BorderCornerRadius': '.75rem',
  '--sapFontFamily': '"72", "72full", Arial, Helvetica, sans-serif',
  '--sapFontSize': '.875rem',
  '--sapContent_Shadow1': '0 0 0 0.0625rem rgba(34,53,72,0.48), 0 0.125rem 0.5rem 0 rgba(34,53,72,0.3)',
};
const HORIZON_DARK: Variables = {
  ...HORIZON,
  '--sapBackgroundColor': '#12171c',
  '--sapGroup_ContentBackground': '#1d232a',
  '--sapGroup_ContentBorderColor': '#323c48',
  '--sapTextColor': '#f5f6f7',
  '--sapContent_LabelColor': '#8396A8',
  '--sapHighlightColor': '#4db1ff',
  '--sapContent_FocusColor': '#9ad3ff',
  '--sapNegativeTextColor': '#fa6161',
  '--sapCriticalTextColor': '#ffdf72',
  '--sapPositiveTextColor': '#97dd40',
};
/** The schemes of WordPress that a user can choose, with the two darker shades that it makes of each. */
const SCHEMES: Readonly<Record<string, readonly [string, string]>> = {
  default: ['#007cba', '#005a87'],
  modern: ['#3858e9', '#183ad6'],
  blue: ['#437aa8', '#346083'],
  coffee: ['#916745', '#6f4f35'],
  ectoplasm: ['#523f6d', '#3a2c4d'],
  midnight: ['#e14d43', '#d02c21'],
  ocean: ['#627c83', '#4c6066'],
  sunrise: ['#dd823b', '#bf6622'],
};

const BOOTSTRAP = '/node_modules/bootstrap/dist/css/bootstrap.css';
const TAILWIND = '/node_modules/tailwindcss/theme.css';
/** Whole colours under the names that generators of themes use. */
const NAMED: Variables = {
  '--background': 'oklch(1 0 0)',
  '--foreground': 'oklch(0.145 0 0)',
  '--primary': 'oklch(0.205 0 0)',
  '--primary-foreground': 'oklch(0.985 0 0)',
  '--muted': 'oklch(0.97 0 0)',
  '--muted-foreground': 'oklch(0.47 0 0)',
  '--border': 'oklch(0.922 0 0)',
  '--radius': '0.625rem',
};

const PAGES: readonly Page[] = [
  { preset: '', looks: 'light' },
  { preset: '', looks: 'dark', scheme: 'dark' },
  { preset: 'bootstrap', looks: 'light', sheet: BOOTSTRAP },
  { preset: 'bootstrap', looks: 'dark', sheet: BOOTSTRAP, attributes: { 'data-bs-theme': 'dark' } },
  { preset: 'bootstrap', looks: 'without Bootstrap' },
  { preset: 'tailwind', looks: 'light', sheet: TAILWIND },
  { preset: 'tailwind', looks: 'dark', sheet: TAILWIND, attributes: { class: 'dark' } },
  { preset: 'tailwind', looks: 'named', sheet: TAILWIND, variables: NAMED },
  { preset: 'tailwind', looks: 'without the variables', attributes: { 'data-theme': 'dark' } },
  { preset: 'polaris', looks: 'light', variables: POLARIS },
  {
    preset: 'polaris',
    looks: 'dark',
    variables: POLARIS_DARK,
    attributes: { class: 'p-theme-dark-experimental' },
    scheme: 'dark',
  },
  ...Object.entries(SCHEMES).flatMap(([name, [color, darker]]): Page[] => {
    const variables = { '--wp-admin-theme-color': color, '--wp-admin-theme-color-darker-20': darker };
    return [
      { preset: 'wordpress', looks: name, variables },
      { preset: 'wordpress', looks: `${name} dark`, variables, scheme: 'dark' },
    ];
  }),
  { preset: 'ui5', looks: 'light', variables: HORIZON },
  {
    preset: 'ui5',
    looks: 'dark',
    variables: HORIZON_DARK,
    attributes: { class: 'sapUiTheme-sap_horizon_dark' },
  },
];

/** Ours, on what they stand on, with the contrast that they need. */
const GROUNDS = ['--_surface', '--_well', '--_raised', '--_hover', '--_selected'];
const PAIRS: readonly (readonly [string, string, number])[] = [
  ...['--_text', '--_muted'].flatMap((color) => GROUNDS.map((ground) => [color, ground, 4.5] as const)),
  ...['--_accent', '--_danger', '--_warning', '--_success'].flatMap((color) =>
    ['--_surface', '--_well', '--_raised'].map((ground) => [color, ground, 4.5] as const),
  ),
  ['--_on-accent', '--_accent', 4.5],
  ['--_line-strong', '--_surface', 3],
  ['--firsat-focus, var(--_accent)', '--_surface', 3],
  ['--firsat-focus, var(--_accent)', '--_well', 3],
];

const pixel = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });

/** Relative luminance of colours laid over each other. */
function luminance(...colors: readonly string[]): number {
  if (!pixel) throw new Error('no canvas');
  for (const color of colors) {
    pixel.fillStyle = color;
    pixel.fillRect(0, 0, 1, 1);
  }
  const [r = 0, g = 0, b = 0] = [...pixel.getImageData(0, 0, 1, 1).data].map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(color: string, ground: string): number {
  const [light = 0, dark = 0] = [luminance(ground, color), luminance(ground)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function addSheet(text: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets.push(sheet);
}

const texts = new Map<string, string>();
async function textOf(address: string): Promise<string> {
  let text = texts.get(address);
  if (text === undefined) {
    const answer = await fetch(address);
    expect(answer.ok, address).to.equal(true);
    // What Tailwind writes of its theme for a page that uses all of it.
    text = (await answer.text()).replace('@theme default {', ':root {');
    texts.set(address, text);
  }
  return text;
}

const preset = (name: string): string => `/packages/firsat/src/presets/${name}.css`;

describe('presets', () => {
  let element: LitElement;
  let base: Element;
  const root = document.documentElement;

  before(async () => {
    const scene = await looksScene(['opportunity-board'], { rows: 8 });
    [element] = scene.elements as [LitElement];
    base = element.renderRoot.querySelector('.base') as Element;
  });
  after(() => {
    document.body.replaceChildren();
  });

  async function dressed(page: Page): Promise<() => void> {
    const before = [...document.adoptedStyleSheets];
    if (page.sheet) addSheet(await textOf(page.sheet));
    const rules = Object.entries({ ...page.variables, ...(page.scheme && { 'color-scheme': page.scheme }) });
    addSheet(`:root { ${rules.map(([name, value]) => `${name}: ${value};`).join(' ')} }`);
    if (page.preset) addSheet(await textOf(preset(page.preset)));
    for (const [name, value] of Object.entries(page.attributes ?? {})) root.setAttribute(name, value);
    return () => {
      document.adoptedStyleSheets = before;
      for (const name of Object.keys(page.attributes ?? {})) root.removeAttribute(name);
    };
  }

  function computed(value: string): string {
    const probe = document.createElement('span');
    base.append(probe);
    probe.style.color = `var(${value})`;
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  }

  for (const page of PAGES)
    it(`LKS2 ${page.preset || 'no preset'} (${page.looks}): text and controls have their contrast`, async () => {
      const undress = await dressed(page);
      const weak = PAIRS.map(
        ([color, ground, needed]) =>
          [color, ground, needed, contrast(computed(color), computed(ground))] as const,
      )
        .filter(([, , needed, found]) => found < needed)
        .map(([color, ground, needed, found]) => `${color} on ${ground}: ${found.toFixed(2)} of ${needed}`);
      undress();
      expect(weak).to.deep.equal([]);
    });

  it('LKS2 a preset takes the looks of the page, and of the part of it that has others', async () => {
    const undress = await dressed({ preset: 'bootstrap', looks: '', sheet: BOOTSTRAP });
    const workspace = element.parentElement;
    if (!workspace) throw new Error('no workspace');
    const style = (): CSSStyleDeclaration => getComputedStyle(base);
    expect(style().color).to.equal('rgb(33, 37, 41)');
    expect(style().fontSize).to.equal('14px');
    expect(style().fontFamily).to.contain('Segoe UI');
    workspace.setAttribute('data-bs-theme', 'dark');
    expect(style().color).to.equal('rgb(222, 226, 230)');
    expect(computed('--_surface')).to.equal('rgb(33, 37, 41)');
    workspace.removeAttribute('data-bs-theme');
    undress();
  });

  it('LKS2 presets only say tokens, and every preset is named in the exports', async () => {
    const known = Object.keys(
      (await (await fetch('/packages/firsat/api/elements.json')).json()) as Record<string, string>,
    ).flatMap((line) => / token (\S+)$/.exec(line)?.[1] ?? []);
    for (const name of ['bootstrap', 'tailwind', 'polaris', 'wordpress', 'ui5']) {
      const text = await textOf(preset(name));
      const said = [...text.matchAll(/^\s*(--[\w-]+|[a-z-]+):/gm)].map(([, property = '']) => property);
      expect(
        said.filter((property) => property !== 'color-scheme' && !known.includes(property)),
      ).to.deep.equal([]);
    }
  });
});
