import { ALL_ELEMENTS } from '../../packages/elements/src/all-elements.js';
import { TEST_NOW } from '@firsat/store/testing';
import type { FullWorkspace } from './full-workspace.js';

export type Tag = keyof typeof ALL_ELEMENTS;

/** Every element that stands within a workspace. */
export const TAGS = Object.keys(ALL_ELEMENTS) as readonly Tag[];

/** What an element must be told to show something. */
export function attributesFor(
  tag: Tag,
  { opportunityId, contactId, offerId, schemaId }: Omit<FullWorkspace, 'core' | 'work'>,
): Readonly<Record<string, string>> {
  switch (tag) {
    case 'opportunity-detail':
      return { 'opportunity-id': opportunityId };
    case 'contact-detail':
      return { 'contact-id': contactId };
    case 'offer-editor':
      return { offer: offerId };
    case 'stage-schema-editor':
      return { schema: schemaId };
    case 'line-grid':
    case 'opportunity-activities':
    case 'opportunity-links':
    case 'opportunity-reminders':
    case 'opportunity-tasks':
      return { opportunity: opportunityId };
    case 'pipeline-report':
      return { report: 'losses', period: 'all' };
    case 'opportunity-board':
      return { statuses: 'open suspended won lost abandoned' };
    default:
      return {};
  }
}

/** The element with what it must be told; not on the page yet. */
export function anElement(tag: Tag, workspace: Omit<FullWorkspace, 'core' | 'work'>): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributesFor(tag, workspace)))
    element.setAttribute(name, value);
  tell(element, tag);
  return element;
}

/** What it can be told by properties only. */
export function tell(element: HTMLElement, tag: Tag): void {
  if (tag === 'opportunity-form') Object.assign(element, { draft: {} });
  // The day on which the workspace was made.
  if ('now' in element) Object.assign(element, { now: () => TEST_NOW });
}

/** Everything below a node, shadow trees included. */
export function* everyNode(from: Node): Generator<Node> {
  yield from;
  if (from instanceof Element && from.shadowRoot) yield* everyNode(from.shadowRoot);
  for (const child of from.childNodes) yield* everyNode(child);
}

export function everyElement(from: Node): Element[] {
  return [...everyNode(from)].filter((node) => node instanceof Element);
}
