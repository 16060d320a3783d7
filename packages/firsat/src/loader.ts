/** What each tag loads: the element, and the workspace that it may stand in. */
const BODIES: Readonly<Record<string, () => Promise<unknown>>> = {
  'change-notices': () => import('./define/change-notices.js'),
  'contact-detail': () => import('./define/contact-detail.js'),
  'contact-directory': () => import('./define/contact-directory.js'),
  'custom-field-editor': () => import('./define/custom-field-editor.js'),
  'data-export': () => import('./define/data-export.js'),
  'data-import': () => import('./define/data-import.js'),
  'line-grid': () => import('./define/line-grid.js'),
  'offer-editor': () => import('./define/offer-editor.js'),
  'opportunity-activities': () => import('./define/opportunity-activities.js'),
  'opportunity-board': () => import('./define/opportunity-board.js'),
  'opportunity-detail': () => import('./define/opportunity-detail.js'),
  'opportunity-filters': () => import('./define/opportunity-filters.js'),
  'opportunity-form': () => import('./define/opportunity-form.js'),
  'opportunity-links': () => import('./define/opportunity-links.js'),
  'opportunity-list': () => import('./define/opportunity-list.js'),
  'opportunity-reminders': () => import('./define/opportunity-reminders.js'),
  'opportunity-tasks': () => import('./define/opportunity-tasks.js'),
  'pipeline-forecast': () => import('./define/pipeline-forecast.js'),
  'pipeline-funnel': () => import('./define/pipeline-funnel.js'),
  'pipeline-report': () => import('./define/pipeline-report.js'),
  'pipeline-settings': () => import('./define/pipeline-settings.js'),
  'pipeline-workspace': () => import('./define/pipeline-workspace.js'),
  'presence-list': () => import('./define/presence-list.js'),
  'product-catalog': () => import('./define/product-catalog.js'),
  'quota-editor': () => import('./define/quota-editor.js'),
  'quota-progress': () => import('./define/quota-progress.js'),
  'record-bin': () => import('./define/record-bin.js'),
  'stage-schema-editor': () => import('./define/stage-schema-editor.js'),
  'sync-status': () => import('./define/sync-status.js'),
  'work-queue': () => import('./define/work-queue.js'),
  'workspace-devtools': () => import('./define/workspace-devtools.js'),
};

/** Languages beside English and Turkish, by the language of a `lang`. */
const LANGUAGES: Readonly<Record<string, () => Promise<unknown>>> = {
  ar: () => import('./locales/ar.js'),
  de: () => import('./locales/de.js'),
};

/**
 * Wherever it stands: an element without code has no size, and the margins of what follows may put its place far away. What counts is whether it is shown
 * at all, or in a closed dialog or tab.
 */
const MARGIN = '1000000px';

export interface Loader {
  /** Looks into another tree, too: an open or closed shadow root that belongs to the page. */
  add(root: Document | ShadowRoot): void;
  stop(): void;
}

/**
 * Loads the code of each element of the kit once one of its kind is shown below `roots` (not within something hidden), and a language once an element asks for it. A workspace is
 * loaded at once: it has no box, and data wait for it. What cannot be loaded is told once, and tried again when the network is back.
 */
export function loadWhenSeen(...roots: readonly (Document | ShadowRoot)[]): Loader {
  const begun = new Set<() => Promise<unknown>>();
  const observers: MutationObserver[] = [];

  const load = (what: string, body: () => Promise<unknown>): void => {
    if (begun.has(body)) return;
    begun.add(body);
    body().catch((reason: unknown) => {
      console.warn(
        `[firsat] "${what}" could not be loaded; it is tried again when the network is back.`,
        reason,
      );
      addEventListener(
        'online',
        () => {
          begun.delete(body);
          load(what, body);
        },
        { once: true },
      );
    });
  };

  const shown = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        const body = BODIES[target.localName];
        if (!isIntersecting || !body) continue;
        shown.unobserve(target);
        load(target.localName, body);
      }
    },
    { rootMargin: MARGIN },
  );

  const meet = (element: Element): void => {
    const body = BODIES[element.localName];
    if (!body) return;
    const lang = element.closest('[lang]')?.getAttribute('lang')?.toLowerCase().split('-', 1)[0] ?? '';
    const language = Object.hasOwn(LANGUAGES, lang) ? LANGUAGES[lang] : undefined;
    if (language) load(lang, language);
    if (element.localName === 'pipeline-workspace') load(element.localName, body);
    else shown.observe(element);
  };

  const scan = (node: Node): void => {
    if (node instanceof Element) meet(node);
    if (node instanceof Element || node instanceof DocumentFragment || node instanceof Document)
      node.querySelectorAll(Object.keys(BODIES).join()).forEach(meet);
  };

  const add = (root: Document | ShadowRoot): void => {
    const observer = new MutationObserver((records) => {
      for (const { addedNodes, target, attributeName } of records) {
        addedNodes.forEach(scan);
        if (attributeName) scan(target);
      }
    });
    observer.observe(root, { subtree: true, childList: true, attributeFilter: ['lang'] });
    observers.push(observer);
    scan(root);
  };
  roots.forEach(add);

  return {
    add,
    stop: () => {
      shown.disconnect();
      for (const observer of observers) observer.disconnect();
    },
  };
}
