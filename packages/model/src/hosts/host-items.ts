import * as z from 'zod/mini';
import { maybeText } from '../commands/shapes.js';
import { unitPrice } from '../commands/line-shapes.js';
import type { Money } from '../money.js';
import type { UnitPrice } from '../pricing/values.js';
import {
  CONTACT_RELATIONS,
  CONTACT_TYPES,
  type ContactRelation,
  type ContactType,
} from '../records/contact.js';
import { MEMBER_ROLES, type MemberRole } from '../records/member.js';

/**
 * A person or company as the host page knows it (S34). `key` is what the host calls it, always the same, and no name or address: it stays in
 * the document also when the personal data are emptied (D77). What is left out the host does not know; `null` says that there is none.
 */
export interface HostContact {
  readonly key: string;
  readonly name: string;
  readonly type?: ContactType;
  readonly relation?: ContactRelation;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly taxNumber?: string | null;
  readonly sector?: string | null;
  readonly location?: string | null;
  readonly segment?: string | null;
  readonly source?: string | null;
  /** The company of a person; it comes into the workspace with them. */
  readonly company?: { readonly key: string; readonly name: string } | null;
}

/** An item of the host's catalogue (S69). */
export interface HostProduct {
  readonly key: string;
  readonly name: string;
  readonly code?: string | null;
  readonly series?: string | null;
  readonly unit?: string | null;
  /** A price in minor units, or a finer one (D37). */
  readonly price?: Money | UnitPrice | null;
  /** Basis points. */
  readonly vatRate?: number | null;
  readonly description?: string | null;
}

/** Someone who can sign in to the host (S7): `key` is the id that the workspace element is given for them. */
export interface HostUser {
  readonly key: string;
  readonly name: string;
  readonly team?: string | null;
  readonly role?: MemberRole;
}

export interface HostItems {
  readonly contacts: HostContact;
  readonly products: HostProduct;
  readonly members: HostUser;
}

const key = z.string().check(z.minLength(1), z.maxLength(200));
const name = z.string().check(z.minLength(1));

/** The shapes of what hosts say; keys that they do not name are dropped. */
export const HOST_SHAPES = {
  contacts: z.object({
    key,
    name,
    type: z.optional(z.enum(CONTACT_TYPES)),
    relation: z.optional(z.enum(CONTACT_RELATIONS)),
    email: z.optional(maybeText),
    phone: z.optional(maybeText),
    taxNumber: z.optional(maybeText),
    sector: z.optional(maybeText),
    location: z.optional(maybeText),
    segment: z.optional(maybeText),
    source: z.optional(maybeText),
    company: z.optional(z.nullable(z.object({ key, name }))),
  }),
  products: z.object({
    key,
    name,
    code: z.optional(maybeText),
    series: z.optional(maybeText),
    unit: z.optional(maybeText),
    price: z.optional(
      z.nullable(z.union([unitPrice, z.object({ minor: z.number(), currency: z.string() })])),
    ),
    vatRate: z.optional(z.nullable(z.number())),
    description: z.optional(maybeText),
  }),
  members: z.object({ key, name, team: z.optional(maybeText), role: z.optional(z.enum(MEMBER_ROLES)) }),
} as const;

export interface HostAnswer<T> {
  readonly items: readonly T[];
  /** How many could not be read. */
  readonly unread: number;
}

/** What a host answered, as far as it can be read: each item by itself. `undefined`: it is no list. */
export function readHostItems<K extends keyof HostItems>(
  kind: K,
  answer: unknown,
): HostAnswer<HostItems[K]> | undefined {
  if (!Array.isArray(answer)) return undefined;
  const items = new Map<string, HostItems[K]>();
  let unread = 0;
  for (const one of answer) {
    const read = HOST_SHAPES[kind].safeParse(one);
    if (!read.success) unread += 1;
    else if (!items.has(read.data.key)) items.set(read.data.key, read.data as HostItems[K]);
  }
  return { items: [...items.values()], unread };
}
