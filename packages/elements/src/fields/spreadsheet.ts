import { decimalSign } from '@firsat/model';
import type { Localizer } from '../locales/localizer.js';

/** What a spreadsheet of this language reads without being asked: semicolons where the comma is the decimal sign. */
export const spreadsheetOf = ({ locale }: Localizer): 'excel-tr' | 'excel-en' =>
  decimalSign(locale) === ',' ? 'excel-tr' : 'excel-en';
