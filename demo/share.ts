/** Puts the address on the clipboard; false where the browser refuses (no permission, no secure context). */
export async function copyAddress(address: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(address);
    return true;
  } catch {
    return false;
  }
}

/** Shows the address to be copied by hand. */
export function showAddress(dialog: HTMLDialogElement, address: string): void {
  const input = dialog.querySelector('input');
  dialog.showModal();
  if (!input) return;
  input.value = address;
  input.select();
}
