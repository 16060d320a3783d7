import { describe, it } from 'node:test';
import { openWebKit } from './engines.js';
import { hostsForAll, inEngine } from './zoo-suite.js';

describe('the zoo of host pages in WebKitGTK', () => {
  const accepts = inEngine('WebKitGTK', hostsForAll, openWebKit);

  for (const host of hostsForAll) it(`ZOO3 ${host.name}: the same`, accepts(host));
});
