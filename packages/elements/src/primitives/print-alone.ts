/** What the document of the host page needs while something is printed out of it: margins with page numbers, and nothing else of the page. */
const pageRules = (size: string): string => `
  @page {
    size: ${size};
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

const PAPER = `
  :host { display: block; color-scheme: light; }
  .base { font-family: var(--firsat-font, system-ui, "Noto Sans", "DejaVu Sans", sans-serif); color: #1b1f27; color-scheme: light; }
`;

export interface PrintedContent {
  /** Stands at the foot of each page, and is what the file is called. */
  readonly name: string;
  /** With the class `base`. */
  readonly content: HTMLElement;
  readonly sheets: readonly CSSStyleSheet[];
  readonly size: 'A4' | 'A4 landscape';
  readonly fontSize: string;
}

/**
 * Prints something alone by the browser's own dialog, which also makes a PDF: beside everything else on the page, no frame, no other window, no network. In a
 * shadow root, since a page has styles of its own; page margins and numbers only count in the page's document, and are taken back with it.
 */
export function printAlone(
  { name, content, sheets, size, fontSize }: PrintedContent,
  view: Window = window,
): void {
  const page = view.document;
  const element = page.createElement('firsat-print');
  const root = element.attachShadow({ mode: 'open' });
  const paper = new CSSStyleSheet();
  paper.replaceSync(`${PAPER} .base { --firsat-font-size: ${fontSize}; }`);
  root.adoptedStyleSheets = [...sheets, paper];
  root.append(content);
  const rules = new CSSStyleSheet();
  rules.replaceSync(pageRules(size));
  page.adoptedStyleSheets = [...page.adoptedStyleSheets, rules];
  page.documentElement.style.setProperty('--firsat-print-name', JSON.stringify(name));
  page.body.append(element);
  const { title } = page;
  page.title = name;
  view.addEventListener(
    'afterprint',
    () => {
      page.title = title;
      element.remove();
      page.documentElement.style.removeProperty('--firsat-print-name');
      page.adoptedStyleSheets = page.adoptedStyleSheets.filter((sheet) => sheet !== rules);
    },
    { once: true },
  );
  view.print();
}
