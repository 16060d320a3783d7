/** Round places on a scale from 0 (or from below it) to at least `max`, about `count` of them. Whole numbers stay whole. */
export function ticksOf(min: number, max: number, count: number, isWhole = false): readonly number[] {
  const low = Math.min(0, min);
  const span = Math.max(max, 0) - low;
  if (!(span > 0)) return [0];
  const rough = span / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10) * power;
  const width = isWhole ? Math.max(1, Math.ceil(step)) : step;
  const first = Math.floor(low / width);
  const last = Math.ceil(Math.max(max, 0) / width);
  return Array.from({ length: last - first + 1 }, (_, at) => (first + at) * width);
}

/** From values to places along a length. */
export function linear(from: number, to: number, length: number): (value: number) => number {
  const span = to - from;
  return (value) => (span > 0 ? ((value - from) / span) * length : 0);
}

/** About how wide a text is in the widest of the usual fonts, in em: drawings are laid out before anything is measured. */
export function textWidth(text: string): number {
  let width = 0;
  for (const letter of text)
    width += /[MWmw%@₺]/u.test(letter) ? 0.95 : /[iılİI.,:;'|! ]/u.test(letter) ? 0.36 : 0.64;
  return width;
}

/** A text in lines that fit into so many em each, broken between words. */
export function wrapped(text: string, em: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`;
    if (lines.length > 0 && textWidth(longer) <= em) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** The beginning of a text that fits into so many em. */
export function fitted(text: string, em: number): string {
  if (textWidth(text) <= em) return text;
  let kept = '';
  for (const letter of text) {
    if (textWidth(`${kept}${letter}…`) > em) break;
    kept += letter;
  }
  return `${kept.trimEnd()}…`;
}
