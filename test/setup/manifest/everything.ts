// All that is made of the sources, made once.
import { apiReport, type ApiReport } from './api-report.js';
import { collect, type ElementDoc } from './collect.js';
import { dataSchema, type DataSchema } from './data-schema.js';
import { errorCodes, type ErrorCodes } from './error-codes.js';
import { readSources } from './sources.js';

export interface Everything {
  readonly docs: readonly ElementDoc[];
  readonly schema: DataSchema;
  readonly errors: ErrorCodes;
  readonly report: ApiReport;
}

export function readEverything(): Everything {
  const sources = readSources();
  const docs = collect(sources);
  const schema = dataSchema(sources);
  const errors = errorCodes(sources);
  return { docs, schema, errors, report: apiReport(sources, docs, schema, errors) };
}
