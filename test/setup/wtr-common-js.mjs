// Web Test Runner plugin: packages that exist as CommonJS or UMD only. Vite and Node turn them into modules; the test
// server serves files as they are, so the named ones are bundled once into an ES module with a default export.
import { build } from 'esbuild';

/** @param {readonly string[]} names bare specifiers, e.g. `papaparse` */
export function commonJs(names) {
  const prefix = '/__common-js/';
  const bundles = new Map();
  const bundle = async (name) => {
    const { outputFiles } = await build({
      stdin: { contents: `export { default } from ${JSON.stringify(name)};`, resolveDir: process.cwd() },
      bundle: true,
      format: 'esm',
      platform: 'browser',
      write: false,
    });
    return outputFiles[0].text;
  };
  return {
    name: 'common-js',
    resolveImport: ({ source }) => (names.includes(source) ? `${prefix}${source}.js` : undefined),
    async serve({ path }) {
      if (!path.startsWith(prefix)) return undefined;
      const name = path.slice(prefix.length, -'.js'.length);
      if (!names.includes(name)) return undefined;
      if (!bundles.has(name)) bundles.set(name, bundle(name));
      return { body: await bundles.get(name), type: 'js' };
    },
  };
}
