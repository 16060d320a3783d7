import { describe, it } from 'node:test';
import { openFirefox } from './engines.js';
import { hostsForAll, inEngine } from './zoo-suite.js';

describe('the zoo of host pages in Firefox', () => {
  const accepts = inEngine('Firefox', hostsForAll, openFirefox);

  for (const host of hostsForAll) it(`ZOO2 ${host.name}: the same`, accepts(host));
});
