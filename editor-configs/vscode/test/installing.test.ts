import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { after, test } from 'node:test';
import { install, type Installation, InstallError, installed } from '../src/installing';
import type { Ended, Run } from '../src/processes';

const ROOT = mkdtempSync(path.join(tmpdir(), 'nutgraf-'));
after(() => rmSync(ROOT, { recursive: true }));
let folders = 0;

function done(output = '', status = 0, complaint = ''): Ended {
  return { status, output, complaint };
}

/** An installation on a machine whose programs answer so. */
function on(answers: Record<string, Ended>, stopped = false): { of: Installation; ran: string[] } {
  const bin = path.join(ROOT, String(folders++));
  mkdirSync(bin);
  for (const name of ['python3', 'python3.12']) {
    if (name in answers) {
      writeFileSync(path.join(bin, name), '');
      chmodSync(path.join(bin, name), 0o755);
    }
  }
  const ran: string[] = [];
  const run: Run = async (program, args, { cwd }) => {
    ran.push(`${path.basename(program)} ${args.join(' ')}`);
    assert.equal(cwd, of.storage);
    if (args.includes('venv')) mkdirSync(args.at(-1) ?? '', { recursive: true });
    const what = args.includes('venv') ? 'venv' : args.includes('pip') ? 'pip' : path.basename(program);
    return answers[what] ?? done('', 1, 'unexpected');
  };
  const signal = stopped ? AbortSignal.abort() : new AbortController().signal;
  const of: Installation = {
    storage: path.join(bin, 'storage'),
    wheel: '/carried/nutgraf.whl',
    version: '0.1.0',
    where: { env: { PATH: bin }, platform: 'linux', home: path.join(ROOT, 'nobody'), forbidden: ['/workspace'] },
    run,
    log: () => undefined,
    step: () => undefined,
    signal,
  };
  return { of, ran };
}

const GOOD = { python3: done('3 12\n'), venv: done(), pip: done() };

test('a virtual environment is made and the carried wheel goes into it', async () => {
  const { of, ran } = on(GOOD);
  assert.equal(await installed(of), undefined);
  const python = await install(of);
  assert.equal(python, path.join(of.storage, 'server-0.1.0', 'bin', 'python'));
  assert.equal(await installed(of), python);
  assert.match(ran.at(-1) ?? '', /^python -m pip install .*\/carried\/nutgraf\.whl$/);
});

test('what is left of an older version goes', async () => {
  const { of } = on(GOOD);
  mkdirSync(path.join(of.storage, 'server-0.0.9'), { recursive: true });
  await install(of);
  assert.deepEqual(readdirSync(of.storage), ['server-0.1.0']);
});

test('a Python that is too old is passed over', async () => {
  const { of, ran } = on({ ...GOOD, python3: done('3 9'), 'python3.12': done('3 12') });
  await install(of);
  assert.ok(ran.some((one) => one.startsWith('python3.12 -m venv')));
});

test('without a Python it says where one is to be had', async () => {
  await assert.rejects(install(on({ python3: done('3 14') }).of), (error) => {
    return error instanceof InstallError && /3\.11 to 3\.13/.test(error.message) && !!error.help;
  });
});

test('a Python that cannot make environments is told with what helps', async () => {
  const venv = done('The virtual environment was not created: ensurepip is not available', 1);
  await assert.rejects(install(on({ ...GOOD, venv }).of), /apt install python3-venv/);
});

test('what failed half way is not taken for installed', async () => {
  const { of } = on({ ...GOOD, pip: done('', 1, 'ERROR: no network') });
  await assert.rejects(install(of), /no network/);
  assert.equal(await installed(of), undefined);
  assert.ok(!existsSync(path.join(of.storage, 'server-0.1.0', 'complete')));
});

test('one that is cancelled ends', async () => {
  await assert.rejects(install(on(GOOD, true).of), /cancelled/);
});
