import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { test } from 'node:test';
import { run } from '../src/processes';
import { settled } from '../src/settled';

const cwd = tmpdir();
const node = (code: string, more = {}) => run(process.execPath, ['-e', code], { cwd, ...more });

test('a program’s output and status are told', async () => {
  const lines: string[] = [];
  const ended = await node('console.log("a\\nb"); console.error("oh"); process.exitCode = 3', {
    line: (one: string) => lines.push(one),
  });
  assert.deepEqual(ended, { status: 3, output: 'a\nb\n', complaint: 'oh' });
  assert.deepEqual(lines.sort(), ['a', 'b', 'oh']);
});

test('one that is not there is told', async () => {
  const { status, complaint } = await run('/not/there', [], { cwd });
  assert.equal(status, null);
  assert.match(complaint, /ENOENT/);
});

test('one that does not end is ended', async () => {
  const { status, complaint } = await node('setInterval(() => {}, 1000)', { timeout: 300 });
  assert.deepEqual([status, complaint], [null, 'no answer within 0.3 s']);
  const stop = new AbortController();
  const asked = node('setInterval(() => {}, 1000)', { signal: stop.signal });
  stop.abort();
  assert.equal((await asked).status, null);
});

test('after many calls something is done once', async () => {
  let count = 0;
  const later = settled(async () => void count++, 5);
  for (let i = 0; i < 10; i++) later.soon();
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal(count, 1);
  later.soon();
  later.dispose();
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(count, 1);
});
