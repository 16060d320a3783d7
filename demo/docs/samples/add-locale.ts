import { addLocale, type Locale } from 'firsat';
// German and Arabic are ready.
import 'firsat/locales/de';

// Your own: areas are fetched when something on the page says them; what is missing is said in English.
const azerbaijani: Locale = {
  language: 'az',
  dir: 'ltr',
  load: (area) => fetch(`/words/az/${area}.json`).then((answer) => answer.json()),
};
addLocale(azerbaijani);
