/** One script on a page: elements are loaded when they are seen, and a widget without any workspace shows the sample. */
import './first-minute/auto.js';
import { loadWhenSeen } from './loader.js';

export const loader = loadWhenSeen(document);
