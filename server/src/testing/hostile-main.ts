// The real server, which tells on SIGUSR2 how much memory it needs after a collection. Only hostile tests start it.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { processFace } from '../process-face.js';
import { run } from '../run.js';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

process.on('SIGUSR2', () => {
  collect();
  collect();
  const { rss, heapUsed, external } = process.memoryUsage();
  process.stdout.write(`memory ${JSON.stringify({ rss, used: heapUsed + external })}\n`);
});

await run(processFace(process.env));
