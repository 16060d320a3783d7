import 'firsat/define';
import { roomFromAddress, serverFromAddress } from './room.js';
import { startWithSample } from './sample.js';
import { languageOf, words, type Language } from './words.js';

const SAMPLE_ROWS = 240;

function must<E extends Element>(selector: string): E {
  const found = document.querySelector<E>(selector);
  if (!found) throw new Error(`the demo page has no ${selector}`);
  return found;
}

function speak(language: Language): void {
  document.documentElement.lang = language;
  localStorage.setItem('firsat-demo:language', language);
  const text = words[language];
  for (const node of document.querySelectorAll<HTMLElement>('[data-word]'))
    node.textContent = text[node.dataset['word'] as keyof typeof text];
  must('nav').setAttribute('aria-label', text.nav);
  must('[data-action=theme]').setAttribute('aria-label', text.theme);
  const other = must<HTMLElement>('[data-action=language]');
  other.textContent = text.language;
  other.lang = language === 'tr' ? 'en' : 'tr';
}

function show(view: string): void {
  for (const panel of document.querySelectorAll<HTMLElement>('[data-panel]'))
    panel.hidden = panel.dataset['panel'] !== view;
  for (const tab of document.querySelectorAll<HTMLElement>('[data-view]')) {
    if (tab.dataset['view'] === view) tab.setAttribute('aria-current', 'page');
    else tab.removeAttribute('aria-current');
  }
}

function currentLanguage(): Language {
  return languageOf(document.documentElement.lang);
}

const { room } = roomFromAddress();
speak(
  languageOf(
    new URL(location.href).searchParams.get('lang') ??
      localStorage.getItem('firsat-demo:language') ??
      navigator.language,
  ),
);
document.documentElement.style.colorScheme = localStorage.getItem('firsat-demo:theme') ?? 'light dark';
for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-keep-room]'))
  link.search = location.search;

const workspace = must<HTMLElementTagNameMap['pipeline-workspace']>('pipeline-workspace');
workspace.workspaceName = words[currentLanguage()].workspace;
workspace.server = serverFromAddress();
workspace.workspace = room;
startWithSample(workspace, {
  rows: Number(new URL(location.href).searchParams.get('rows') ?? SAMPLE_ROWS),
  language: currentLanguage,
});

document.addEventListener('firsat-schemas-open', () => {
  show('schemas');
});
document.addEventListener('click', (event) => {
  const button = event
    .composedPath()
    .find((node): node is HTMLButtonElement => node instanceof HTMLButtonElement);
  const { view, action } = button?.dataset ?? {};
  if (view) show(view);
  if (action === 'language') speak(currentLanguage() === 'tr' ? 'en' : 'tr');
  if (action === 'theme') {
    const dark =
      document.documentElement.style.colorScheme === 'dark' ||
      (document.documentElement.style.colorScheme !== 'light' &&
        matchMedia('(prefers-color-scheme: dark)').matches);
    document.documentElement.style.colorScheme = dark ? 'light' : 'dark';
    localStorage.setItem('firsat-demo:theme', document.documentElement.style.colorScheme);
  }
  if (action === 'share' && button) {
    void navigator.clipboard.writeText(location.href).then(() => {
      button.textContent = words[currentLanguage()].shared;
    });
  }
});
