import type { ContactId, OpportunityId, ProductId } from '../../ids.js';

/** The bin. */
export interface BinCommands {
  'bin-restore': {
    input: {
      readonly opportunities?: readonly OpportunityId[];
      readonly contacts?: readonly ContactId[];
      readonly products?: readonly ProductId[];
    };
    value: null;
  };
}
