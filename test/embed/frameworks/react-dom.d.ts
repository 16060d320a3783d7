// What the pages use of React's part for the browser, of either version: its types are a package of their own, which the kit does not need.
declare module 'react-dom' {
  export function flushSync(run: () => void): void;
}

declare module 'react-dom/client' {
  import type { ReactNode } from 'react';

  export interface Root {
    render(children: ReactNode): void;
    unmount(): void;
  }

  export function createRoot(place: Element): Root;
  export function hydrateRoot(place: Element, children: ReactNode): Root;
}

declare module 'react-dom/server' {
  import type { ReactNode } from 'react';

  export function renderToString(children: ReactNode): string;
}
