/** The frameworks whose pages are asked. */
const folder = 'test/embed/frameworks';

export interface Framework {
  readonly name: string;
  /** Of its files; also the name of its page. */
  readonly slug: string;
  readonly page: string;
  /** Writes the page as text. */
  readonly server?: string;
  /** Why there is none. */
  readonly withoutServer?: string;
  /** Only these checks. */
  readonly only?: readonly string[];
}

export const FRAMEWORKS: readonly Framework[] = [
  { name: 'No framework', slug: 'dom', page: `${folder}/dom/checks.ts`, withoutServer: 'it has none' },
  {
    name: 'React 19',
    slug: 'react-19',
    page: `${folder}/react-19/checks.tsx`,
    server: `${folder}/react-19/server.tsx`,
  },
  {
    name: 'React 18',
    slug: 'react-18',
    page: `${folder}/react-18/checks.tsx`,
    server: `${folder}/react-18/server.tsx`,
  },
  {
    name: 'Preact',
    slug: 'preact',
    page: `${folder}/preact/checks.tsx`,
    server: `${folder}/preact/server.tsx`,
  },
  { name: 'Solid', slug: 'solid', page: `${folder}/solid/checks.tsx`, server: `${folder}/solid/server.tsx` },
  { name: 'Vue 3', slug: 'vue', page: `${folder}/vue/checks.ts`, server: `${folder}/vue/server.ts` },
  {
    name: 'Svelte 5',
    slug: 'svelte',
    page: `${folder}/svelte/checks.svelte.ts`,
    server: `${folder}/svelte/server.ts`,
  },
  {
    name: 'Angular',
    slug: 'angular',
    page: `${folder}/angular/checks.component.ts`,
    withoutServer: 'its server needs a build of its own (@angular/ssr)',
  },
];

/** React 18 with bare tags, which it can give neither properties nor handlers. */
export const WRONG: Framework = {
  name: 'React 18 with bare tags',
  slug: 'wrong',
  page: `${folder}/react-18/raw.tsx`,
  only: ['a string', 'an object arrives as it is', 'an event at its element, once, with its detail'],
};
