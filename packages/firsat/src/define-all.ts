import { ALL_ELEMENTS, defineIn, tagIn, type TagScope } from '@firsat/elements/all';
import { FirsatWorkspace } from './firsat-workspace.js';

/** Every tag of the kit. */
export type KitTag = keyof typeof ALL_ELEMENTS | 'pipeline-workspace';

export interface DefineAllOptions {
  /** Before every tag, e.g. `acme-`: `<acme-opportunity-board>`. */
  readonly prefix?: string;
  /** After every tag, e.g. `-v2`: `<opportunity-board-v2>`. */
  readonly suffix?: string;
  /** Where they are registered: a registry of one's own, in browsers that have such (`scopedRegistry()`); the page's otherwise. */
  readonly registry?: CustomElementRegistry;
}

/** A set of registered elements. */
export interface KitTags {
  readonly registry: CustomElementRegistry;
  /** What a tag of the kit is called in this set: `tag('opportunity-board')`. */
  tag(name: KitTag): string;
}

/**
 * Registers every element of the kit, by default under its own tag in the page's registry; with a prefix, a suffix or a registry of one's own, so that
 * several versions live on one page. Elements that the kit creates within others follow. Asked for again it changes nothing; tags that belong to
 * somebody else stay theirs, and one warning says so.
 *
 * @throws {RangeError} The prefix or the suffix makes no valid tag: small letters and digits in words that hyphens join.
 */
export function defineAll({
  prefix = '',
  suffix = '',
  registry = customElements,
}: DefineAllOptions = {}): KitTags {
  if (!/^([a-z][a-z0-9]*(-[a-z0-9]+)*-)?$/.test(prefix))
    throw new RangeError(`firsat: "${prefix}" is no prefix of a tag; write it like "acme-"`);
  if (!/^(-[a-z0-9]+)*$/.test(suffix))
    throw new RangeError(`firsat: "${suffix}" is no suffix of a tag; write it like "-v2"`);
  const scope: TagScope = { registry, prefix, suffix };
  for (const [tag, Class] of Object.entries(ALL_ELEMENTS)) defineIn(scope, tag, Class);
  defineIn(scope, 'pipeline-workspace', FirsatWorkspace);
  return { registry, tag: (name) => tagIn(scope, name) };
}

/** A registry of one's own for `defineAll` and `attachShadow`; `undefined` in a browser without them (Firefox ESR 153): choose a suffix there. */
export function scopedRegistry(): CustomElementRegistry | undefined {
  try {
    return new CustomElementRegistry();
  } catch {
    return undefined;
  }
}
