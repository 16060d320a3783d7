#!/usr/bin/env node
// Nothing is imported before the check: an old Node would stop at the first new syntax with a stack trace.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`firsat-server: needs Node 20.19 or newer, this is ${process.versions.node}`);
  process.exit(1);
}

const { run } = await import('./run.js');
const { processFace } = await import('./process-face.js');
await run(processFace(process.env));

export {};
