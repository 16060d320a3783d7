import { badValues, nearestName, unknownAttributes } from '@firsat/elements/inspection';
import type { Found } from '../finding.js';
import { KIT_TAGS, WORKSPACE_TAG } from '../kit-tags.js';
import { parentOf, type SeenElement, type SeenPage } from '../seen-page.js';

type Widget = Element & { readonly workspace?: { readonly handle?: unknown } };

/** Names: of tags, of attributes, and of the workspace that a widget belongs to. */
export function* checkTags(page: SeenPage): Generator<Found> {
  for (const element of page.undefinedOnes) {
    const meant = nearestName(element.localName, KIT_TAGS);
    if (meant !== undefined)
      yield {
        code: 'unknown-tag',
        severity: 'error',
        element,
        names: [`<${element.localName}>`],
        copy: `<${meant}>`,
      };
  }
  for (const seen of page.ours) {
    const { element, tag } = seen;
    if (!element.matches(':defined')) {
      // A loader leaves alone what is not shown.
      if (parentOf(element)?.checkVisibility() ?? true)
        yield {
          code: 'not-defined',
          severity: 'error',
          element,
          copy: `import 'firsat/define/${tag}';`,
        };
      continue;
    }
    yield* checkAttributes(seen);
  }
  yield* checkWorkspaces(page);
}

function* checkAttributes({ element }: SeenElement): Generator<Found> {
  for (const { name, meant, isProperty } of unknownAttributes(element))
    yield {
      code: 'unknown-attribute',
      severity: 'warning',
      element,
      names: [name],
      copy: isProperty ? `element.${meant} = …` : meant,
    };
  for (const { attribute, written, expected } of badValues(element))
    yield { code: 'bad-value', severity: 'warning', element, names: [attribute, written], copy: expected };
}

function* checkWorkspaces({ widgets, workspaces }: SeenPage): Generator<Found> {
  for (const element of workspaces)
    if (element.matches(':defined') && !element.workspace)
      yield {
        code: 'workspace-unnamed',
        severity: 'error',
        element,
        copy: `<${element.localName} workspace="sales">`,
      };
  for (const { element } of widgets) {
    const { workspace } = element as Widget;
    if (!element.matches(':defined') || typeof workspace !== 'object' || workspace.handle) continue;
    const id = element.getAttribute('for');
    if (id && !isThere(element, id))
      yield {
        code: 'workspace-not-found',
        severity: 'error',
        element,
        names: [id],
        copy: `<${WORKSPACE_TAG} id="${id}">`,
      };
    // A workspace that is there says itself what it lacks.
    else if (!id && !workspaces.some((each) => each.contains(element)))
      yield {
        code: 'no-workspace',
        severity: 'error',
        element,
        copy: `<${element.localName} for="${workspaces[0]?.id || 'sales'}">`,
      };
  }
}

/** In its own tree or in one around it, as the widget looks. */
function isThere(element: Element, id: string): boolean {
  for (let root = element.getRootNode(); ; root = root.host.getRootNode()) {
    if ((root as Document | ShadowRoot).getElementById(id)) return true;
    if (!(root instanceof ShadowRoot)) return false;
  }
}
