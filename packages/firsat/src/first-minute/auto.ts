/** Before any element is registered: those that stand on the page ask for their workspace as soon as they are. */
import { offerSample } from './first-minute.js';

offerSample();
