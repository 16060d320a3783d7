/** Names of fields whose values never reach the log. */
export const SECRET_FIELDS = [
  'token',
  'ticket',
  'secret',
  'password',
  'authorization',
  'cookie',
  'content',
] as const;

/** A JWT, or what follows `Bearer`: wherever it stands. */
const TOKEN = /\beyJ[\w-]*\.[\w-]+\.?[\w-]*|(?<=\bBearer\s+)\S+/gi;
/** The query of an address: tickets travel in it. */
const QUERY = /(?<=\?)\S+/g;
/** Longer values are cut: a message of a library may quote what it could not read. */
const MAX_LENGTH = 300;

/** A text as it may stand in a log line: without tokens and query strings, and not longer than a line. */
export function scrubText(text: string): string {
  const scrubbed = text.replace(TOKEN, '[redacted]').replace(QUERY, '[redacted]');
  return scrubbed.length > MAX_LENGTH ? `${scrubbed.slice(0, MAX_LENGTH)}…` : scrubbed;
}
