import { css } from 'lit';

/** What stands in the top layer: panels, tooltips. What comes after the first frame (what a tooltip says, drawers) brings `late.styles.ts`. */
export const overlayStyles = css`
  .panel,
  .tip,
  .ghost,
  .flights {
    position: fixed;
    inset: auto;
    margin: 0;
    border: 0;
    padding: 0;
    color: var(--_text);
  }
  .panel {
    inset-block-start: var(--_at-y, 0);
    left: var(--_at-x, 0);
    min-inline-size: 12em;
    max-inline-size: min(22em, calc(100vw - 1em));
    max-block-size: min(28em, calc(100vh - 1em));
    overflow: auto;
    padding: 0.4em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: var(--_shadow-overlay);
  }
  .panel-title {
    padding: 0.35em 0.6em;
    color: var(--_muted);
    font-weight: 500;
  }
  .check {
    display: flex;
    align-items: center;
    gap: 0.6em;
    padding: 0.4em 0.6em;
    border-radius: var(--_radius-inner);
    cursor: pointer;
  }
  .check:hover {
    background: var(--_hover);
  }
  .check input {
    margin: 0;
    inline-size: 1.15em;
    block-size: 1.15em;
    accent-color: var(--_accent);
  }
  .tip {
    inset-block-start: var(--_at-y, 0);
    left: var(--_at-x, 0);
    inline-size: max-content;
    max-inline-size: min(24em, calc(100vw - 1em));
    padding: 0.5em 0.75em;
    border-radius: var(--_radius-inner);
    border: 1px solid var(--_line);
    background: var(--_surface);
    box-shadow: var(--_shadow-overlay);
  }
`;
