/** Whether a text looks like one e-mail address. Deliberately lenient: only sending tells whether it exists. */
export function isEmail(text: string): boolean {
  return (
    text.length <= 254 && /^[^\s@<>"(),;:\\[\]]+@[^\s@<>"(),;:\\[\]]+\.[^\s@<>"(),;:\\[\].]{2,}$/.test(text)
  );
}

/** An address as it is compared: invariant case, it is no Turkish text (D68). */
export function emailKey(text: string): string {
  return text.trim().toLowerCase();
}
