/** Of every package of the kit; the release raises it, and RUL31 compares it with the manifests. */
export const VERSION = '0.1.0';
