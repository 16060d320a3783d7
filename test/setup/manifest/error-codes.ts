// `firsat/errors.json`: every code by which something is refused or ends, with the words that people read.
import { CLOSE } from '@firsat/protocol';
import { problems as english } from '../../../packages/elements/src/locales/en/problems.js';
import { problems as turkish } from '../../../packages/elements/src/locales/tr/problems.js';
import { exportedType } from './data-schema.js';
import type { Sources } from './sources.js';

export interface ErrorCodes {
  /** `problems` of a refused command, of a form, of an import. */
  readonly problems: readonly {
    readonly code: string;
    /** Names in braces in the words. */
    readonly params: readonly string[];
    readonly words: { readonly en: string; readonly tr: string };
  }[];
  /** `reason` of the errors that methods reject with. */
  readonly stopped: Readonly<Record<string, readonly string[]>>;
  /** How the server ends a connection, and what the client does then. */
  readonly closes: readonly { readonly code: number; readonly reason: string; readonly action: string }[];
}

type Words = (params: Readonly<Record<string, string | number>>) => string;

/** The words with the names of their parameters in place of values. */
function template(words: Words): { readonly text: string; readonly params: readonly string[] } {
  const params = new Set<string>();
  const text = words(
    new Proxy(
      {},
      {
        get: (_target, name) => {
          params.add(String(name));
          return `{${String(name)}}`;
        },
      },
    ),
  );
  return { text, params: [...params].sort() };
}

export function errorCodes(sources: Sources): ErrorCodes {
  const reasons = (module: string, name: string): string[] => {
    const type = exportedType(sources, module, name);
    return (type.isUnion() ? type.types : [type])
      .flatMap((part) => (part.isStringLiteral() ? [part.value] : []))
      .sort();
  };
  const components = 'packages/elements/src/components';
  return {
    problems: Object.keys(english)
      .sort()
      .map((code) => {
        const en = template(english[code as keyof typeof english]);
        const tr = template(turkish[code as keyof typeof turkish]);
        return {
          code,
          params: [...new Set([...en.params, ...tr.params])].sort(),
          words: { en: en.text, tr: tr.text },
        };
      }),
    stopped: {
      ExportStopped: reasons(`${components}/data-export/export-state.ts`, 'ExportStop'),
      ImportStopped: reasons(`${components}/data-import/import-state.ts`, 'StopReason'),
    },
    closes: Object.values(CLOSE)
      .map(({ code, reason, action }) => ({ code, reason, action }))
      .sort((a, b) => a.code - b.code),
  };
}
