// Names of keys, as the tests write them, in the code points of WebDriver.
const CODES = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Insert: '\uE016',
  Delete: '\uE017',
  Meta: '\uE03D',
  ...Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [`F${index + 1}`, String.fromCodePoint(0xe031 + index)]),
  ),
};

/** What WebDriver calls a key; a letter is its own name, and `KeyA` is the key of that letter. */
export function keyCode(name) {
  const code =
    CODES[name] ?? /^Key([A-Z])$/.exec(name)?.[1].toLowerCase() ?? /^Digit(\d)$/.exec(name)?.[1] ?? name;
  if ([...code].length !== 1) throw new Error(`No key is known as "${name}".`);
  return code;
}
