import { browserTimer, type Timer } from '../base/timer.js';
import { attendants, refreshLocalized } from '../controllers/localize-controller.js';
import { learnDirection, turnWithLanguage } from './direction.js';
import { FetchedWords } from './fetched-words.js';
import type { Locale } from './locale.js';
import { forgetLocalizers } from './localizer.js';
import { followers, words } from './words.js';

/**
 * Makes a language known to the page: what stands under its `lang` speaks it from then on. Areas whose words are not there (yet) are said in English. A
 * language that was added before is replaced.
 */
export function addLocale(locale: Locale, timer: Timer = browserTimer): void {
  const { language, dir } = locale;
  if (language === 'en' || language === 'tr') {
    console.warn(`[firsat] ${language} is built in; set \`strings\` to say something else.`);
    return;
  }
  const fetched = new FetchedWords(locale, timer, () => {
    forgetLocalizers(language);
    refreshLocalized();
  });
  words[language] = fetched.vocabulary;
  followers.add(fetched.follow);
  attendants.add(turnWithLanguage);
  learnDirection(language, dir);
  forgetLocalizers(language);
  refreshLocalized();
}
