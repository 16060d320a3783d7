// The documentation's page: each part alone, so that one that fails leaves the others.
import { markContents } from './contents.js';
import { offerCopying } from './copy.js';
import { keepPlace, startMenu } from './menu.js';
import { startSearch } from './search.js';
import { startThemeSwitch } from './theme-switch.js';

startThemeSwitch();
startMenu();
keepPlace();
startSearch();
offerCopying();
markContents();

// The kit is loaded where a page shows it, and not before.
if (document.querySelector('.live')) void import('./live.js').then(({ runExamples }) => runExamples());
