import 'firsat/define/opportunity-board';
import 'firsat/locales/ar';
import 'firsat/locales/de';
import { roomFromAddress, serverFromAddress } from './room.js';
import { sampleFromAddress, startWithSample } from './sample.js';
import { shopSources } from './shop-sources.js';
import { directionOf, languageOf, shopWords, startLanguage, type Language } from './words.js';

const SAMPLE_ROWS = 60;

/** The page is written in English; for who wants another language its words are replaced, and the board follows `lang`. */
function speak(language: Language): void {
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
  const words = shopWords[language];
  if (!words) return;
  document.title = words.title;
  for (const node of document.querySelectorAll<HTMLElement>('[data-word]')) {
    const text = words[node.dataset['word'] as keyof typeof words];
    if (node instanceof HTMLInputElement) node.placeholder = node.ariaLabel = text;
    else node.textContent = text;
  }
  document.querySelector('nav')?.setAttribute('aria-label', words.nav);
}

speak(startLanguage());

const { room } = roomFromAddress();
for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-keep-room]'))
  link.search = location.search;

const workspace = document.querySelector('pipeline-workspace');
if (!workspace) throw new Error('the page has no workspace');
workspace.server = serverFromAddress();
workspace.workspace = room;
Object.assign(workspace, shopSources);
const sample = sampleFromAddress(SAMPLE_ROWS);
if (sample.template) document.querySelector('opportunity-board')?.setAttribute('schema', sample.template);
startWithSample(workspace, { ...sample, language: () => languageOf(document.documentElement.lang) });

// The admin panel's own shortcut: it must not fire while somebody types in a widget.
document.addEventListener('keydown', (event) => {
  if (event.key === 's' && !(event.target instanceof HTMLInputElement)) {
    document.querySelector<HTMLInputElement>('.topbar input')?.focus();
    event.preventDefault();
  }
});
