import type { BoundPipelineStore } from '@firsat/store/binding';
import type { Place } from '../place.js';
import type { Session } from '../session.js';
import type { SessionPort } from '../session-port.js';
import type { Texts } from '../texts/texts.js';

/** What the composition root gives to the fork. */
export interface ForkHost {
  readonly user: string;
  readonly workspace: string;
  /** Name of the place's record. */
  readonly key: string;
  /** Whether anything is kept on this device. */
  readonly device: boolean;
  readonly store: BoundPipelineStore;
  readonly port: SessionPort;
  /** The session that the page began with. */
  readonly first: Session;
  texts(): Promise<Texts>;
  /** The same, where somebody has opened a text; their code is not fetched for this. */
  openedTexts(): Promise<Texts> | undefined;
  /** Opens a local copy; a quiet one only reads it. */
  join(place: Place, quiet?: boolean): Session;
}
