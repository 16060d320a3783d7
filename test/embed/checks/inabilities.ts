// What a framework does not do with custom elements, whoever made them: the check that shows it, and why. The page says each of them, and a check that
// succeeds after all has to leave this list.
const AGAIN = 'the same object is not set again, another one once';
const LATE = 'rendered before the kit is there: objects and functions';

export interface Inability {
  readonly framework: string;
  readonly check: string;
  readonly why: string;
}

export const inabilities: readonly Inability[] = [
  {
    framework: 'React 19',
    check: LATE,
    why: 'what is no property yet becomes an attribute, and of an object none: import `firsat/define` before anything is rendered',
  },
  {
    framework: 'React 19',
    check: 'taken over from the server: the same elements, with their handlers',
    why: 'hydrating a custom element attaches no handlers: use `firsat/react` on pages from a server',
  },
  {
    framework: 'React 19',
    check: 'taken over from the server: objects and functions',
    why: 'hydrating a custom element sets no properties: use `firsat/react` on pages from a server',
  },
  {
    framework: 'React 18',
    check: AGAIN,
    why: '`@lit/react` sets each property with each rendering; an element takes no notice of the same value',
  },
  {
    framework: 'Preact',
    check: LATE,
    why: 'what is no property yet becomes an attribute: import `firsat/define` before anything is rendered',
  },
  {
    framework: 'Preact',
    check: 'taken over from the server: objects and functions',
    why: 'hydrating sets handlers only: give objects after the first effect',
  },
  {
    framework: 'Svelte 5',
    check: LATE,
    why: 'what is no property yet becomes an attribute, unless it is an object; functions do: import `firsat/define` before anything is rendered',
  },
  {
    framework: 'Svelte 5',
    check: AGAIN,
    why: 'what depends on one object of state is set together; an element takes no notice of the same value',
  },
];
