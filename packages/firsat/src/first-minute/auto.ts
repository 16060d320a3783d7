/** Before any element is registered: those that stand on the page ask for their workspace as soon as they are. */
import { offerSample } from './first-minute.js';

// A build may import this where there is no page.
if (typeof document !== 'undefined') offerSample();
