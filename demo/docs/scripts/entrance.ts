// On to the documentation in the language of the browser; the links stay for whoever has no script.
import { startTheme } from '../../theme.js';

startTheme(() => {});
const language = navigator.languages.some((each) => each.toLowerCase().startsWith('tr')) ? 'tr' : 'en';
location.replace(new URL(`./${language}/index.html`, location.href));
