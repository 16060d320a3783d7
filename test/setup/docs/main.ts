// `main.ts <file>` writes the documentation as one JSON for Vite's plugin; `main.ts --sizes` measures the elements, as a step of `npm run build`.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { filesUnder, root } from '../files.mjs';
import { readMaterial } from './material.js';
import { buildSite } from './site.js';
import { elementSizes, sourcesHash } from './sizes.js';

const [target] = process.argv.slice(2);
if (target === '--sizes') {
  const tags = filesUnder('packages/firsat/src/define').map((file) => path.basename(file, '.ts'));
  const text = JSON.stringify({ sources: sourcesHash(), elements: await elementSizes(tags) }, null, 2);
  writeFileSync(path.join(root, 'packages/firsat/dist/sizes.json'), `${text}\n`);
} else if (target) writeFileSync(target, JSON.stringify(buildSite(readMaterial())));
