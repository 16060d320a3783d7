/** The file that says more of each code that is told, in the package; a code is a heading of it. */
export const DOCS = 'firsat/src/diagnose/README.md';
