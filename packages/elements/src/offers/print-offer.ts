import { render } from 'lit';
import { baseStyles } from '../styles/base.styles.js';
import { richTextStyles } from '../rich-text/rich-text.styles.js';
import { documentStyles } from './document.styles.js';
import { documentView, type DocumentViewProps } from './document-view.js';

/** What the document of the host page needs while an offer is printed: margins with page numbers, and nothing else of the page. */
const PAGE_RULES = `
  @page {
    size: A4;
    margin: 18mm 16mm 20mm;
    @bottom-right { content: counter(page) " / " counter(pages); font: 9pt sans-serif; color: #545a66; }
    @bottom-left { content: var(--firsat-print-name, ""); font: 9pt sans-serif; color: #545a66; }
  }
  @media print {
    html, body { margin: 0 !important; padding: 0 !important; inline-size: auto !important; block-size: auto !important; min-block-size: 0 !important;
      overflow: visible !important; background: #fff !important; display: block !important; position: static !important; transform: none !important; }
    body > *:not(firsat-print), body > dialog[open]:not(firsat-print) { display: none !important; }
    firsat-print { display: block !important; }
  }
  @media screen { firsat-print { display: none !important; } }
`;

/** What is printed out of the page, until it is taken away again. */
export interface Printout {
  readonly element: HTMLElement;
  remove(): void;
}

/**
 * Puts an offer beside everything else on the page, so that printing prints it alone (D55): no frame, no other window, no network. In a shadow root,
 * since a page has styles of its own; page margins and numbers only count in the page's document, and are taken back with it.
 */
export function printout(props: DocumentViewProps, page: Document = document): Printout {
  const element = page.createElement('firsat-print');
  const root = element.attachShadow({ mode: 'open' });
  const sheets = [baseStyles, richTextStyles, documentStyles].flatMap(({ styleSheet }) => styleSheet ?? []);
  const paper = new CSSStyleSheet();
  paper.replaceSync(
    ':host { display: block } .base { --firsat-font-size: 10.5pt; font-family: var(--firsat-font, system-ui, "Noto Sans", "DejaVu Sans", sans-serif); color: #1b1f27; color-scheme: light; }',
  );
  root.adoptedStyleSheets = [...sheets, paper];
  const rules = new CSSStyleSheet();
  rules.replaceSync(PAGE_RULES);
  page.adoptedStyleSheets = [...page.adoptedStyleSheets, rules];
  page.documentElement.style.setProperty('--firsat-print-name', JSON.stringify(props.name));
  const base = page.createElement('div');
  base.className = 'base';
  render(documentView(props), base);
  root.append(base);
  page.body.append(element);
  return {
    element,
    remove: () => {
      element.remove();
      page.documentElement.style.removeProperty('--firsat-print-name');
      page.adoptedStyleSheets = page.adoptedStyleSheets.filter((sheet) => sheet !== rules);
    },
  };
}

/** Prints an offer by the browser's own dialog, which also makes a PDF. The title of the page becomes the name of the file meanwhile. */
export function printOffer(props: DocumentViewProps, view: Window = window): void {
  const page = view.document;
  const printed = printout(props, page);
  const { title } = page;
  page.title = props.name;
  view.addEventListener(
    'afterprint',
    () => {
      page.title = title;
      printed.remove();
    },
    { once: true },
  );
  view.print();
}
