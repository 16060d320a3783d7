/** The smallest thing that drives a page in any engine: it runs functions there, and presses keys and the mouse. */

export interface Driver {
  /** The engine, as a person reads it. */
  readonly engine: string;
  /** Runs a function in the frame of the widgets; it sees nothing of its surroundings but its arguments. */
  evaluate<R, A extends readonly unknown[]>(fact: (...args: A) => R | Promise<R>, ...args: A): Promise<R>;
  /** Presses a key, with others held: `Control+Enter`. */
  press(keys: string): Promise<void>;
  type(text: string): Promise<void>;
  /** Moves the mouse, in points of the frame. */
  move(x: number, y: number, steps?: number): Promise<void>;
  down(): Promise<void>;
  up(): Promise<void>;
  screenshot(): Promise<Uint8Array>;
  /** What the engine told of the page: errors, warnings, requests to hosts that are not the page's. */
  readonly said: readonly string[];
  close(): Promise<void>;
}

/** An engine that opens pages for us. */
export interface Engine {
  /** `frame`: whether the widgets stand in the only frame of that page, which covers it. */
  visit(url: string, options: { readonly frame: boolean }): Promise<Driver>;
  close(): Promise<void>;
}

export const SIZE = { width: 1280, height: 900 };
