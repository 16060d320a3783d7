import 'firsat/define';
import 'firsat/locales/ar';
import 'firsat/locales/de';
import { roomFromAddress, serverFromAddress } from './room.js';
import { sampleFromAddress, startWithSample } from './sample.js';
import { copyAddress, showAddress } from './share.js';
import { isDark, startTheme, switchTheme } from './theme.js';
import { directionOf, languageNames, languageOf, startLanguage, words, type Language } from './words.js';

const SAMPLE_ROWS = 240;
const VIEWS = [
  'list',
  'board',
  'queue',
  'reports',
  'contacts',
  'catalogue',
  'schemas',
  'settings',
  'data',
] as const;
type View = (typeof VIEWS)[number];

function must<E extends Element>(selector: string): E {
  const found = document.querySelector<E>(selector);
  if (!found) throw new Error(`the demo page has no ${selector}`);
  return found;
}

function currentLanguage(): Language {
  return languageOf(document.documentElement.lang);
}

/** The view that the address names after `#`, so that "back" and a copied link lead to it. */
function currentView(): View {
  return VIEWS.find((view) => location.hash === `#${view}`) ?? 'list';
}

function label(node: HTMLElement, text: string): void {
  node.setAttribute('aria-label', text);
  if ('tip' in node.dataset) node.title = text;
}

function speak(): void {
  const text: Readonly<Record<string, string>> = words[currentLanguage()];
  for (const node of document.querySelectorAll<HTMLElement>('[data-word]'))
    node.textContent = text[node.dataset['word'] ?? ''] ?? '';
  const theme = must<HTMLElement>('[data-action=theme]');
  theme.dataset['label'] = isDark() ? 'light' : 'dark';
  for (const node of document.querySelectorAll<HTMLElement>('[data-label]'))
    label(node, text[node.dataset['label'] ?? ''] ?? '');
  const view = words[currentLanguage()][currentView()];
  must('h1').textContent = view;
  document.title = `${view} · Firsat`;
}

function setLanguage(language: Language): void {
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
  must<HTMLSelectElement>('.language select').value = language;
  must<HTMLElement>('.language').dataset['short'] = language.toLocaleUpperCase('en');
  speak();
}

/** Every language under its own name. */
function offerLanguages(): void {
  const choice = must<HTMLSelectElement>('.language select');
  for (const [language, name] of Object.entries(languageNames)) {
    const option = new Option(name, language);
    option.lang = language;
    choice.append(option);
  }
  choice.addEventListener('change', () => {
    localStorage.setItem('firsat-demo:language', choice.value);
    setLanguage(languageOf(choice.value));
  });
}

function showView(): void {
  const view = currentView();
  for (const panel of document.querySelectorAll<HTMLElement>('[data-panel]'))
    panel.hidden = panel.dataset['panel'] !== view;
  for (const tab of document.querySelectorAll<HTMLElement>('[data-view]')) {
    if (tab.dataset['view'] === view) tab.setAttribute('aria-current', 'page');
    else tab.removeAttribute('aria-current');
  }
  speak();
}

const { room } = roomFromAddress();
for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-keep-room]'))
  link.search = location.search;
startTheme(speak);
offerLanguages();
setLanguage(startLanguage());
showView();
window.addEventListener('hashchange', showView);

const workspace = must<HTMLElementTagNameMap['pipeline-workspace']>('pipeline-workspace');
workspace.workspaceName = words[currentLanguage()].workspace;
workspace.server = serverFromAddress();
// `?storage=memory`: a shared computer, on which nothing may stay.
if (new URL(location.href).searchParams.get('storage') === 'memory') workspace.storage = 'memory';
workspace.workspace = room;
const sample = sampleFromAddress(SAMPLE_ROWS);
if (sample.template) must('opportunity-board').setAttribute('schema', sample.template);
startWithSample(workspace, { ...sample, language: currentLanguage });

document.addEventListener('firsat-schemas-open', (event) => {
  // They are on this page: a form in a dialog steps aside, with all that was typed.
  event.preventDefault();
  must<HTMLElementTagNameMap['stage-schema-editor']>('stage-schema-editor').schema =
    event.detail.schemaId ?? '';
  location.hash = 'schemas';
});

document.addEventListener('firsat-data-imported', (event) => {
  if (event.detail.source !== 'files') return;
  // What was imported stands in a schema of its own: that is what somebody wants to see next. The module is loaded by now.
  void import('@firsat/model/import').then(({ IMPORT_SCHEMA_ID }) => {
    if (workspace.store?.get('schemas', IMPORT_SCHEMA_ID))
      must('opportunity-board').setAttribute('schema', IMPORT_SCHEMA_ID);
  });
});

const actions: Readonly<Record<string, () => void>> = {
  theme: () => {
    switchTheme();
    speak();
  },
  share: () => {
    // Who opens it reads in a language of their own.
    const shared = new URL(location.href);
    shared.searchParams.delete('lang');
    const address = shared.href;
    void copyAddress(address).then((copied) => {
      if (copied) workspace.handle?.toast({ text: words[currentLanguage()].shared });
      else showAddress(must('dialog.share'), address);
    });
  },
};
for (const button of document.querySelectorAll<HTMLElement>('[data-action]'))
  button.addEventListener('click', () => actions[button.dataset['action'] ?? '']?.());
