import type { CalendarDate } from '../calendar-date.js';
import { MAX_TITLE } from '../commands/checks.js';
import { isEntryKey } from '../fields/keyed.js';
import { parsePercent } from '../fields/parse-money.js';
import { unguarded } from '../export/formula-guard.js';
import type { Money } from '../money.js';
import { liveStages } from '../selectors/stage-resolution.js';
import type { Snapshot } from '../snapshot.js';
import { choiceOf, type FixedChoice } from './choice-words.js';
import { currencyIn, isCurrency, readAmount, readDay, readNumber, readWhole } from './formats.js';
import type { ImportMapping } from './mapping.js';
import type { TableRow } from './read-table.js';
import type { ImportProblemCode } from './report.js';
import { nameKey } from '../source-ids.js';
import { ownTarget, targetsOf, type Target } from './targets.js';

/** What a cell says, once it is understood. */
export type CellValue =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'choice'; readonly text: string }
  | { readonly type: 'currency'; readonly text: string }
  | { readonly type: 'list'; readonly items: readonly string[] }
  | { readonly type: 'money'; readonly money: Money }
  | { readonly type: 'date'; readonly date: CalendarDate }
  | { readonly type: 'whole'; readonly number: number }
  | { readonly type: 'number'; readonly number: number }
  | { readonly type: 'percent'; readonly number: number };

/** A cell of a mapped column as it stands, with what it says (the echo of D70) or why it says nothing. */
export interface CellReading {
  readonly target: string;
  readonly text: string;
  readonly value?: CellValue;
  readonly problem?: ImportProblemCode;
}

type Answer = CellValue | ImportProblemCode;

/** Reads the cells of a file as its mapping says. */
export class Interpreter {
  readonly #mapping: ImportMapping;
  readonly #targets: Readonly<Record<string, Target>>;
  /** Choices of the workspace: what a word stands for, by target. */
  readonly #choices = new Map<string, (word: string) => string | undefined>();
  readonly #known = new Map<string, Answer>();

  constructor(mapping: ImportMapping, snapshot: Snapshot) {
    this.#mapping = mapping;
    const schemaId = mapping.schemaId ?? snapshot.settings?.defaultSchemaId ?? '';
    const stages = new Map(liveStages(snapshot, schemaId).map(({ id, name }) => [nameKey(name), id]));
    this.#choices.set('stage', (word) => stages.get(nameKey(word)));
    const own = [...snapshot.list('customFields')];
    this.#targets = targetsOf(mapping.kind, own);
    for (const { id, kind, options } of own) {
      const byLabel = new Map(
        Object.entries(options)
          .filter(([, option]) => !option.archived)
          .map(([optionId, { label }]) => [nameKey(label), optionId]),
      );
      this.#choices.set(ownTarget(id), (word) =>
        kind === 'flag' ? choiceOf('flag', word) : byLabel.get(nameKey(word)),
      );
    }
  }

  /** The mapped cells of a row that have something in them, by target. */
  read({ cells }: TableRow): ReadonlyMap<string, CellReading> {
    const { columns, currency } = this.#mapping;
    const readings = new Map<string, CellReading>();
    const own = currencyOf(cells[columns['currency'] ?? -1] ?? '');
    for (const [target, column] of Object.entries(columns)) {
      const text = unguarded(cells[column] ?? '').normalize('NFC');
      const type = this.#targets[target]?.type;
      if (text === '' || !type) continue;
      const answer = this.#answer(target, type, text, own ?? currency);
      readings.set(target, {
        target,
        text,
        ...(typeof answer === 'string' ? { problem: answer } : { value: answer }),
      });
    }
    return readings;
  }

  #answer(target: string, type: string, text: string, currency: string): Answer {
    const { decimal, dates } = this.#mapping;
    switch (type) {
      case 'money': {
        const amount = decimal ? readAmount(text, decimal, currency) : null;
        if (!amount?.ok) return amount?.problems[0]?.code ?? 'not-an-amount';
        return { type, money: amount.value };
      }
      case 'whole': {
        const number = decimal ? readWhole(text, decimal) : null;
        return number === null ? 'not-a-number' : { type, number };
      }
      case 'number': {
        const number = decimal ? readNumber(text, decimal) : null;
        return number === null ? 'not-a-number' : { type, number };
      }
      case 'percent': {
        const percent = parsePercent(text, decimal === ',' ? 'tr' : 'en');
        return percent.ok ? { type, number: percent.value } : (percent.problems[0]?.code ?? 'not-a-number');
      }
      case 'date': {
        const day = dates ? readDay(text, dates) : null;
        return day?.ok ? { type, date: day.value } : 'not-a-date';
      }
      case 'currency': {
        const code = currencyOf(text);
        return code === null ? 'invalid-input' : { type, text: code };
      }
      case 'choice':
        return this.#choice(target, text);
      case 'list':
        return { type: 'list', items: listOf(text) };
      default: {
        const line = text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
        return [...line].length > MAX_TITLE ? 'too-long' : { type: 'text', text: line };
      }
    }
  }

  /** Columns of choices say the same few words over and over. */
  #choice(target: string, text: string): Answer {
    const key = `${target} ${text}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const answer = this.#chosen(target, text);
    this.#known.set(key, answer);
    return answer;
  }

  #chosen(target: string, text: string): Answer {
    const told = this.#mapping.words[target]?.[nameKey(text)];
    if (told === '') return 'left-out';
    const find = this.#choices.get(target) ?? ((word: string) => choiceOf(target as FixedChoice, word));
    const code = told ?? find(text);
    if (code === undefined) return target === 'stage' ? 'unknown-stage' : 'unknown-word';
    return { type: 'choice', text: code };
  }
}

/** A cell that is a currency and nothing else: its code, or a sign that people write instead. */
function currencyOf(cell: string): string | null {
  const code = unguarded(cell).toUpperCase();
  const known = isCurrency(code) ? code : currencyIn(cell);
  return known !== null && isCurrency(known) ? known : null;
}

function listOf(text: string): readonly string[] {
  const items = text
    .split(/[,;|]/)
    .map((item) => item.trim())
    .filter(isEntryKey);
  return [...new Set(items)];
}

/** Words of the file that mean nothing yet: somebody says what they stand for, or leaves their rows out. By target, with their number. */
export function unknownWords(
  rows: readonly TableRow[],
  mapping: ImportMapping,
  snapshot: Snapshot,
): readonly { readonly target: string; readonly word: string; readonly count: number }[] {
  const targets = targetsOf(mapping.kind, snapshot.list('customFields'));
  const choices = Object.entries(mapping.columns).filter(([target]) => targets[target]?.type === 'choice');
  const interpreter = new Interpreter(
    { ...mapping, columns: Object.fromEntries(choices), words: {} },
    snapshot,
  );
  const found = new Map<string, { readonly target: string; readonly word: string; readonly count: number }>();
  for (const row of rows)
    for (const { target, text, problem } of interpreter.read(row).values()) {
      if (problem === undefined) continue;
      const key = `${target} ${nameKey(text)}`;
      found.set(key, { target, word: text, count: (found.get(key)?.count ?? 0) + 1 });
    }
  return [...found.values()].sort((a, b) => b.count - a.count);
}
