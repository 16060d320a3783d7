import '../locales/areas/board.js';
import '../locales/areas/form.js';
import { localizerFor } from '../locales/localizer.js';
import type { Messages } from '../locales/messages.js';

/** What the widgets say in a language, for tests that look for it. */
export const wordsFor = (lang: string): Messages => localizerFor(lang).t;
