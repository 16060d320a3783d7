import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { SETTINGS } from '../config.js';
import { createPrometheus } from './prometheus.js';

const file = (name: string): string => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const inRepository = (path: string): boolean => existsSync(new URL(`../../../${path}`, import.meta.url));

const metrics = createPrometheus({ processDefaults: true });
metrics.observe({ connections: () => 0, rooms: () => 0, ready: () => true, backupAgeMs: () => undefined });
const names = metrics.names();

/** Names of metrics in a query of Prometheus, as they are registered: histograms without their suffix. */
const namesIn = (query: string): string[] =>
  [...query.matchAll(/\b(?:firsat|process|nodejs)_[a-z0-9_]+/g)].map(([name]) =>
    name.replace(/_(bucket|sum|count)$/, ''),
  );

describe('files for operators', () => {
  it('OP4 the dashboard and the alerts of the README ask for metrics that exist, and all of ours are shown', () => {
    const dashboard = JSON.parse(file('grafana-dashboard.json')) as {
      readonly panels: readonly { readonly targets: readonly { readonly expr: string }[] }[];
    };
    const asked = dashboard.panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => namesIn(expr)));
    assert.ok(asked.length > 20);
    for (const name of asked) assert.ok(names.includes(name), `the dashboard asks for ${name}`);
    for (const name of names.filter((known) => known.startsWith('firsat_')))
      assert.ok(asked.includes(name), `${name} is on no panel`);
    const alerts = /```yaml\n(groups:[\s\S]*?)```/.exec(file('README.md'))?.[1] ?? '';
    const inAlerts = namesIn(alerts.replaceAll(/# .*$/gm, ''));
    assert.ok(inAlerts.length >= 5);
    for (const name of inAlerts) assert.ok(names.includes(name), `an alert asks for ${name}`);
  });

  it('OP5 the Dockerfile copies what exists, runs as nobody special, and looks after itself', () => {
    const lines = file('Dockerfile')
      .replaceAll('\\\n', ' ')
      .split('\n')
      .map((line) => line.trim());
    const of = (instruction: string): string[] =>
      lines
        .filter((line) => line.startsWith(`${instruction} `))
        .map((line) => line.slice(instruction.length + 1));
    for (const copy of of('COPY')) {
      const parts = copy.split(/\s+/).filter((part) => !part.startsWith('--'));
      const sources = parts.slice(0, -1).map((part) => part.replace(/^\/app\//, ''));
      for (const source of sources)
        assert.ok(
          /(^|\/)(dist|node_modules)$/.test(source) || inRepository(source),
          `${source} is not there`,
        );
    }
    for (const [, project] of of('RUN')
      .join(' ')
      .matchAll(/-p (\S+)/g))
      assert.ok(inRepository(project ?? ''), `${project} is not there`);
    const stages = of('FROM').map((from) => /^(\S+)(?: AS (\S+))?$/.exec(from));
    assert.ok(stages.every((stage) => stage?.[1] === 'node:20-slim'));
    for (const [, stage] of of('COPY')
      .join(' ')
      .matchAll(/--from=(\S+)/g))
      assert.ok(stages.some((known) => known?.[2] === stage));
    const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));
    assert.ok(last.indexOf('USER node') > last.findIndex((line) => line.startsWith('RUN ')));
    assert.deepEqual(of('VOLUME'), ['/data']);
    assert.match(of('ENV').join(' '), /FIRSAT_DATA=\/data/);
    assert.match(of('HEALTHCHECK').join(' '), /\/readyz/);
    assert.deepEqual(of('CMD'), ['["node", "server/dist/main.js"]']);
    // The command is what the package calls its program.
    const manifest = JSON.parse(file('package.json')) as { readonly bin: Readonly<Record<string, string>> };
    assert.equal(manifest.bin['firsat-server'], './dist/main.js');
  });

  it('OP6 the systemd unit restarts, gives time to stop, has files enough and may write its folder only', () => {
    const unit = new Map(
      file('firsat-server.service')
        .split('\n')
        .filter((line) => /^[A-Za-z]+=/.test(line))
        .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    );
    const wanted: Readonly<Record<string, RegExp>> = {
      Restart: /^always$/,
      User: /^(?!root).+/,
      TimeoutStopSec: /^(1[6-9]|[2-9]\d)$/,
      LimitNOFILE: /^\d{5,}$/,
      StateDirectory: /^firsat$/,
      ProtectSystem: /^strict$/,
      NoNewPrivileges: /^yes$/,
      CapabilityBoundingSet: /^$/,
      ExecStart: /server\/dist\/main\.js$/,
    };
    for (const [name, value] of Object.entries(wanted))
      assert.match(unit.get(name) ?? 'missing', value, name);
    // The just-in-time compiler of Node needs memory that is written and run.
    assert.equal(unit.get('MemoryDenyWriteExecute'), undefined);
  });

  it('OP7 settings that files and documents name are settings of the program', () => {
    for (const name of ['README.md', 'THREAT_MODEL.md', 'Dockerfile', 'firsat-server.service'])
      for (const [setting] of file(name).matchAll(/\bFIRSAT_[A-Z_]+\b/g))
        assert.ok(setting in SETTINGS, `${name} names ${setting}`);
  });

  it('OP7 rules that the threat model names are rules', () => {
    const rules = new Set([...file('SPEC.md').matchAll(/^- \*\*([A-Z]+\d+)\*\*/gm)].map(([, id]) => id));
    const named = [...file('THREAT_MODEL.md').matchAll(/\*\*([A-Z]+\d+)\*\*/g)].map(([, id]) => id);
    assert.ok(named.length > 10);
    for (const id of named) assert.ok(rules.has(id), `there is no ${id}`);
  });
});
