/** Types of webkit.mjs, for tests written in TypeScript. */
import type { WebKitPrograms } from './find.mjs';

interface Button {
  readonly button?: 'left' | 'middle' | 'right';
}

export interface WebKitPage {
  readonly keyboard: {
    down(key: string): Promise<void>;
    up(key: string): Promise<void>;
    press(key: string): Promise<void>;
    type(text: string): Promise<void>;
  };
  readonly mouse: {
    move(x: number, y: number, options?: { readonly steps?: number }): Promise<void>;
    down(options?: Button): Promise<void>;
    up(options?: Button): Promise<void>;
  };
  goto(url: string): Promise<void>;
  enterFrame(): Promise<void>;
  setViewport(size: { readonly width: number; readonly height: number }): Promise<void>;
  /** A function, or its text. */
  evaluate(fact: ((...args: never) => unknown) | string, ...args: readonly unknown[]): Promise<unknown>;
  screenshot(): Promise<Uint8Array>;
}

/** WebKitGTK's MiniBrowser: one window. */
export class WebKit {
  open(programs: WebKitPrograms & { readonly isStill?: boolean }): Promise<WebKitPage>;
  renew(): Promise<void>;
  close(): Promise<void>;
}
