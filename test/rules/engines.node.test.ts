import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { chosen } from '../setup/engines/chosen.mjs';
import { inabilities } from '../setup/engines/inabilities.mjs';
import { browserTests, filesUnder, packageFolders, root } from '../setup/files.mjs';
import { assertNone } from './support/assert-none.js';
import { titlesOf } from './support/spec.js';

const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

describe('other engines', () => {
  it('ENG1 what an engine is not asked says why, and names tests that there are', () => {
    assertNone(
      Object.entries(inabilities).flatMap(([engine, entries]) =>
        entries.flatMap(({ what, why, tests }) => [
          ...(what && why && tests.length > 0 ? [] : [`${engine}: "${what}" has no reason or no test`]),
          ...tests
            .filter(
              ([file, beginning]) =>
                !existsSync(path.join(root, file)) ||
                !titlesOf(read(file), file).some(({ title }) => title.startsWith(beginning)),
            )
            .map(([file, beginning]) => `${engine}: there is no test "${beginning}" in ${file}`),
        ]),
      ),
    );
  });

  it('ENG2 what is chosen for each engine is there', () => {
    const files = browserTests();
    assertNone(chosen.filter((beginning) => !files.some((file) => file.startsWith(beginning))));
  });

  it('ENG4 no style has what an engine drops as a whole: a line of a decoration with its style in one', () => {
    const styles = packageFolders().flatMap((dir) => filesUnder(`${dir}/src`, /(?<!\.test)\.ts$/));
    assertNone(
      styles.flatMap((file) =>
        [...read(file).matchAll(/text-decoration: *[a-z-]+ +[^;]+;/g)].map(([found]) => `${file}: ${found}`),
      ),
    );
  });
});
