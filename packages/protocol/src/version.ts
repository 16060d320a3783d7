/** The WebSocket subprotocol that a Firsat client offers. None offered = basic mode (plain y-websocket). */
export const SUBPROTOCOL = 'firsat.v1';

/**
 * Version of the message table and of the bytes; told in HELLO. Raise it with every change of
 * {@link MESSAGE_TABLE} or of the golden bytes, and add a line here that says what older peers see.
 * (A change that older peers cannot live with needs a new SUBPROTOCOL instead.)
 *
 * - 1: first version; MARK/DURABLE, CHUNK in both directions, NOTICE `durable`.
 */
export const PROTOCOL_VERSION = 1;
