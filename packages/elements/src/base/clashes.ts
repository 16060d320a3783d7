import { copiesOfPage, thisCopy } from './copies.js';

let clashing: string[] = [];

/** Notes that a tag belongs to somebody else already; one report of all such tags follows, when the page has come to rest. */
export function noteClash(tag: string): void {
  clashing.push(tag);
  if (clashing.length === 1) setTimeout(report);
}

function report(): void {
  const tags = clashing
    .sort()
    .map((tag) => `<${tag}>`)
    .join(' ');
  clashing = [];
  const copies = copiesOfPage()
    .map(
      (copy, at) =>
        `  ${String(at + 1)}. ${copy.version} ${copy.url}${copy === thisCopy ? ' (this one)' : ''}`,
    )
    .join('\n');
  console.warn(
    `[firsat] These tags are defined already, and stay as they are: ${tags}\n` +
      `Copies of the kit on this page, in the order of their loading:\n${copies}\n` +
      "Load the kit once, or give this copy tags of its own: defineAll({ prefix: 'my-' }) of 'firsat/define-all'.",
  );
}
