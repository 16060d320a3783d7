/** For whoever examines a page with widgets: words, names and copies; nothing of Lit is loaded by it, since a page may keep Lit from running. */
import './locales/areas/diagnosis.js';

export { badValues } from './base/bad-values.js';
export { copiesOfPage, type KitCopy } from './base/copies.js';
export { DOCS } from './base/docs-of-findings.js';
export { unknownAttributes } from './base/unknown-attributes.js';
export { VERSION } from './base/version.js';
export { nearestLang } from './controllers/localize-controller.js';
export { localizerFor, type Localizer } from './locales/localizer.js';
export type { Messages } from './locales/messages.js';
export { nearestName } from './locales/nearest-name.js';
