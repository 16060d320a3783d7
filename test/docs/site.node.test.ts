// The documentation as it is built: its links, its two languages, its samples, and that it says what is so.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import { COMMANDS } from '../../server/src/commands/index.js';
import { builtSite } from '../e2e/support.js';
import { assertNone } from '../rules/support/assert-none.js';
import { elementPage, kilobytes } from '../setup/docs/element-page.js';
import { highlight } from '../setup/docs/highlight.js';
import { readMaterial, type Material } from '../setup/docs/material.js';
import { GROUPS, SECTIONS } from '../setup/docs/nav.js';
import { sampleOf } from '../setup/docs/regions.js';
import { fileOf } from '../setup/docs/site.js';
import { elementSizes, pageBytes } from '../setup/docs/sizes.js';
import { LANGUAGES } from '../setup/docs/words.js';
import { filesUnder, root } from '../setup/files.mjs';
import { pagesOf } from './support.js';
import { find } from '../../demo/docs/scripts/search.js';

const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const texts = SECTIONS.flatMap(({ pages }) => pages).flatMap((page) =>
  LANGUAGES.map((language) => ({ language, page, file: fileOf(language, page) })),
);

/** Level and id of every heading, e.g. `2 tokens`. */
const headingsOf = (text: string): string[] =>
  [...text.replace(/^```[^]*?^```/gm, '').matchAll(/^(#+) (.*)$/gm)].map(
    ([, level = '', title = '']) => `${level.length} ${/\{#([\w-]+)\}$/.exec(title)?.[1] ?? ''}`,
  );

interface Fence {
  readonly file: string;
  readonly language: string;
  readonly code: string;
}
const fences: Fence[] = texts.flatMap(({ file }) =>
  [...read(file).matchAll(/^```(\w*)\n([^]*?)^```/gm)].map(([, language = '', code = '']) => ({
    file,
    language,
    code,
  })),
);

/** Files that pages show, without their regions. */
const shown = new Set(
  texts.flatMap(({ file }) =>
    [...read(file).matchAll(/^@\[(?:code|live)\]\(([^)#\s]+)/gm)].map(([, target = '']) => target),
  ),
);

/** What is not in order about one line for a shell. */
function shellProblem(line: string): string | undefined {
  const scripts = (JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts;
  const [program = '', first = '', second = ''] = line.split(/\s+/);
  if (/^[A-Z_]+=/.test(program)) return undefined; // a setting: SETTINGS below
  const isThere = (file: string): boolean =>
    existsSync(path.join(root, file.replace('/dist/', '/src/').replace(/\.js$/, '.ts')));
  const known: Readonly<Record<string, () => boolean>> = {
    npm: () => ['ci', 'install', 'start'].includes(first) || (first === 'run' && second in scripts),
    node: () => isThere(first),
    'firsat-server': () => COMMANDS.has(first),
    docker: () =>
      /-f (\S+)/.exec(line)?.[1] !== undefined &&
      existsSync(path.join(root, /-f (\S+)/.exec(line)?.[1] ?? '')),
    ls: () => isThere(first),
  };
  return known[program]?.() ? undefined : line;
}

describe('texts and samples of the documentation', () => {
  it('DCS1 each page is there in both languages, with the same headings, each under its id', () => {
    for (const page of SECTIONS.flatMap(({ pages }) => pages)) {
      const [en, tr] = LANGUAGES.map((language) => headingsOf(read(fileOf(language, page))));
      assert.deepEqual(tr, en, page);
      const [title, ...others] = en ?? [];
      assert.equal(title, '1 ', page);
      assertNone(others.filter((heading) => heading.endsWith(' ')));
      assert.equal(new Set(others).size, others.length, page);
    }
    const known = new Set(texts.map(({ file }) => file));
    assertNone(
      LANGUAGES.flatMap((language) => filesUnder(`demo/docs/${language}`)).filter((file) => !known.has(file)),
    );
  });

  it('DCS4 a sample is a file that something compiles or opens, or a shell line whose commands exist', () => {
    const compiled =
      /^(demo\/(?!docs\/).*\.ts|demo\/docs\/samples\/.*|demo\/docs\/examples\/.*\.html|test\/embed\/.*)$/;
    assertNone([...shown].filter((file) => !compiled.test(file)));
    assertNone(filesUnder('demo/docs/samples').filter((file) => !shown.has(file)));
    assertNone(
      fences.filter(({ language }) => !['sh', 'json', 'text'].includes(language)).map(({ file }) => file),
    );
    for (const { language, code } of fences) if (language === 'json') JSON.parse(code);
    const lines = fences
      .filter(({ language }) => language === 'sh')
      .flatMap(({ code }) => code.trim().split('\n'))
      .flatMap((line) => line.split(' && '));
    assert.ok(lines.length > 20);
    assertNone(lines.flatMap((line) => shellProblem(line) ?? []));
    const { settings } = readMaterial();
    assertNone(
      lines.flatMap((line) => /^([A-Z_]+)=/.exec(line)?.[1] ?? []).filter((name) => !(name in settings)),
    );
    assert.equal(shellProblem('npm run nothing'), 'npm run nothing');
    assert.equal(shellProblem('firsat-server burn it'), 'firsat-server burn it');
    // The proxy's is that of the server's manual.
    assert.ok(read('server/README.md').includes(read('demo/docs/samples/nginx.conf')));
  });

  it('DCS4 a sample of styles names tokens, parts and states that there are', () => {
    const docs = readMaterial().elements.en;
    const names = {
      token: new Set(docs.flatMap(({ cssProperties }) => cssProperties.map(({ name }) => name))),
      part: new Set(docs.flatMap(({ tag, parts }) => parts.map(({ name }) => `${tag}::part(${name})`))),
      state: new Set(docs.flatMap(({ tag, states }) => states.map(({ name }) => `${tag}:state(${name})`))),
    };
    for (const file of [...shown].filter((each) => each.endsWith('.css'))) {
      const css = read(file);
      const all = (pattern: RegExp): string[] => [...css.matchAll(pattern)].map(([text]) => text);
      assertNone(all(/--firsat-[\w-]+/g).filter((name) => !names.token.has(name)));
      assertNone(all(/[a-z-]+::part\([\w-]+\)/g).filter((name) => !names.part.has(name)));
      assertNone(all(/[a-z-]+:state\([\w-]+\)/g).filter((name) => !names.state.has(name)));
    }
  });

  it('DCS4 a region that is not there stops the build', () => {
    assert.throws(() => sampleOf('demo/host-backend.ts', 'nothing'), /no region/);
    assert.match(sampleOf('demo/host-backend.ts', 'token'), /^app\.get\('\/firsat-token'/);
    assert.equal(highlight('<a b="1">', 'text'), '&lt;a b=&quot;1&quot;&gt;');
  });
});

describe('the built documentation', () => {
  let site = '';
  let material: Material;
  before(async () => {
    site = await builtSite();
    material = readMaterial();
  });
  const page = (name: string): string => readFileSync(path.join(site, name), 'utf8');

  it('DCS2 every link leads to a page and a heading that are there, and none to another host', () => {
    const pages = pagesOf(site);
    const ids = new Map(
      pages.map((name) => [name, new Set([...page(name).matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id))]),
    );
    assert.ok(pages.length > 80);
    const dead: string[] = [];
    for (const name of pages)
      for (const [, href = ''] of page(name).matchAll(/<a\b[^>]*\bhref="([^"]+)"/g)) {
        const { origin, pathname, hash } = new URL(href, `http://site/${name}`);
        const target = decodeURIComponent(pathname.slice(1));
        const isThere =
          origin === 'http://site' &&
          (ids.has(target)
            ? hash === '' || ids.get(target)?.has(decodeURIComponent(hash.slice(1)))
            : existsSync(path.join(site, target)));
        if (!isThere) dead.push(`${name}: ${href}`);
      }
    assertNone(dead);
    // Nothing that a page loads comes from elsewhere, or from the root of a host.
    assertNone(
      pages.flatMap((name) =>
        [...page(name).matchAll(/<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)="([^"]+)"/g)]
          .map(([, address = '']) => address)
          .filter((address) => !/^(\.{1,2}\/|data:)/.test(address))
          .map((address) => `${name}: ${address}`),
      ),
    );
  });

  it('DCS3 every public element has its place and its page, which names all that the manifest has', () => {
    assert.deepEqual(
      GROUPS.flatMap(({ tags }) => tags).sort(),
      material.elements.en.map(({ tag }) => tag),
    );
    for (const language of LANGUAGES)
      for (const doc of material.elements[language]) {
        const html = page(`docs/${language}/elements/${doc.tag}.html`);
        const ids = [
          'example',
          ...doc.properties.map(({ name }) => `property-${name}`),
          ...doc.methods.map(({ name }) => `method-${name}`),
          ...doc.events.map(({ name }) => `event-${name}`),
          ...doc.slots.map(({ name }) => `slot-${name || 'default'}`),
          ...doc.parts.map(({ name }) => `part-${name}`),
          ...doc.states.map(({ name }) => `state-${name}`),
        ];
        assertNone(
          ids.filter((id) => !html.includes(`id="${id}"`)).map((id) => `${language} ${doc.tag}: ${id}`),
        );
        assertNone(doc.cssProperties.filter(({ name }) => !html.includes(name)).map(({ name }) => name));
      }
  });

  it('DCS7 a page shows the sizes that were measured, and they are those of the size rules', async () => {
    const [board] = material.elements.en.filter(({ tag }) => tag === 'sync-status');
    assert.ok(board);
    const sizes = await elementSizes(['sync-status']);
    assert.equal(sizes['sync-status']?.alone, await pageBytes(['sync-status']));
    const { alone, onTop } = sizes['sync-status'] ?? { alone: 0, onTop: 0 };
    assert.ok(alone > 50_000 && onTop > 1_000 && onTop < alone, JSON.stringify(sizes));
    const text = elementPage(board, { ...material, sizes }, 'tr');
    assert.match(
      text,
      new RegExp(`<b>${kilobytes(alone, 'tr')}</b> tek başına, <b>${kilobytes(onTop, 'tr')}</b>`),
    );
    assert.equal(kilobytes(89_836, 'tr'), '89,8 kB');
    // The site was built from the same measures, or from none.
    for (const { tag } of material.elements.en) {
      const size = material.sizes?.[tag];
      const html = page(`docs/en/elements/${tag}.html`);
      if (size && html.includes(`data-size="${tag}" `) && !html.includes('npm run build'))
        assert.ok(html.includes(`<b>${kilobytes(size.alone, 'en')}</b>`), tag);
    }
  });

  it('DCS9 the search finds Turkish headings however the four i are typed, a page before its headings', () => {
    const index = JSON.parse(page('docs/search-tr.json')) as Parameters<typeof find>[0];
    const titles = (text: string): string[] =>
      find(index, text).map(({ heading, title }) => heading ?? title);
    assert.equal(titles('ISLETME')[0], 'Sunucuyu işletme');
    assert.equal(titles('gorunum')[0], 'Görünüm');
    assert.ok(titles('tasarım değişkenleri').length > 1);
    assert.equal(find(index, 'opportunity-board')[0]?.page, 'elements/opportunity-board');
    assert.deepEqual(find(index, '   '), []);
  });
});
