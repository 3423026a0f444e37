import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { after, test } from 'node:test';
import { BadSettingError, findServer, type Search } from '../src/discovery';
import type { Ended, Run } from '../src/processes';
import { isInside, programs } from '../src/programs';

const ROOT = mkdtempSync(path.join(tmpdir(), 'nutgraf-'));
after(() => rmSync(ROOT, { recursive: true }));
let folders = 0;

/** A folder with programs of these names. */
function folder(...names: string[]): string {
  const made = path.join(ROOT, String(folders++));
  mkdirSync(made);
  for (const name of names) {
    writeFileSync(path.join(made, name), '');
    chmodSync(path.join(made, name), 0o755);
  }
  return made;
}

const found = (output: string): Ended => ({ status: 0, output, complaint: '' });
const MISSING: Ended = { status: 1, output: '', complaint: "No module named 'nutgraf'" };

interface World extends Partial<Search> {
  readonly PATH?: string[];
  /** The programs that work. */
  readonly good?: string[];
  readonly forbidden?: string[];
}

function search({ PATH = [], good = [], forbidden = [], ...more }: World): { of: Search; ran: string[] } {
  const ran: string[] = [];
  const run: Run = async (program, args) => {
    ran.push([program, ...args].join(' '));
    return good.includes(program) ? found('0.1.0') : MISSING;
  };
  const where = {
    env: { PATH: PATH.join(path.delimiter) },
    platform: 'linux' as const,
    home: path.join(ROOT, 'home'),
    forbidden,
  };
  const of: Search = {
    command: [],
    python: '',
    chosenPython: undefined,
    installed: undefined,
    wheel: undefined,
    where,
    cwd: ROOT,
    run,
    log: () => undefined,
    ...more,
  };
  return { of, ran };
}

test('the setting comes first, and nothing else is looked at', async () => {
  const bin = folder('mine', 'python3');
  const { of, ran } = search({ PATH: [bin], command: ['mine', 'serve'], good: [path.join(bin, 'python3')] });
  const server = await findServer(of);
  assert.deepEqual([server?.program, server?.args], [path.join(bin, 'mine'), ['serve']]);
  assert.deepEqual(ran, []);
});

test('a setting that names nothing is told by name', async () => {
  await assert.rejects(findServer(search({ command: ['absent'] }).of), (error) => {
    return error instanceof BadSettingError && error.setting === 'nutgraf.server.command';
  });
  const python = path.join(folder('python3'), 'python3');
  await assert.rejects(findServer(search({ python }).of), /No module named 'nutgraf'/);
});

test('then interpreters: of the settings, of the Python extension, of the PATH', async () => {
  const [a, b, c] = [folder('python3'), folder('python3'), folder('python3', 'nutgraf')];
  const [mine, chosen, other] = [a, b, c].map((one) => path.join(one, 'python3'));
  const good = [mine!, chosen!, other!, path.join(c, 'nutgraf')];
  const programOf = async (world: World) => (await findServer(search({ good, PATH: [c], ...world }).of))?.program;
  assert.equal(await programOf({ python: mine!, chosenPython: chosen! }), mine);
  assert.equal(await programOf({ chosenPython: chosen! }), chosen);
  assert.equal(await programOf({}), other);
});

test('an interpreter never imports from the folder it runs in', async () => {
  const bin = folder('python3');
  const { of, ran } = search({ PATH: [bin], good: [path.join(bin, 'python3')] });
  const server = await findServer(of);
  assert.deepEqual(server?.args, ['-P', '-m', 'nutgraf_server', 'server']);
  assert.match(ran[0] ?? '', /python3 -P -c /);
});

test('an interpreter without nutgraf is passed over for `nutgraf` itself', async () => {
  const bin = folder('python3', 'nutgraf');
  const { of } = search({ PATH: [bin], good: [path.join(bin, 'nutgraf')] });
  assert.equal((await findServer(of))?.program, path.join(bin, 'nutgraf'));
});

test('what was installed here comes before uvx', async () => {
  const bin = folder('uvx', 'own');
  const [uvx, own] = [path.join(bin, 'uvx'), path.join(bin, 'own')];
  const wheel = '/x/nutgraf.whl';
  const all = search({ PATH: [bin], good: [uvx, own], installed: own, wheel });
  assert.equal((await findServer(all.of))?.program, own);
  const server = await findServer(search({ PATH: [bin], good: [uvx], wheel }).of);
  assert.deepEqual([server?.program, server?.args], [uvx, ['--from', wheel, 'nutgraf', 'server']]);
});

test('uvx takes nobody else’s package of that name', async () => {
  const bin = folder('uvx');
  const { of, ran } = search({ PATH: [bin], good: [path.join(bin, 'uvx')] });
  assert.equal(await findServer(of), undefined);
  assert.deepEqual(ran, []);
});

test('nothing is run from a folder that is not trusted, not by a link either', async () => {
  const workspace = folder('python3', 'nutgraf', 'uvx');
  const bin = folder();
  symlinkSync(path.join(workspace, 'python3'), path.join(bin, 'python3'));
  const inside = path.join(workspace, 'python3');
  const PATH = [workspace, bin];
  const { of, ran } = search({ PATH, good: [inside], chosenPython: inside, wheel: '/x', forbidden: [workspace] });
  assert.equal(await findServer(of), undefined);
  assert.deepEqual(ran, []);
  await assert.rejects(findServer(search({ python: inside, good: [inside], forbidden: [workspace] }).of));
});

test('an entry of the PATH that is no full path is left out', async () => {
  const { of } = search({ PATH: ['.', 'bin', ''] });
  assert.deepEqual(await programs('node', of.where), []);
});

test('a folder holds what is below it, and itself', () => {
  assert.ok(isInside('/a/b/c', '/a/b'));
  assert.ok(isInside('/a/b', '/a/b'));
  assert.ok(isInside('/a/b/..c', '/a/b'));
  assert.ok(!isInside('/a/bc', '/a/b'));
});
