/** The server cannot start, for a reason that its operator can do something about. One line, no stack. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
