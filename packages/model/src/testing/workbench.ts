import type { CommandEnv } from '../commands/command.js';
import type { CommandInput, CommandName, CommandValue } from '../commands/command-map.js';
import { COMMANDS } from '../commands/index.js';
import type { Patch } from '../patch.js';
import type { Problem } from '../problems.js';
import { aContact, aMember, anEnv, creating } from './factories.js';
import { createTestSnapshot, type TestSnapshot } from './test-snapshot.js';

export interface Done<N extends CommandName> {
  readonly value: CommandValue<N>;
  readonly patches: readonly Patch[];
  readonly warnings: readonly Problem[];
}

/** A workspace in memory on which commands run as the store runs them: parsed, planned, applied; one second passes with each. */
export interface Workbench {
  readonly snapshot: TestSnapshot;
  /** Runs a command that must succeed. */
  run<N extends CommandName>(name: N, input: CommandInput<N>, env?: Partial<CommandEnv>): Done<N>;
  /** Runs a command that must be refused, and returns why, as `code field`. */
  refused<N extends CommandName>(
    name: N,
    input: CommandInput<N>,
    env?: Partial<CommandEnv>,
  ): readonly string[];
}

/** With `created` (default) it is a Turkish workspace with the seeded schemas, two contacts and two members. */
export function aWorkbench(created = true): Workbench {
  const snapshot = createTestSnapshot();
  const base = anEnv();
  let now = base.now;

  function plan<N extends CommandName>(name: N, input: CommandInput<N>, env: Partial<CommandEnv>) {
    const command = COMMANDS[name];
    const parsed = command.parse(JSON.parse(JSON.stringify(input)));
    if (!parsed.ok) return parsed;
    now += 1000;
    return command.plan(snapshot, parsed.input, { ...base, now, ...env });
  }

  const bench: Workbench = {
    snapshot,
    run(name, input, env = {}) {
      const planned = plan(name, input, env);
      if (!planned.ok) throw new Error(`${name} refused: ${JSON.stringify(planned.problems)}`);
      snapshot.apply(planned.patches);
      return { value: planned.value, patches: planned.patches, warnings: planned.warnings ?? [] };
    },
    refused(name, input, env = {}) {
      const planned = plan(name, input, env);
      if (planned.ok) throw new Error(`${name} was not refused`);
      return planned.problems.map(({ code, field }) => (field === undefined ? code : `${code} ${field}`));
    },
  };
  if (created) {
    bench.run('workspace-create', {
      name: 'Deneme',
      currency: 'TRY',
      timeZone: 'Europe/Istanbul',
      language: 'tr',
    });
    snapshot.apply([
      ...creating('contacts', aContact()),
      ...creating('contacts', aContact({ id: 'contact2', name: 'Çınar Gıda' })),
      ...creating('members', aMember()),
      ...creating('members', aMember({ id: 'member2', name: 'Ömer Şahin' })),
    ]);
  }
  return bench;
}
