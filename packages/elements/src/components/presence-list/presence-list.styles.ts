import { css } from 'lit';

export const presenceListStyles = css`
  :host {
    display: inline-block;
    max-inline-size: 100%;
  }
  .people {
    display: flex;
    align-items: center;
    gap: 0.3em;
    margin: 0;
    padding: 2px;
    list-style: none;
  }
  .avatar {
    display: inline-grid;
    place-items: center;
    flex: none;
    inline-size: 2.15em;
    block-size: 2.15em;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: var(--_person, var(--_muted));
    color: var(--_on-person, var(--_surface));
    font-weight: 600;
    letter-spacing: 0.01em;
    line-height: 1;
    transition: transform var(--_quick);
  }
  /* Letters are a picture here: the name is the label, and text that is not part of it would contradict it for who speaks to the page. */
  .avatar span::before {
    content: attr(data-initials);
    font-size: 0.86em;
  }
  .avatar:hover {
    transform: translateY(-1px);
  }
  .avatar.self {
    border: 2px solid var(--_surface);
    box-shadow: 0 0 0 2px var(--_person);
  }
  .avatar.rest {
    background: var(--_hover);
    color: var(--_text);
    font-variant-numeric: tabular-nums;
  }
  .name {
    padding: 0.35em 0.6em;
    border: 0;
    border-radius: var(--_radius-inner);
    background: var(--_text);
    color: var(--_surface);
    pointer-events: none;
    box-shadow: var(--_shadow);
  }
  .name p {
    margin: 0;
  }
  .name .doing {
    opacity: 0.85;
  }
  .everybody {
    min-inline-size: 15em;
  }
  .everybody h2 {
    margin: 0 0 0.5em;
    font-size: 1em;
    font-weight: 600;
  }
  .everybody ul {
    display: grid;
    gap: 0.1em;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .everybody li {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0 0.6em;
    align-items: center;
    padding: 0.25em 0;
  }
  .who {
    min-inline-size: 0;
  }
  .who strong {
    font-weight: 500;
  }
  .who .muted,
  .doing-button {
    color: var(--_muted);
  }
  .doing-button {
    display: block;
    max-inline-size: 100%;
    min-block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    text-align: start;
  }
  .doing-button:hover {
    color: var(--_accent);
    text-decoration: underline;
  }
  @media (forced-colors: active) {
    .avatar,
    .name {
      border: 1px solid CanvasText;
    }
  }
`;
