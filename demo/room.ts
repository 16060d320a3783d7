const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';

function newRoom(): string {
  return [...crypto.getRandomValues(new Uint8Array(12))]
    .map((byte) => ALPHABET[byte % ALPHABET.length])
    .join('');
}

/** The room in the address; a visit without one gets a new room, and the address says so: opening it in a second window joins. */
export function roomFromAddress(): { readonly room: string; readonly isNew: boolean } {
  const address = new URL(location.href);
  const asked = address.searchParams.get('room') ?? '';
  if (/^[A-Za-z0-9_-]{1,64}$/.test(asked)) return { room: asked, isNew: false };
  const room = newRoom();
  address.searchParams.set('room', room);
  history.replaceState(null, '', address);
  return { room, isNew: true };
}

/** The sync server of the demo answers on the origin of the page. `?server=none` works without one. */
export function serverFromAddress(): string {
  const asked = new URL(location.href).searchParams.get('server');
  if (asked === 'none') return '';
  return asked ?? location.origin.replace(/^http/, 'ws');
}
