/** Every element of the kit in the states that somebody may see it in. What is looked for is named by its class or data, since each is seen in all languages. */
import { REPORT_KINDS } from '../../../packages/elements/src/reports/report-catalog.js';
import type { Locator, Page } from 'playwright-core';
import type { Stand } from './page.js';

export interface Scene {
  readonly state: string;
  readonly stand: Stand;
  /** Brings the element into the state, once it is on the page; done when that can be seen. */
  ready(element: Locator, page: Page): Promise<void>;
}

/** Sees that each is there, in this order, and presses all but the last. */
const press =
  (...selectors: readonly string[]): Scene['ready'] =>
  async (element) => {
    for (const [index, selector] of selectors.entries()) {
      const target = element.locator(selector).first();
      await target.waitFor();
      if (index < selectors.length - 1) await target.click();
    }
  };

const shows = (selector: string): Scene['ready'] => press(selector);

const ROWS = 40;

interface Usual {
  readonly attributes?: Readonly<Record<string, string>>;
  readonly properties?: Readonly<Record<string, unknown>>;
  /** What is there once the element shows its records, and when it has none. */
  readonly filled: string;
  readonly empty: string;
  readonly openId?: string;
  readonly draft?: { readonly customerId?: string };
  readonly more?: Readonly<Record<string, Scene['ready']>>;
  readonly others?: Readonly<
    Record<string, { readonly stand: Partial<Stand>; readonly ready: Scene['ready'] }>
  >;
}

/** An element with its records, without any, where nothing may be changed, and in states of its own. */
function statesOf(tag: string, { filled, empty, more = {}, others = {}, ...given }: Usual): Scene[] {
  const stand: Stand = { tag, rows: ROWS, ...given };
  return [
    { state: 'filled', stand, ready: shows(filled) },
    { state: 'empty', stand: { ...stand, rows: 0 }, ready: shows(empty) },
    { state: 'read only', stand: { ...stand, status: { access: 'reader' } }, ready: shows(filled) },
    ...Object.entries(more).map(([state, ready]) => ({ state, stand, ready })),
    ...Object.entries(others).map(([state, other]) => ({
      state,
      stand: { ...stand, ...other.stand },
      ready: other.ready,
    })),
  ];
}

const OF_ONE = { attributes: { opportunity: '$opportunity' }, empty: '.base' } as const;

/** The detail, with one of its tools or questions open. */
const detail: Record<string, Scene['ready']> = {
  ...Object.fromEntries(
    ['activities', 'tasks', 'notes', 'offers', 'lines', 'reminders'].map((tool) => [
      tool,
      press(`[data-quick=${tool}]`, '[role=tabpanel]'),
    ]),
  ),
  'status lost': press('.status-action.lost', '.status-form'),
  'status suspended': press('.status-action.suspended', '.status-form'),
  editing: press('#view-description', '#edit-description, textarea, input'),
};

/** A change that could not be kept, told and looked at. */
const HELD = (['notice', 'review'] as const).map((state): Scene => {
  const held = ['a', 'b'].map((id) => ({
    id,
    reason: 'read-only' as const,
    at: 1_769_925_600_000,
    command: { name: 'opportunity-delete', input: { id: 'none' } },
    rule: '',
    canRetry: id === 'a',
  }));
  return {
    state: `held ${state}`,
    stand: { tag: 'change-notices', rows: 0, held },
    ready: state === 'notice' ? shows('[part~=notice]') : press('.review-open', '.changes li'),
  };
});

export const scenes: readonly Scene[] = [
  ...statesOf('opportunity-board', {
    filled: '.item',
    empty: '.base',
    more: {
      lifted: async (element, page) => {
        await element.locator('.item .card').first().focus();
        await page.keyboard.press('Space');
        await element.locator('.item.lifted, .lifted').first().waitFor();
      },
      menu: press('[data-head=menu]', '[popover]:popover-open'),
      'nothing found': async (element) => {
        await element.locator('.item').first().waitFor();
        await element.locator('input[type=search]').fill('zzzz');
        await element.locator('.item').first().waitFor({ state: 'detached' });
      },
    },
    others: {
      'not begun': { stand: { rows: null }, ready: shows('.base') },
      loading: { stand: { isLoading: true }, ready: shows('.base') },
      alone: { stand: { isAlone: true }, ready: shows('.base') },
      'a past day': { stand: { attributes: { 'as-of': '2026-01-10' } }, ready: shows('.item') },
      spacious: { stand: { attributes: { density: 'spacious' } }, ready: shows('.item') },
      compact: { stand: { attributes: { density: 'compact' } }, ready: shows('.item') },
    },
  }),
  ...statesOf('opportunity-list', {
    filled: '[data-row] [data-col=customer]',
    empty: '.base',
    more: {
      layout: press('.layout-button', '[popover]:popover-open, dialog[open]'),
      chosen: async (element) => {
        await element.locator('[data-row] [data-col=customer]').first().waitFor();
        for (const at of [1, 2]) await element.locator('[data-row] input[type=checkbox]').nth(at).click();
        await element.locator('[data-bulk]').first().waitFor();
      },
    },
    others: { loading: { stand: { isLoading: true }, ready: shows('.base') } },
  }),
  ...statesOf('opportunity-detail', {
    attributes: { presentation: 'inline' },
    openId: '$opportunity',
    filled: '.history',
    empty: '.base',
    more: detail,
  }),
  ...statesOf('opportunity-form', {
    attributes: { presentation: 'inline' },
    draft: {},
    filled: '#description',
    empty: '.base',
    more: {
      refused: async (element, page) => {
        await element.locator('#description').focus();
        await page.keyboard.press('Control+Enter');
        await element.locator('[aria-invalid=true]').first().waitFor();
      },
      proposals: async (element) => {
        await element.getByRole('combobox').first().click();
        await element.getByRole('option').first().waitFor();
      },
    },
  }),
  ...statesOf('opportunity-filters', {
    filled: '.add',
    empty: '.base',
    more: {
      conditions: press('.add', '.item, [popover]:popover-open'),
    },
  }),
  ...statesOf('opportunity-activities', {
    ...OF_ONE,
    filled: '.item',
    more: { planning: press('.chip', '.base') },
  }),
  ...statesOf('opportunity-links', { ...OF_ONE, filled: '.base' }),
  ...statesOf('opportunity-reminders', {
    ...OF_ONE,
    filled: '.base',
    more: { writing: press('.chip', '.base') },
  }),
  ...statesOf('opportunity-tasks', { ...OF_ONE, filled: '.base' }),
  ...statesOf('line-grid', { ...OF_ONE, filled: '[data-line]' }),
  ...statesOf('offer-editor', {
    attributes: { offer: '$offer' },
    filled: '.offer-head',
    empty: '.base',
    others: {
      draft: { stand: { attributes: { offer: '$draft' } }, ready: shows('line-grid [data-line]') },
      preview: { stand: { attributes: { offer: '$draft' } }, ready: press('.preview', '.paper') },
      'to send': {
        stand: { attributes: { offer: '$draft' } },
        ready: press('[data-step=send]', '.life-form'),
      },
    },
  }),
  ...statesOf('contact-directory', {
    filled: '[data-id]',
    empty: '.base',
    more: { adding: press('.add', 'form') },
  }),
  ...statesOf('contact-detail', {
    attributes: { presentation: 'inline', 'contact-id': '$contact' },
    filled: '.detail-body',
    empty: '.base',
    more: {
      channel: press('.add-channel', '.channel-form'),
      erase: press('.erase', '.ask, .erase-now'),
    },
  }),
  ...statesOf('work-queue', {
    filled: '[data-id]',
    empty: '.base',
    more: { settings: press('.gear', '.base') },
  }),
  ...statesOf('stage-schema-editor', {
    filled: '[data-schema]',
    empty: '.base',
    others: {
      schema: { stand: { attributes: { schema: 'planports' } }, ready: shows('[data-stage]') },
      'stage menu': {
        stand: { attributes: { schema: 'planports' } },
        ready: press('[data-stage] .more', '[popover]:popover-open'),
      },
      color: {
        stand: { attributes: { schema: 'planports' } },
        ready: press('[data-stage] .color', '[popover]:popover-open'),
      },
    },
  }),
  ...statesOf('custom-field-editor', {
    filled: '.base',
    empty: '.base',
    more: { adding: press('.add', 'form, input') },
  }),
  ...statesOf('product-catalog', {
    filled: '[data-product]',
    empty: '.empty',
    more: { adding: press('.add-product', '.product-form') },
  }),
  ...statesOf('pipeline-settings', { filled: '.base h2, .base h3', empty: '.base' }),
  ...REPORT_KINDS.flatMap((report) =>
    statesOf('pipeline-report', { attributes: { report }, filled: '.notes', empty: '.base' })
      .slice(0, report === 'win-rate' ? 2 : 1)
      .map((scene) => ({ ...scene, state: `${report} ${scene.state}` })),
  ),
  ...statesOf('pipeline-forecast', {
    filled: '.notes',
    empty: '.base',
    others: {
      'a past day': { stand: { attributes: { 'as-of': '2026-01-10' } }, ready: shows('.notes') },
      'quarters, then and now': {
        stand: { attributes: { by: 'quarter', compare: '' } },
        ready: shows('.notes .how'),
      },
    },
  }),
  ...statesOf('pipeline-funnel', { filled: '.notes', empty: '.base' }),
  ...statesOf('quota-progress', { filled: '.base', empty: '.base' }),
  ...statesOf('quota-editor', {
    filled: '[data-quota]',
    empty: '.empty',
    more: { adding: press('.add-quota', '.quota-form') },
  }),
  ...statesOf('record-bin', { filled: '.base', empty: '.base' }),
  ...statesOf('data-export', { filled: '.base .button', empty: '.base' }),
  ...statesOf('data-import', {
    filled: '.choose',
    empty: '.base',
    others: {
      sample: {
        stand: { attributes: { sample: '' } },
        ready: press('.sample .button, .button.fill', '.base'),
      },
    },
  }),
  ...statesOf('presence-list', { filled: '.base', empty: '.base' }),
  ...(['saved', 'offline', 'read only', 'full'] as const).map((state): Scene => {
    const status = {
      saved: {},
      offline: { network: 'offline', server: 'pending', unsavedOnServer: 3 },
      'read only': { access: 'reader' },
      full: { device: 'failed', unsavedOnDevice: 2 },
    } as const;
    return {
      state,
      stand: { tag: 'sync-status', rows: 0, status: status[state] },
      ready: press('.summary', '#details'),
    };
  }),
  ...HELD,
  ...statesOf('workspace-devtools', { filled: '.base h2, .base h3, .base summary', empty: '.base' }),
  ...(['expired', 'removed', 'outdated'] as const).map((access): Scene => ({
    state: access,
    stand: { tag: 'change-notices', rows: 0, status: { access } },
    ready: shows('[part~=notice]'),
  })),
];
