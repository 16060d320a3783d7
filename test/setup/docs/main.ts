// `main.ts <file>` writes the documentation as one JSON for Vite's plugin; `main.ts --sizes` measures the elements, as a step of `npm run build`.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { filesUnder, root } from '../files.mjs';
import { readMaterial } from './material.js';
import { buildSite } from './site.js';
import { elementSizes, sourcesHash } from './sizes.js';

/** Two builds for each element take a minute: kept as long as no source changes. */
async function measured(tags: readonly string[]): Promise<string> {
  const sources = sourcesHash();
  const file = path.join(root, 'node_modules/.cache/firsat', `sizes-${sources}.json`);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const text = `${JSON.stringify({ sources, elements: await elementSizes(tags) }, null, 2)}\n`;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return text;
}

const [target] = process.argv.slice(2);
if (target === '--sizes') {
  const tags = filesUnder('packages/firsat/src/define').map((file) => path.basename(file, '.ts'));
  writeFileSync(path.join(root, 'packages/firsat/dist/sizes.json'), await measured(tags));
} else if (target) writeFileSync(target, JSON.stringify(buildSite(readMaterial())));
