import type { HostContact, HostProduct, HostUser } from '../../hosts/host-items.js';
import type { ContactId, MemberId, ProductId } from '../../ids.js';

/**
 * What was chosen among what the host supplies comes into the workspace, once whoever chooses it; chosen again, it takes over what the host says
 * now in what nobody edited by hand.
 */
export interface HostCommands {
  'contact-upsert': { input: HostContact; value: { readonly id: ContactId } };
  'product-upsert': { input: HostProduct; value: { readonly id: ProductId } };
  'member-upsert': { input: HostUser; value: { readonly id: MemberId } };
}
