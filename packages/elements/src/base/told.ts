/** One chunk: what is told on the console about attributes and properties. */
export { watchAttributes } from './told-attributes.js';
export { tellValue } from './told-values.js';
