const SHOWN_MS = 1600;

/** A button at each sample; where the clipboard is refused, the sample is selected to be copied by hand. */
export function offerCopying(): void {
  const { copy = '', copied = '' } = document.querySelector('article')?.dataset ?? {};
  for (const figure of document.querySelectorAll('.code')) {
    const code = figure.querySelector('code');
    if (!code) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = copy;
    button.addEventListener('click', () => {
      navigator.clipboard.writeText(code.textContent).then(
        () => {
          button.textContent = copied;
          setTimeout(() => (button.textContent = copy), SHOWN_MS);
        },
        () => getSelection()?.selectAllChildren(code),
      );
    });
    figure.append(button);
  }
}
