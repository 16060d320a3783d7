export type Politeness = 'polite' | 'assertive';

interface AnnouncingElement extends Element {
  ariaNotify?(text: string, options?: { readonly priority?: 'normal' | 'high' }): void;
}

/** Says something to people who listen to the page. In the language of `from`; the newest message replaces an unread one. */
export function announce(
  from: Element,
  text: string,
  lang: string,
  politeness: Politeness = 'assertive',
): void {
  const speaker: AnnouncingElement = from;
  if (speaker.ariaNotify)
    speaker.ariaNotify(text, { priority: politeness === 'assertive' ? 'high' : 'normal' });
  else
    import('./live-region.js').then(
      ({ sayInPage }) => {
        sayInPage(text, lang, politeness);
      },
      () => undefined, // no network: the next message asks again
    );
}
