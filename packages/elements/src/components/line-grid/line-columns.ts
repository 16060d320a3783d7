import {
  ok,
  parseDiscount,
  parseQuantity,
  parseUnitPrice,
  problem,
  refused,
  vatOf,
  vatRatesOn,
  type CalendarDate,
  type Discount,
  type Line,
  type LineColumn,
  type LineFields,
  type Result,
} from '@firsat/model';
import { quantityText, unitPriceText, unitPriceWords } from '../../fields/decimals.js';
import { moneyText } from '../../fields/money-editor.js';
import type { Localizer } from '../../locales/localizer.js';

/** The columns that are typed into, in their order. */
export const GRID_COLUMNS = ['name', 'quantity', 'unit', 'unitPrice', 'discount', 'vat'] as const;
export type GridColumn = (typeof GRID_COLUMNS)[number];

/** What a line says besides, in the panel below it. */
export const DETAIL_COLUMNS = ['code', 'description', 'specification', 'exemption'] as const;
export type DetailColumn = (typeof DETAIL_COLUMNS)[number];

/** The columns of a paste that begins in a column. */
export function pasteColumns(from: GridColumn): readonly LineColumn[] {
  const names: readonly LineColumn[] = ['name', 'quantity', 'unit', 'unitPrice', 'discount', 'vatRate'];
  return names.slice(GRID_COLUMNS.indexOf(from));
}

export function discountText(discount: Discount | null, currency: string, l: Localizer): string {
  if (discount === null) return '';
  if (discount.kind === 'percent') return l.percent(discount.basisPoints);
  return `${moneyText({ minor: discount.minor, currency }, l)} ${currency === 'TRY' ? 'TL' : currency}`;
}

/** What stands in the editor of a cell. */
export function cellText(
  line: Line,
  column: GridColumn | DetailColumn,
  currency: string,
  l: Localizer,
): string {
  switch (column) {
    case 'quantity':
      return quantityText(line.quantity, l);
    case 'unitPrice':
      return line.unitPrice ? unitPriceText(line.unitPrice, l) : '';
    case 'discount':
      return discountText(line.discount, currency, l);
    case 'vat':
      return String(vatOf(line).rate);
    case 'exemption':
      return vatOf(line).exemption ?? '';
    default:
      return line[column] ?? '';
  }
}

/** What a cell shows. */
export function cellWords(line: Line, column: GridColumn, currency: string, l: Localizer): string {
  switch (column) {
    case 'unitPrice':
      return line.unitPrice ? unitPriceWords(line.unitPrice, l) : '';
    case 'vat':
      return l.percent(vatOf(line).rate);
    default:
      return cellText(line, column, currency, l);
  }
}

/** What was typed into a cell as a change of its line; numbers that may be read in two ways are refused (D70). */
export function readCell(
  line: Pick<Line, 'vat'>,
  column: GridColumn | DetailColumn,
  text: string,
  currency: string,
  l: Localizer,
): Result<Partial<LineFields>> {
  const habit = { locale: l.locale };
  switch (column) {
    case 'quantity': {
      const read = parseQuantity(text.trim() === '' ? '1' : text, habit);
      return read.ok ? ok({ quantity: read.value }) : read;
    }
    case 'unitPrice': {
      if (text.trim() === '') return ok({ unitPrice: null });
      const read = parseUnitPrice(text, currency, habit);
      return read.ok ? ok({ unitPrice: read.value }) : read;
    }
    case 'discount': {
      const read = parseDiscount(text, currency, habit);
      return read.ok ? ok({ discount: read.value }) : read;
    }
    case 'vat': {
      const rate = Number(text);
      const { exemption } = vatOf(line);
      return Number.isInteger(rate) ? ok({ vat: { rate, exemption } }) : refused(problem('not-a-number'));
    }
    case 'exemption':
      return ok({ vat: { rate: vatOf(line).rate, exemption: text.trim() || null } });
    case 'name':
      return text.trim() === '' ? refused(problem('required')) : ok({ name: text });
    default:
      return ok({ [column]: text.trim() || null });
  }
}

/** How what is typed is understood (D70). */
export function cellEcho(
  column: GridColumn,
  text: string,
  currency: string,
  l: Localizer,
): string | undefined {
  if (text.trim() === '' || column === 'name' || column === 'unit' || column === 'vat') return undefined;
  const read = readCell({ vat: null }, column, text, currency, l);
  if (!read.ok) return undefined;
  const { quantity, unitPrice, discount } = read.value;
  if (quantity !== undefined) return `= ${quantityText(quantity, l)}`;
  if (unitPrice) return `= ${unitPriceWords(unitPrice, l)}`;
  if (!discount) return undefined;
  return discount.kind === 'percent'
    ? `= ${l.percent(discount.basisPoints)}`
    : `= ${l.money({ minor: discount.minor, currency })}`;
}

/** The rates to choose from on a day, and the one that the line has. */
export function rateChoices(line: Line, today: CalendarDate): readonly number[] {
  const rates = vatRatesOn(today).map(({ rate }) => rate);
  const own = vatOf(line).rate;
  return rates.includes(own) ? rates : [own, ...rates];
}
