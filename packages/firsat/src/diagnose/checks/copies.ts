import type { Found } from '../finding.js';
import type { Surroundings } from '../surroundings.js';

const YJS = /\/yjs(@[^/]+)?\/(dist|src)\/[^?]*\.m?js|\/yjs[\w.@-]*\.m?js/;

/** What stands on the page more than once. Yjs does not count its copies: those in bundles are not seen. */
export function* checkCopies({ copies, litVersions, scripts }: Surroundings): Generator<Found> {
  if (copies.length > 1)
    yield {
      code: 'two-kits',
      severity: copies.some(({ version }) => version !== copies[0]?.version) ? 'warning' : 'hint',
      names: [copies.map(({ version, url }) => `${version} ${url}`).join(', ')],
      copy: "defineAll({ prefix: 'my-' })",
    };
  if (litVersions.length > 1)
    yield { code: 'two-lits', severity: 'hint', names: [litVersions.join(', ')], copy: 'npm ls lit' };
  const yjs = [
    ...new Set(scripts.filter((script) => YJS.test(script)).map((script) => script.split('?')[0])),
  ];
  if (yjs.length > 1)
    yield {
      code: 'two-yjs',
      severity: 'warning',
      names: [yjs.join(', ')],
      copy: "resolve: { dedupe: ['yjs'] }",
    };
}
