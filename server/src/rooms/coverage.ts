/** For each client id, the clock up to which a document must have come. */
export type Coverage = ReadonlyMap<number, number>;

/** Whether a document has come that far for every client. */
export function isCovered(state: (client: number) => number, wanted: Coverage): boolean {
  for (const [client, end] of wanted) if (state(client) < end) return false;
  return true;
}
