/** One script on a page: elements are loaded when they are shown, and a widget without any workspace shows the sample. */
import './first-minute/auto.js';
import { loadWhenSeen, type Loader } from './loader.js';

/** `undefined` where there is no page. */
export const loader: Loader | undefined =
  typeof document === 'undefined' ? undefined : loadWhenSeen(document);
