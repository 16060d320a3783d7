// `llms.txt`: the kit on one page for programs that write pages with it, made from the manifest.
import type { ElementDoc, PropertyDoc } from './collect.js';

const attributeLine = ({ attribute, name, type, standard, description }: PropertyDoc): string =>
  `- \`${attribute ?? name}\`${attribute === undefined ? ' (property)' : ''}: \`${type}\`${
    standard === undefined || standard === "''" ? '' : `, default \`${standard}\``
  }. ${description}`;

const section = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : `\n${title}:\n${lines.join('\n')}\n`;

function elementText(doc: ElementDoc): string {
  const own = doc.properties.filter(({ readonly, name }) => !readonly && name !== 'for');
  const requests = doc.events.filter(({ type }) => type.startsWith('CommandRequestEvent'));
  const others = doc.events.filter(({ type }) => !type.startsWith('CommandRequestEvent'));
  return `### <${doc.tag}>

${doc.description}
${section('Attributes and properties', own.map(attributeLine))}${section(
    'Methods',
    doc.methods.map(
      ({ name, parameters, returns, description }) =>
        `- \`${name}(${parameters.map((parameter) => `${parameter.name}${parameter.optional ? '?' : ''}: ${parameter.type}`).join(', ')}): ${returns}\`. ${description}`,
    ),
  )}${section(
    'Events',
    others.map(
      ({ name, description, detail, cancelable }) =>
        `- \`${name}\`${cancelable ? ' (cancelable)' : ''}: ${description} \`detail: ${detail}\``,
    ),
  )}${requests.length === 0 ? '' : `\nRequests (cancelable, \`waitUntil\`): ${requests.map(({ name }) => `\`${name}\``).join(', ')}\n`}${section(
    'Parts',
    doc.parts
      .filter(({ name }) => name !== 'base')
      .map(({ name, description }) => `- \`${name}\`: ${description}`),
  )}`;
}

/** The page; `tokens` are those that every element reads. */
export function llmsText(docs: readonly ElementDoc[], version: string): string {
  const everywhere = (docs[0]?.cssProperties ?? []).filter(({ name }) =>
    docs.every(({ cssProperties }) => cssProperties.some((property) => property.name === name)),
  );
  return `# Firsat ${version}

> A collaborative sales pipeline as custom elements: a shared board that works offline, merges by itself and syncs through a small websocket server. No iframe, no framework. Turkish and English.

## Use

\`\`\`html
<script type="module" src="https://your.host/firsat.min.js"></script>
<pipeline-workspace workspace="sales-2026" server="wss://your.host"><opportunity-board></opportunity-board></pipeline-workspace>
\`\`\`

- From npm: \`import 'firsat/define'\` registers every tag, \`import 'firsat/define/opportunity-board'\` one of them.
- A widget stands inside a \`<pipeline-workspace>\`, or names one anywhere on the page by \`for="id"\`.
- Language: the nearest \`lang\` (\`tr\`, \`en\`). Money is integers in minor units, days are \`YYYY-MM-DD\`.
- Data goes down, requests go up: before a change is made a widget dispatches \`firsat-<command>-request\` (bubbles, composed, cancelable; \`event.waitUntil(promise, { limit })\` waits, ten seconds by default; \`event.refuse(reason)\` says why). After any change the workspace dispatches \`firsat-change\` with its \`origin\`.
- The open store is \`document.querySelector('pipeline-workspace').store\`: \`list\`, \`get\`, \`execute(command, input)\`, \`subscribe\`.
- Types: \`firsat/types/jsx-react\`, \`firsat/types/preact\`, \`firsat/types/solid\`, \`firsat/types/vue\`, \`firsat/types/svelte\`; wrappers for React 18 and older: \`firsat/react\`. Records and inputs as JSON Schema: \`firsat/schema.json\`; codes of refusals: \`firsat/errors.json\`.

## Tokens (CSS custom properties, read by every element)

${everywhere.map(({ name, description, standard }) => `- \`${name}\`${standard === undefined ? '' : ` (default \`${standard}\`)`}: ${description}`).join('\n')}

## Elements

${docs.map(elementText).join('\n')}`;
}
