import { html, nothing, type TemplateResult } from 'lit';

export interface MoreButtonProps {
  /** How many there are, and how many of them are shown. */
  readonly all: number;
  readonly shown: number;
  /** How many more come with a press. */
  readonly page: number;
  /** Said of those that come next. */
  readonly words: (count: number) => string;
  readonly more: () => void;
  readonly quiet?: boolean;
}

/** The end of a list that is shown in part: the next ones are a press away. Nothing where all are shown. */
export function moreButton({
  all,
  shown,
  page,
  words,
  more,
  quiet,
}: MoreButtonProps): TemplateResult | typeof nothing {
  if (all <= shown) return nothing;
  return html`<button type="button" class="button ${quiet ? 'quiet' : ''} more" @click=${more}>
    ${words(Math.min(page, all - shown))}
  </button>`;
}
