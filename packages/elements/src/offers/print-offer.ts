import { render } from 'lit';
import { printAlone } from '../primitives/print-alone.js';
import { baseStyles } from '../styles/base.styles.js';
import { richTextStyles } from '../rich-text/rich-text.styles.js';
import { documentStyles } from './document.styles.js';
import { documentView, type DocumentViewProps } from './document-view.js';

/** Prints an offer alone, whatever page it is printed from (D55). */
export function printOffer(props: DocumentViewProps): void {
  const content = document.createElement('div');
  content.className = 'base';
  render(documentView(props), content);
  const sheets = [baseStyles, richTextStyles, documentStyles].flatMap(({ styleSheet }) => styleSheet ?? []);
  printAlone({ name: props.name, content, sheets, size: 'A4', fontSize: '10.5pt' });
}
