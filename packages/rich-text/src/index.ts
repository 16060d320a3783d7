export { readText } from './read-text.js';
export { appendText } from './write-text.js';
