import { css } from 'lit';

/** The eight stage colours by name: a dot or a thin bar, never a filled column. Set `data-color` on the element with class `stage-color`. */
export const stageColorStyles = css`
  .stage-color {
    --_stage: light-dark(#64748b, #94a3b8);
  }
  .stage-color[data-color='blue'] {
    --_stage: light-dark(#2f6fde, #74a7ff);
  }
  .stage-color[data-color='teal'] {
    --_stage: light-dark(#0e8a8a, #45c4c0);
  }
  .stage-color[data-color='green'] {
    --_stage: light-dark(#25894a, #62c886);
  }
  .stage-color[data-color='amber'] {
    --_stage: light-dark(#b27a00, #eab94a);
  }
  .stage-color[data-color='orange'] {
    --_stage: light-dark(#cc5a14, #f79a5c);
  }
  .stage-color[data-color='rose'] {
    --_stage: light-dark(#cf3d6b, #f788a8);
  }
  .stage-color[data-color='violet'] {
    --_stage: light-dark(#7a4fd0, #b195f5);
  }
  .dot {
    display: inline-block;
    inline-size: 0.65em;
    block-size: 0.65em;
    border-radius: 50%;
    background: var(--_stage);
    flex: none;
    forced-color-adjust: none;
  }
`;
