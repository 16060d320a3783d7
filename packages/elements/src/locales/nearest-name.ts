/** The name that was meant, when one is near enough: a letter or two apart, or longer names a third; of three letters all but one. */
export function nearestName(typed: string, names: readonly string[]): string | undefined {
  let nearest: string | undefined;
  let least = Math.max(typed.length < 4 ? 1 : 2, typed.length / 3);
  for (const name of names) {
    const apart = distance(typed.toLowerCase(), name.toLowerCase());
    if (apart > least || (nearest !== undefined && apart === least)) continue;
    nearest = name;
    least = apart;
  }
  return nearest;
}

/** How many letters have to be typed, dropped, replaced or swapped with the next to make one of the other (optimal string alignment). */
function distance(a: string, b: string): number {
  let earlier: number[] = [];
  let before = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (before[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwapped ? (earlier[j - 2] ?? 0) + 1 : Infinity;
      row.push(Math.min((before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, replaced, swapped));
    }
    earlier = before;
    before = row;
  }
  return before[b.length] ?? 0;
}
