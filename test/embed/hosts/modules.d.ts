declare module '*.svelte' {
  import type { Component } from 'svelte';

  const component: Component;
  export default component;
}

declare module 'react-dom/client' {
  import type { ReactNode } from 'react';

  export function createRoot(place: Element): { render(children: ReactNode): void };
}
