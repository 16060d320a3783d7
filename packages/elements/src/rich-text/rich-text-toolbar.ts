import { html, nothing, type TemplateResult } from 'lit';
import type { BlockKind, Mark } from '@firsat/model';
import type { RichTextAction, RichTextState } from '@firsat/store';
import * as icons from '../icons/icons.js';
import type { Localizer } from '../locales/localizer.js';

export interface ToolbarProps {
  readonly l: Localizer;
  readonly state: RichTextState | undefined;
  /** Name of the text, for those who do not see where the toolbar stands. */
  readonly label: string;
  readonly linkOpen: boolean;
  readonly run: (action: RichTextAction) => void;
  readonly link: () => void;
}

interface Tool {
  readonly name: string;
  readonly icon: TemplateResult;
  /** `undefined`: not a switch. */
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly press: () => void;
}

const MARK_ICONS: readonly (readonly [Mark, TemplateResult])[] = [
  ['bold', icons.bold],
  ['italic', icons.italic],
  ['underline', icons.underline],
  ['strike', icons.strike],
];

const KIND_ICONS: readonly (readonly [BlockKind, TemplateResult])[] = [
  ['heading', icons.heading],
  ['subheading', icons.subheading],
  ['bullet', icons.bulletList],
  ['number', icons.numberList],
  ['check', icons.checkList],
  ['quote', icons.quote],
];

/** One stop for Tab; the arrow keys go from tool to tool, as the toolbar pattern wants it. */
export function richTextToolbar(props: ToolbarProps): TemplateResult {
  const groups = groupsOf(props);
  return html`<div
    class="tools"
    role="toolbar"
    aria-label="${props.l.t.texts.toolbar}: ${props.label}"
    @keydown=${walk}
    @mousedown=${keepFocus}
  >
    ${groups.map(
      (tools, group) =>
        html`<span class="tool-group">${tools.map((tool, index) => button(tool, group === 0 && index === 0))}</span>`,
    )}
  </div>`;
}

function groupsOf({ l, state, linkOpen, run, link }: ToolbarProps): readonly (readonly Tool[])[] {
  const { t } = l;
  const isReady = state !== undefined;
  const disabled = !isReady;
  return [
    MARK_ICONS.map(([mark, icon]) => ({
      name: t.texts.mark[mark],
      icon,
      pressed: state?.marks.has(mark) ?? false,
      disabled,
      press: () => run({ type: 'mark', mark }),
    })),
    KIND_ICONS.map(([kind, icon]) => ({
      name: t.texts.kind[kind],
      icon,
      pressed: state?.kind === kind,
      disabled,
      press: () => run({ type: 'kind', kind }),
    })),
    [
      {
        name: t.texts.link,
        icon: icons.link,
        pressed: linkOpen || (state?.href ?? null) !== null,
        disabled,
        press: link,
      },
    ],
    [
      {
        name: t.texts.undo,
        icon: icons.undo,
        disabled: !state?.canUndo,
        press: () => run({ type: 'undo' }),
      },
      {
        name: t.texts.redo,
        icon: icons.redo,
        disabled: !state?.canRedo,
        press: () => run({ type: 'redo' }),
      },
    ],
  ];
}

function button({ name, icon, pressed, disabled, press }: Tool, isFirst: boolean): TemplateResult {
  return html`<button
    type="button"
    class="icon-button"
    tabindex=${isFirst ? 0 : -1}
    title=${name}
    aria-label=${name}
    aria-pressed=${pressed ?? nothing}
    aria-disabled=${disabled ? 'true' : nothing}
    @click=${disabled ? nothing : press}
    @focus=${stop}
  >
    ${icon}
  </button>`;
}

/** The text keeps the caret while a tool is pressed. */
function keepFocus(event: Event): void {
  event.preventDefault();
}

/** The tool that has the focus is where Tab comes back to. */
function stop(event: Event): void {
  const tool = event.currentTarget as HTMLElement;
  for (const other of toolsOf(tool)) other.tabIndex = other === tool ? 0 : -1;
}

function walk(event: KeyboardEvent): void {
  const tools = toolsOf(event.currentTarget as HTMLElement);
  const at = tools.indexOf(event.composedPath()[0] as HTMLElement);
  const isRtl = getComputedStyle(event.currentTarget as HTMLElement).direction === 'rtl';
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: isRtl ? at - 1 : at + 1,
    ArrowLeft: isRtl ? at + 1 : at - 1,
    Home: 0,
    End: tools.length - 1,
  };
  const next = steps[event.key];
  if (next === undefined || at < 0) return;
  event.preventDefault();
  tools[(next + tools.length) % tools.length]?.focus();
}

function toolsOf(within: HTMLElement): readonly HTMLElement[] {
  return [...(within.closest('.tools')?.querySelectorAll<HTMLElement>('button') ?? [])];
}
