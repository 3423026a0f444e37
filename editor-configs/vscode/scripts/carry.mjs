// Brings in what the package carries besides its code: the server as a wheel, and the licence.

import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const root = process.env.NUTGRAF_ROOT ?? resolve(here, '../..');
const server = join(here, 'server');

copyFileSync(join(root, 'LICENSE'), join(here, 'LICENSE'));
rmSync(server, { recursive: true, force: true });
mkdirSync(server);
const pip = ['-m', 'pip', 'wheel', '--quiet', '--disable-pip-version-check', '--no-deps'];
const windows = process.platform === 'win32';
const python = process.env.PYTHON ?? (windows ? 'python' : 'python3');
execFileSync(python, [...pip, '--wheel-dir', server, root], { stdio: 'inherit' });
const wheels = readdirSync(server).filter((name) => name.endsWith('.whl'));
if (wheels.length !== 1) throw new Error(`one wheel was expected, not ${wheels.length}`);
