// What the pages are made of besides their texts: the manifest, the data, the codes, the settings, and what the last build has measured.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SETTINGS } from '../../../server/src/config.js';
import { filesUnder, root } from '../files.mjs';
import type { ElementDoc } from '../manifest/collect.js';
import type { DataSchema } from '../manifest/data-schema.js';
import type { ErrorCodes } from '../manifest/error-codes.js';
import { readEverything } from '../manifest/everything.js';
import { inTurkish } from '../manifest/translate.js';
import { sourcesHash, type ElementSizes } from './sizes.js';
import type { Language } from './words.js';

export interface Material {
  readonly elements: Readonly<Record<Language, readonly ElementDoc[]>>;
  readonly schema: DataSchema;
  readonly errors: ErrorCodes;
  readonly settings: Readonly<Record<string, { readonly fallback: string; readonly text: string }>>;
  /** Undefined: these sources have not been built. */
  readonly sizes: ElementSizes | undefined;
  /** Script → its hash, of the scripts for pages without a build; empty where there are none yet. */
  readonly integrity: Readonly<Record<string, string>>;
  /** Texts of the changesets that wait for a release. */
  readonly changes: readonly string[];
}

type Manifest = Pick<Material, 'elements' | 'schema' | 'errors'>;

/** Reading all types takes seconds: kept as long as no source changes. */
function manifest(): Manifest {
  const hash = sourcesHash(['test/setup/manifest']);
  const file = path.join(root, 'node_modules/.cache/firsat', `manifest-${hash}.json`);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  const { docs, schema, errors } = readEverything();
  const made = { elements: { en: docs, tr: inTurkish(docs).docs }, schema, errors };
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(made));
  return made;
}

const json = (file: string): unknown =>
  existsSync(path.join(root, file)) ? JSON.parse(readFileSync(path.join(root, file), 'utf8')) : undefined;

/** Of the files as they lie there: a list that is older than they are would lock people out. */
function integrity(): Record<string, string> {
  const dist = 'packages/firsat/dist';
  const listed = (json(`${dist}/integrity.json`) ?? {}) as Readonly<Record<string, string>>;
  return Object.fromEntries(
    Object.entries(listed).filter(([file, hash]) => {
      const full = path.join(root, dist, file);
      return (
        existsSync(full) &&
        hash === `sha384-${createHash('sha384').update(readFileSync(full)).digest('base64')}`
      );
    }),
  );
}

export function readMaterial(): Material {
  const sizes = json('packages/firsat/dist/sizes.json') as
    | { readonly sources: string; readonly elements: ElementSizes }
    | undefined;
  return {
    ...manifest(),
    settings: SETTINGS,
    sizes: sizes?.sources === sourcesHash() ? sizes.elements : undefined,
    integrity: integrity(),
    changes: filesUnder('.changeset', /(?<!README)\.md$/).map((file) =>
      readFileSync(path.join(root, file), 'utf8')
        .replace(/^---[^]*?---\n/, '')
        .trim(),
    ),
  };
}
