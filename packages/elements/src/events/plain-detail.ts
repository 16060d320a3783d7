function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}

/** What an event tells, as a copy of its own that nobody can change: neither the sender nor a later listener gets what an earlier one has made of it. */
export const plainDetail = <T>(detail: T): T => frozen(structuredClone(detail));
