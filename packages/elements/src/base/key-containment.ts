/** Inputs of ours that nothing is typed into; we have none of the other kinds that are pressed. */
const PRESSED = /^(checkbox|radio|range|file)$/;

/** Whether a keyboard event comes from a place where text is typed; a list counts, since typing chooses in it, unless `fields` leaves it out. */
export function isTyping(event: Event, fields = 'input,textarea,select'): boolean {
  const node = event.composedPath()[0];
  return (
    node instanceof HTMLElement &&
    (node.isContentEditable || (node.matches(fields) && !PRESSED.test((node as HTMLInputElement).type)))
  );
}

function contain(event: Event): void {
  const key = event as KeyboardEvent;
  if (key.ctrlKey || key.metaKey || key.altKey || !isTyping(event)) return;
  if (/^(.|Enter|Backspace|Delete)$/.test(key.key) && !isShared(event)) event.stopPropagation();
}

/** Whether an element around says `shortcuts="share"`: its own, or one that it stands in, across shadow roots. */
function isShared(event: Event): boolean {
  return event
    .composedPath()
    .some((node) => node instanceof Element && node.getAttribute('shortcuts') === 'share');
}

/** While characters are being composed (Japanese, Chinese, accents), these keys are for them: nothing closes, nothing is saved. */
function leaveComposing(event: Event): void {
  const { isComposing, key } = event as KeyboardEvent;
  if (isComposing && /^E(nter|scape)$/.test(key)) event.stopPropagation();
}

/**
 * Keeps what is typed in our inputs from the host page's single-key shortcuts: retargeting hides the input from the host's own guard
 * (embedding 2.6, 3.5). Escape and modified keys still reach the host. `shortcuts="share"` lets all of them through.
 */
export function containKeys(root: EventTarget): void {
  root.addEventListener('keydown', leaveComposing, true);
  for (const type of ['keydown', 'keypress', 'keyup']) root.addEventListener(type, contain);
}
