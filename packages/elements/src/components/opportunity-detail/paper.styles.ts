import { css } from 'lit';

/** A printed detail: what is known, without what could be done; a drawer is as wide as the paper and as long as its content. */
export const detailPaperStyles = css`
  @media print {
    .panel {
      border: 0;
    }
    .drawer {
      position: absolute;
      inset: 0 0 auto;
      inline-size: 100%;
      overflow: visible;
      border: 0;
      box-shadow: none;
    }
    .detail-head {
      position: static;
    }
    .detail-head .icon-button,
    .detail-foot,
    .quick-actions,
    .status-actions,
    .tab-row,
    .button {
      display: none !important;
    }
    .cell {
      break-inside: avoid;
    }
  }
`;
