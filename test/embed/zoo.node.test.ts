/** The kit on pages of others: one acceptance in every host of the zoo, in Chromium. */
import { describe, it } from 'node:test';
import { openChromium } from './engines.js';
import { zoo } from './zoo.js';
import { inEngine } from './zoo-suite.js';

describe('the zoo of host pages', () => {
  const accepts = inEngine('Chromium', zoo, openChromium);

  for (const host of zoo)
    it(
      `ZOO1, ZOO4 ${host.name}: loads, looks right, creates, moves by keyboard and mouse, opens, keeps its keys, leaves no trace, comes back`,
      accepts(host),
    );
});
