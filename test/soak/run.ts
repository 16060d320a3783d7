// `npm run soak`: what is proved in `npm test` with a few rounds, with many, and from another seed each time.
//
//   npm run soak                          200 kills, 1,000,000 decoder inputs, 600 worlds; about a quarter of an hour
//   npm run soak -- --seed=42 --kills=1000
//   npm run soak -- crash fuzz            only these
import { parts, type Amounts } from './parts.js';

const words = process.argv.slice(2);
const value = (name: string, fallback: number): number => {
  const text = words.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);
  const number = text === undefined ? fallback : Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw new Error(`--${name} must be a whole number`);
  return number;
};

// Another seed each time finds more; printed, so that what it finds can be repeated.
const amounts: Amounts = {
  seed: value('seed', Date.now() % 1_000_000_000),
  kills: value('kills', 200),
  inputs: value('inputs', 1_000_000),
  worlds: value('worlds', 300),
};
const asked = words.filter((word) => !word.startsWith('--'));
const unknown = asked.filter((word) => !(word in parts));
if (unknown.length > 0)
  throw new Error(`no such part: ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}`);

console.log(
  `seed ${amounts.seed} (repeat with: npm run soak -- --seed=${amounts.seed} --kills=${amounts.kills})`,
);
let passed = 0;
let failed = 0;
for (const [name, part] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const from = performance.now();
  const problems: string[] = [];
  try {
    await part({
      ...amounts,
      tell(line) {
        console.log(`  ${line}`);
      },
      must(condition, problem) {
        if (!condition) problems.push(problem);
      },
    });
  } catch (error) {
    problems.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  const seconds = ((performance.now() - from) / 1_000).toFixed(0);
  console.log(`${problems.length === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
  for (const problem of problems.slice(0, 20)) console.log(`    ${problem}`);
  if (problems.length === 0) passed++;
  else failed++;
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
