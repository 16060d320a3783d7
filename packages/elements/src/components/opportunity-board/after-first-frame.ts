/** One chunk: what is fetched as soon as the first cards are on the screen (decision 0008). */
export { CardMotion } from './card-motion.js';
export { PointerMoves } from './pointer-moves.js';
