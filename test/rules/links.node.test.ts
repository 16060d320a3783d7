import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { filesUnder, root } from '../setup/files.mjs';
import { assertNone } from './support/assert-none.js';

/** Where each address that a template or a script gives to the browser comes from. A new one stands here with its reason, or is not written. */
const KNOWN: Readonly<Record<string, string>> = {
  // Addresses that are checked where they are read: `safeHref`, `isSafeLink`.
  'rich-text-view.ts: href=${safe}': 'safeHref',
  'references-panel.ts: href=${url}': 'referencesOf tells only links that isSafeLink lets pass',
  // Ways to a person: `mailto:`, `tel:` and `sms:` with a value that is encoded.
  'way-links.ts: href=${href}': 'callLink, mailLink, smsLink',
  'channel-links.ts: href=${href}': 'callLink, mailLink, smsLink',
  "channels-panel.ts: href=${kind === 'phone' ? callLink(value) : mailLink(value)}": 'as it says',
  'channels-panel.ts: href=${smsLink(value)}': 'as it says',
  // Files that this page has just made.
  'export-templates.ts: href=${href}': 'URL.createObjectURL of data-export.ts',
  'personal-data-section.ts: href=${this.#file.href}': 'URL.createObjectURL of person-file.ts',
  'change-notices.ts: .href = this.#file': 'URL.createObjectURL',
  'data-import.ts: .href = this.#download': 'URL.createObjectURL',
  'report-files.ts: .src = href': 'a picture of this page, from URL.createObjectURL',
  'list-download.ts: .href = href': 'URL.createObjectURL two lines above',
};

const INTO_TEMPLATE = /\b(?:href|src|srcset|action|formaction|xlink:href|poster|srcdoc|data)=("?)\$\{/g;
const INTO_PROPERTY =
  /(?<!window|location)\.(?:href|src|srcset|action|formAction|srcdoc|poster)=("?)\$\{|\.(?:href|src|srcset|formAction|srcdoc|poster) = ([^;]+);/g;

/** Up to the brace that ends an expression of a template. */
function expressionAt(source: string, from: number): string {
  let depth = 1;
  let at = from;
  for (; depth > 0 && at < source.length; at += 1)
    if (source[at] === '{') depth += 1;
    else if (source[at] === '}') depth -= 1;
  return source.slice(from, at - 1);
}

/** What of a source hands an address to the browser; files that were just made apart. */
export function addressesIn(source: string): string[] {
  const found: string[] = [];
  for (const match of source.matchAll(INTO_TEMPLATE))
    found.push(
      `${match[0].replace(/[="]*\$\{$/, '')}=\${${expressionAt(source, match.index + match[0].length)}}`,
    );
  for (const match of source.matchAll(INTO_PROPERTY)) {
    if (/^URL\.createObjectURL\(/.test(match[2] ?? '')) continue;
    found.push(
      match[2] === undefined
        ? `${match[0].replace(/[="]*\$\{$/, '')}=\${${expressionAt(source, match.index + match[0].length)}}`
        : match[0].replace(/;$/, ''),
    );
  }
  return found.map((each) => each.replace(/\s+/g, ' ').trim());
}

describe('addresses', () => {
  it('SEC4 no template and no script gives the browser an address but those that are known to be checked', () => {
    const met = new Set<string>();
    const unknown = ['elements', 'firsat', 'rich-text']
      .flatMap((name) => filesUnder(`packages/${name}/src`, /\.ts$/))
      .filter((file) => !/\.test\.ts$|\/testing\//.test(file))
      .flatMap((file) =>
        addressesIn(readFileSync(path.join(root, file), 'utf8')).map(
          (address) => `${path.basename(file)}: ${address}`,
        ),
      )
      .filter((address) => {
        met.add(address);
        return !(address in KNOWN);
      });
    assertNone(unknown);
    assert.deepEqual(
      Object.keys(KNOWN).filter((address) => !met.has(address)),
      [],
      'is not written any more',
    );
  });

  it('SEC4 the check finds attributes, properties and assignments', () => {
    assert.deepEqual(addressesIn('html`<a href=${url}>x</a><img src="${a.b({ c: 1 })}">`'), [
      'href=${url}',
      'src=${a.b({ c: 1 })}',
    ]);
    assert.deepEqual(addressesIn('html`<a .href=${url}></a>`'), ['href=${url}', '.href=${url}']);
    assert.deepEqual(addressesIn('link.href = given.url;'), ['.href = given.url']);
    assert.deepEqual(addressesIn('link.href = URL.createObjectURL(blob);'), []);
  });
});
