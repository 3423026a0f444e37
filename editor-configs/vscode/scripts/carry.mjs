// Brings in what the package carries besides its code: the server as a wheel, the licence, what has
// changed, and pictures.

import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const root = process.env.NUTGRAF_ROOT ?? resolve(here, '../..');
const server = join(here, 'server');
const pictures = join(here, 'media', 'pictures');

for (const name of ['LICENSE', 'CHANGELOG.md']) copyFileSync(join(root, name), join(here, name));
mkdirSync(pictures, { recursive: true });
for (const name of ['vscode.png', 'vscode-claims.png']) {
  copyFileSync(join(root, 'docs', 'editors', name), join(pictures, name));
}
rmSync(server, { recursive: true, force: true });
mkdirSync(server);
const pip = ['-m', 'pip', 'wheel', '--quiet', '--disable-pip-version-check', '--no-deps'];
execFileSync(pythonWithPip(), [...pip, '--wheel-dir', server, root], { stdio: 'inherit' });
const wheels = readdirSync(server).filter((name) => name.endsWith('.whl'));
if (wheels.length !== 1) throw new Error(`one wheel was expected, not ${wheels.length}`);

/** A Python that can pack the server; that of the checkout's own environment where no other can. */
function pythonWithPip() {
  const windows = process.platform === 'win32';
  const own = join(root, '.venv', ...(windows ? ['Scripts', 'python.exe'] : ['bin', 'python']));
  const pythons = process.env.PYTHON ? [process.env.PYTHON] : windows ? ['python', own] : ['python3', own];
  const probe = 'import sys, pip; sys.exit(not (3, 11) <= sys.version_info < (3, 14))';
  const found = pythons.find(
    (one) => (one !== own || existsSync(one)) && spawnSync(one, ['-c', probe]).status === 0,
  );
  if (found) return found;
  console.error(
    `To pack the server, Python 3.11 to 3.13 with pip is needed; ${pythons.join(' and ')} cannot. ` +
      'Run `make` in the checkout first, or set PYTHON.',
  );
  process.exit(1);
}
