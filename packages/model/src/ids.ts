declare const brand: unique symbol;

/** A record id: 12 base-62 characters, or a fixed word for seeded records. Never contains a dot (the dot separates register keys). */
export type Id<Kind extends string> = string & { readonly [brand]?: Kind };

export type OpportunityId = Id<'opportunity'>;
export type ContactId = Id<'contact'>;
export type SchemaId = Id<'stage-schema'>;
export type StageId = Id<'stage'>;
export type MemberId = Id<'member'>;
export type QuotaId = Id<'quota'>;
export type ProductId = Id<'product'>;
export type EventId = Id<'history-event'>;
export type LineId = Id<'line'>;
export type OfferId = Id<'offer'>;
export type TaskId = Id<'task'>;
export type ReminderId = Id<'reminder'>;
export type ActivityId = Id<'activity'>;

/** What may stand as a record id in a document key. */
export const ID_PATTERN = /^[A-Za-z0-9_-]{1,64}$/;

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * Makes the id factory of one process from a source of random bytes (injected: the model knows no randomness).
 * 12 base-62 characters carry 71 bits; values above 247 are rejected so that every character is equally likely.
 */
export function createIdFactory(randomBytes: (count: number) => Uint8Array): () => string {
  return () => {
    let id = '';
    while (id.length < 12) {
      for (const byte of randomBytes(16)) {
        if (byte < 248 && id.length < 12) id += ALPHABET.charAt(byte % 62);
      }
    }
    return id;
  };
}
