import {
  CONTACT_TYPES,
  type CommandInput,
  type HostContact,
  type HostProduct,
  type HostUser,
} from '@firsat/model';
import { maybe, money, WORDS, type Ask } from './ask.js';

type HostCommand = 'contact-upsert' | 'product-upsert' | 'member-upsert';

/** Few, so that several people choose the same; one is not an id. */
export const HOST_KEYS = ['1001', '1002', 'a/7', 'ayse@ornek.com'] as const;

/** The host's own data change over time, too. */
const some = ({ chance }: Ask): string => `${chance.of(WORDS)} ${String(chance.below(5))}`;

function contact(ask: Ask): HostContact {
  const { chance } = ask;
  return {
    key: chance.of(HOST_KEYS),
    name: some(ask),
    ...(chance.happens(0.5) ? { sector: maybe(ask, () => some(ask)) } : {}),
    ...(chance.happens(0.3) ? { type: chance.of(CONTACT_TYPES) } : {}),
    ...(chance.happens(0.2) ? { email: chance.of(['', 'x', 'satis@ornek.com', null]) } : {}),
    ...(chance.happens(0.3) ? { company: maybe(ask, () => ({ key: '1001', name: some(ask) })) } : {}),
  };
}

export const HOST_INPUTS: { readonly [N in HostCommand]: (ask: Ask) => CommandInput<N> } = {
  'contact-upsert': contact,
  'product-upsert': (ask): HostProduct => ({
    key: ask.chance.of(HOST_KEYS),
    name: some(ask),
    ...(ask.chance.happens(0.5) ? { price: maybe(ask, () => money(ask)) } : {}),
  }),
  'member-upsert': (ask): HostUser => ({
    key: ask.chance.of(HOST_KEYS),
    name: some(ask),
    ...(ask.chance.happens(0.5) ? { team: maybe(ask, () => some(ask)) } : {}),
  }),
};

export const HOST_WEIGHTS: { readonly [N in HostCommand]: number } = {
  'contact-upsert': 2,
  'product-upsert': 0.8,
  'member-upsert': 0.5,
};
