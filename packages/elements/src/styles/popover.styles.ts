import { css } from 'lit';

/**
 * A panel in the top layer, beside the button that opens it (its implicit anchor). Browsers without anchor positioning are helped by
 * `PopoverController`.
 */
export const popoverStyles = css`
  .popover {
    position: fixed;
    inset: auto;
    position-area: block-end span-inline-end;
    position-try-fallbacks: flip-block, flip-inline, flip-block flip-inline;
    margin: 0;
    margin-block: 4px;
    /* Never on the very edge of a narrow page. */
    margin-inline-end: 8px;
    padding: var(--_space);
    max-inline-size: min(24em, calc(100vw - 1.5em));
    max-block-size: calc(100vh - 3em);
    overflow: auto;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--_shadow-overlay);
  }
  .popover.end {
    position-area: block-end span-inline-start;
    margin-inline: 8px 0;
  }
  .popover:focus {
    outline: none;
  }
  .popover:not(:popover-open) {
    display: none;
  }
`;
