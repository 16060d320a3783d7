import { ContextRoot } from '@lit/context';

/** Remembers requests of widgets that are upgraded before their workspace, and answers them when it comes (toolchain, trap 5). */
new ContextRoot().attach(document.documentElement);
