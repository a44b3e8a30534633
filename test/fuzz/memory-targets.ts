import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { readManifest, writeManifest } from '../../lib/backup/manifest.ts';
import { parseMark } from '../../lib/backup/restore-mark.ts';
import { emptyState } from '../../lib/delivery/delivery-state.ts';
import { type LedgerEvent, readEvent, writeEvent } from '../../lib/delivery/ledger-event.ts';
import { foldEvents, readLedgerText } from '../../lib/delivery/ledger-text.ts';
import type { Recipe } from '../../lib/delivery/recipe.ts';
import { readSnapshot, type Snapshot, writeSnapshot } from '../../lib/delivery/snapshot.ts';
import { parseMemory } from '../../lib/drivers/compose/compose-memory.ts';
import { envFileText, readEnvFile } from '../../lib/drivers/compose/compose-values.ts';
import { readPastChecks } from '../../lib/health/compare-health.ts';
import { readMarker, replaceMarker, replaceWritten, writeMarker } from '../../lib/health/incident-marker.ts';
import { readHealthChecks } from '../../lib/health/remembered-checks.ts';
import {
  changedBytes,
  changedJson,
  changedText,
  changedValue,
  hostileText,
  jsonText,
  shortHostileText,
} from './hostile-values.ts';
import { calmly } from './oracles.ts';
import { type FuzzTarget, fuzz } from './target.ts';

const [one, two] = ['1'.repeat(40), '2'.repeat(40)];
const at = '2026-11-21T12:00:00.000Z';

const recipe: Recipe = {
  driver: 'git',
  repository: 'https://github.com/acme/shop',
  path: '/srv/app',
  restart: "systemctl restart shop\necho 'done'",
  commandTimeoutMs: 1_000,
  passEnv: ['TOKEN'],
  health: { checks: [], retries: 1, intervalMs: 1, timeoutMs: 1 },
  onFailure: 'rollback',
};

const events: readonly LedgerEvent[] = [
  { event: 'intent', at, generation: 1, op: 'deploy', from: null, to: one, rollbackPoint: null, recipe },
  { event: 'live', at, generation: 1, sha: one, healthy: true, deploymentId: 7 },
  { event: 'verdict', at, generation: 1, sha: one, verdict: 'missing' },
  { event: 'validated', at, generation: 1, sha: one },
  {
    event: 'intent',
    at,
    generation: 2,
    op: 'deploy',
    from: one,
    to: two,
    rollbackPoint: one,
    recipe,
    note: 'née\u2028::',
  },
  { event: 'interrupted', at, generation: 2 },
  { event: 'undone', at, generation: 2, sha: one, code: 'cancelled' },
  { event: 'adopted', at, generation: 3, sha: two },
  { event: 'withdrawn', at, generation: 3, sha: one },
];

const ledger = events.map(writeEvent).join('');
const snapshot: Snapshot = {
  state: foldEvents(emptyState, events),
  ledgerBytes: ledger.length,
  lastLine: 'x',
};

const someText = shortHostileText;
const anEvent: fc.Arbitrary<LedgerEvent> = fc
  .tuple(fc.constantFrom(...events), someText, someText)
  .map(([event, note, path]) =>
    event.event === 'intent' ? { ...event, note, recipe: { ...recipe, path, restart: note } } : event,
  );

/** A line whose sum is right, whatever it says. */
function summed(value: unknown): string {
  const body = jsonText(value);
  const sum = createHash('sha256').update(body).digest('hex').slice(0, 16);
  return `${body.slice(0, -1)},"sum":"${sum}"}`;
}

const delivery: readonly FuzzTarget[] = [
  fuzz({
    name: 'F6: what is written into the ledger is read back as it was, whatever texts are in it',
    runs: 150,
    given: fc.array(anEvent, { maxLength: 6 }),
    holds(all) {
      const read = calmly(() => readLedgerText(Buffer.from(all.map(writeEvent).join(''))));
      assert.deepEqual(read.events, JSON.parse(JSON.stringify(all)));
      assert.deepEqual([read.damaged, read.newer, read.tornBytes], [0, 0, 0]);
    },
  }),
  fuzz({
    name: 'F6: of a ledger with flipped, lost or cut bytes only events that were written are read',
    runs: 400,
    given: changedBytes(ledger),
    holds(bytes) {
      const read = calmly(() => readLedgerText(bytes));
      const written = new Set(events.map((event) => JSON.stringify(JSON.parse(JSON.stringify(event)))));
      for (const event of read.events) assert.ok(written.has(JSON.stringify(event)), JSON.stringify(event));
      assert.equal(read.wholeBytes + read.tornBytes, bytes.length);
    },
  }),
  fuzz({
    name: 'F6: a line of the ledger is an event, damaged or of a newer version, even where its sum is right',
    runs: 400,
    given: changedValue(...events.map((event) => ({ v: 1, ...event }))),
    examples: [
      { v: 1, event: { toString: 1, valueOf: 1 } },
      { v: 1, event: '@@deep@@' },
    ],
    holds(value) {
      const read = calmly(() => readEvent(summed(value)));
      if (read.kind === 'event') assert.ok(events.some(({ event }) => event === read.event.event));
    },
  }),
  fuzz({
    name: 'F6: state.json is read back as it was written, or said to be damaged or newer, whatever stands in it',
    runs: 300,
    given: fc.oneof(
      changedJson(JSON.parse(writeSnapshot(snapshot))),
      changedText(writeSnapshot(snapshot)),
      changedBytes(writeSnapshot(snapshot)).map((bytes) => bytes.toString()),
    ),
    examples: [`{"schema-version":1,"live":${'['.repeat(10_000)}${']'.repeat(10_000)},"checksum":"x"}`],
    holds(text) {
      const read = calmly(() => readSnapshot(text));
      if (read.kind === 'snapshot') assert.deepEqual(read.snapshot, JSON.parse(JSON.stringify(snapshot)));
    },
  }),
];

const checks = [
  { kind: 'http', name: 'shop', url: 'https://a.example/', status: [{ from: 200, to: 299 }] },
  { kind: 'tcp', name: 'db', url: 'tcp://a.example:5432' },
  { kind: 'exec', name: 'make', url: 'make check', matches: '^ok' },
];

const health: readonly FuzzTarget[] = [
  fuzz({
    name: 'F6: remembered checks are read back, or refused whole',
    runs: 300,
    given: changedValue(checks).map(jsonText),
    holds(text) {
      const read = calmly(() => readHealthChecks(JSON.parse(text)));
      if (read === undefined) return;
      for (const check of read) assert.ok(['http', 'tcp', 'exec'].includes(check.kind) && check.name !== '');
      assert.deepEqual(
        calmly(() => readHealthChecks(JSON.parse(JSON.stringify(read)))),
        read,
      );
    },
  }),
  fuzz({
    name: 'F6: the results of an earlier look are a list of names with their health, or refused',
    runs: 300,
    given: changedJson([
      { name: 'shop', health: 'healthy' },
      { name: 'db', passed: false },
    ]),
    holds(text) {
      for (const { name, health: state } of calmly(() => readPastChecks(text)) ?? [])
        assert.ok(name !== '' && ['healthy', 'degraded', 'unhealthy'].includes(state));
    },
  }),
  fuzz({
    name: 'T20: what an issue remembers comes back out of any body, and never ends its comment',
    runs: 300,
    given: fc.record({
      key: someText,
      failing: fc.array(
        someText.map((text) => text.slice(0, 200)),
        { maxLength: 4 },
      ),
      above: someText,
      below: someText,
    }),
    holds({ key, failing, above, below }) {
      const missed = Object.fromEntries(failing.map((name) => [name, 'run']));
      const list = { by: 'x', failing, count: failing.length, set: 'y', missed };
      const record = { key: key.slice(0, 200), lists: [list] };
      const marker = writeMarker(record);
      assert.match(marker, /^<!-- [^<>]* -->$/);
      assert.equal(marker.match(/--/g)?.length, 2);
      if (marker.length > 30_000 || above.includes('belay:incident')) return;
      const read = calmly(() => readMarker(`${above}\n${marker}\n${below}`));
      assert.deepEqual(read, JSON.parse(JSON.stringify(record)));
    },
  }),
  fuzz({
    name: 'T20: an issue that people wrote into is read, refused and rewritten without a throw, and within its limit',
    runs: 300,
    given: fc.tuple(
      changedJson({ key: 'k', lists: [{ by: 'a', failing: ['b'], count: 1, set: 'c', missed: { b: 'r' } }] }),
      hostileText,
    ),
    holds([json, text]) {
      const body = `${text.slice(0, 64_000)}<!-- belay:incident ${json} -->${text.slice(0, 500)}`;
      const read = calmly(() => readMarker(body));
      assert.ok(read === undefined || (typeof read.key === 'string' && Array.isArray(read.lists)));
      const record = { key: 'k', lists: [] };
      assert.ok(calmly(() => replaceMarker(body, record)).length <= Math.max(65_000, body.length));
      assert.ok(calmly(() => replaceWritten(body, 'down')).length <= Math.max(65_000, body.length));
    },
  }),
];

const manifest = {
  name: '20261121T020000Z-0a1b2c',
  environment: 'preprod',
  live: one,
  host: 'this machine',
  tools: { tar: '1.34' },
  parts: [
    {
      saved: {
        kind: 'files' as const,
        roots: [{ path: '/srv/app', bytes: 12 }],
        links: [{ path: '/srv/app/x', to: '/etc' }],
      },
      file: 'files.tar.zst',
      packing: 'zstd' as const,
      bytes: 7,
      sha256: 'a'.repeat(64),
      durationMs: 5,
    },
    {
      saved: { kind: 'postgres' as const, database: 'shop', container: 'db' },
      file: 'postgres-shop.dump',
      packing: 'plain' as const,
      bytes: 7,
      sha256: 'b'.repeat(64),
      durationMs: 5,
    },
  ],
};

const backup: readonly FuzzTarget[] = [
  fuzz({
    name: 'T26: a manifest is read back, or damaged; no file or path in it leads out of its place',
    runs: 400,
    given: fc.oneof(changedJson(JSON.parse(writeManifest(manifest))), changedText(writeManifest(manifest))),
    holds(text) {
      const read = calmly(() => readManifest(text));
      if (read.kind !== 'manifest') return;
      for (const { file, saved, bytes } of read.manifest.parts) {
        assert.match(file, /^[A-Za-z0-9_.-]+$/);
        assert.ok(Number.isSafeInteger(bytes) && bytes >= 0);
        if (saved.kind !== 'files') continue;
        for (const { path } of saved.roots)
          assert.ok(path.startsWith('/') && !path.split('/').includes('..'), JSON.stringify(path));
      }
      assert.deepEqual(
        calmly(() => readManifest(writeManifest(read.manifest))),
        read,
      );
    },
  }),
  fuzz({
    name: 'T26: the mark of an open restore is whole, or said not to be',
    runs: 300,
    given: changedJson({
      'schema-version': 1,
      databases: [{ kind: 'postgres', database: 'shop', undo: '20261121T020000Z-0a1b2c-undo' }],
      files: [{ path: '/srv/app', kept: '/srv/.app.belay' }],
    }),
    holds(text) {
      const { databases, files, isWhole } = calmly(() => parseMark(text));
      assert.equal(typeof isWhole, 'boolean');
      for (const { path, kept } of files) assert.ok(typeof path === 'string' && typeof kept === 'string');
      for (const { kind } of databases) assert.ok(kind === 'postgres' || kind === 'mysql');
    },
  }),
];

const compose: readonly FuzzTarget[] = [
  fuzz({
    name: 'T6: what the compose driver remembers names nothing that could be an option',
    runs: 300,
    given: changedJson({
      version: 1,
      project: 'shop',
      folder: '/srv/app',
      releases: [{ sha: one, id: `sha256:${'a'.repeat(64)}`, image: `ghcr.io/a/b@sha256:${'b'.repeat(64)}` }],
      before: [{ service: 'web', id: `sha256:${'c'.repeat(64)}` }],
    }),
    holds(text) {
      const { project, folder, releases, before } = calmly(() => parseMemory(text));
      assert.ok(folder === undefined || folder.startsWith('/'));
      const words = [project, ...releases.flatMap(({ sha, id, image }) => [sha, id, image])];
      for (const word of [...words, ...before.flatMap(({ service, id }) => [service, id])])
        if (word !== undefined) assert.match(word, /^[A-Za-z0-9][\w.:@/-]*$/);
    },
  }),
  fuzz({
    name: 'T6: of an environment file only variables of Belay are read, and those it wrote come back',
    runs: 300,
    given: changedText(
      envFileText({ BELAY_IMAGE: 'a/b:c', BELAY_TAG: 'c', BELAY_SHA: one, BELAY_DIGEST: '' }),
    ),
    examples: ['LD_PRELOAD=/tmp/x.so\nNODE_OPTIONS=--require=x\nBELAY_TAG=a b\nGIT_SSH_COMMAND=x\n'],
    holds(text) {
      const values = calmly(() => readEnvFile(text));
      for (const [name, value] of Object.entries(values)) {
        assert.match(name, /^BELAY_[A-Z]+$/);
        assert.match(value, /^\S*$/);
      }
      const written = Object.entries(values).map(([name, value]) => `${name}=${value}\n`);
      assert.deepEqual(readEnvFile(written.join('')), values);
    },
  }),
];

/** Everything that reads what Belay wrote down earlier, where others may have written since. */
export const memoryTargets: readonly FuzzTarget[] = [...delivery, ...health, ...backup, ...compose];
