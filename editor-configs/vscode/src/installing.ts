// Installs the server that the extension carries into a virtual environment of its own.

import { readdir, rm, writeFile, access, mkdir } from 'node:fs/promises';
import * as path from 'node:path';
import type { Run } from './processes';
import { programs, type Where } from './programs';

export interface Installation {
  /** The extension's own folder, which outlives its updates. */
  readonly storage: string;
  readonly wheel: string;
  readonly version: string;
  readonly where: Where;
  readonly run: Run;
  readonly log: (line: string) => void;
  readonly step: (what: string) => void;
  readonly signal: AbortSignal;
}

/** What went wrong, for people, and where help is. */
export class InstallError extends Error {
  constructor(
    message: string,
    readonly help?: string,
  ) {
    super(message);
  }
}

const PATIENCE = 20_000;
const OLDEST = 11;
const NEWEST = 13;
const PYTHONS = ['python3.13', 'python3.12', 'python3.11', 'python3', 'python'];
const VERSION = 'import sys; print(*sys.version_info[:2])';
const DONE = 'complete';

/** The interpreter of what was installed, for this version, if it was to the end. */
export async function installed(
  { storage, version, where }: Pick<Installation, 'storage' | 'version' | 'where'>,
): Promise<string | undefined> {
  const folder = environment(storage, version);
  try {
    await access(path.join(folder, DONE));
  } catch {
    return undefined;
  }
  return interpreter(folder, where);
}

/**
 * Installs, and gives the interpreter that has the server.
 *
 * @throws InstallError where it cannot be done.
 */
export async function install(installation: Installation): Promise<string> {
  const { storage, wheel, version, where, run, log, step, signal } = installation;
  const folder = environment(storage, version);
  const python = await basePython(installation);
  await mkdir(storage, { recursive: true });
  // What was left half done, and what an older version of the extension used.
  for (const old of await readdir(storage)) {
    if (old.startsWith('server-')) await rm(path.join(storage, old), { recursive: true, force: true });
  }
  const asked = { cwd: storage, line: log, signal };
  step('Creating a virtual environment');
  log(`${python.join(' ')} -m venv ${folder}`);
  const [program = '', ...first] = python;
  const made = await run(program, [...first, '-m', 'venv', folder], asked);
  stop(signal);
  if (made.status !== 0) {
    const lacks = /ensurepip|python3?[\d.]*-venv/.test(`${made.output} ${made.complaint}`);
    throw new InstallError(
      lacks
        ? 'This Python cannot make virtual environments. On Debian and Ubuntu: sudo apt install python3-venv'
        : `The virtual environment could not be made: ${made.complaint}`,
    );
  }
  step('Downloading and installing');
  const inside = interpreter(folder, where);
  const pip = ['-m', 'pip', 'install', '--no-input', '--disable-pip-version-check', wheel];
  log(`${inside} ${pip.join(' ')}`);
  const done = await run(inside, pip, asked);
  stop(signal);
  if (done.status !== 0) {
    throw new InstallError(`pip could not install it: ${done.complaint}`);
  }
  await writeFile(path.join(folder, DONE), '');
  return inside;
}

function environment(storage: string, version: string): string {
  return path.join(storage, `server-${version}`);
}

function interpreter(folder: string, { platform }: Where): string {
  return platform === 'win32'
    ? path.join(folder, 'Scripts', 'python.exe')
    : path.join(folder, 'bin', 'python');
}

function stop(signal: AbortSignal): void {
  if (signal.aborted) throw new InstallError('The installation was cancelled.');
}

/** A Python of a version that the server runs on, as program and first arguments. */
async function basePython({ where, run, log, storage, signal }: Installation): Promise<string[]> {
  await mkdir(storage, { recursive: true });
  const found = (await Promise.all(PYTHONS.map((name) => programs(name, where)))).flat();
  const candidates = found.map((file) => [file]);
  for (const launcher of await programs('py', where)) {
    for (let minor = NEWEST; minor >= OLDEST; minor--) candidates.push([launcher, `-3.${minor}`]);
  }
  for (const candidate of candidates) {
    const [program = '', ...args] = candidate;
    const answer = await run(program, [...args, '-c', VERSION], { cwd: storage, timeout: PATIENCE, signal });
    stop(signal);
    const [major, minor] = answer.output.trim().split(' ').map(Number);
    log(`${candidate.join(' ')}: ${answer.status === 0 ? `Python ${major}.${minor}` : answer.complaint}`);
    if (answer.status === 0 && major === 3 && minor && minor >= OLDEST && minor <= NEWEST) {
      return candidate;
    }
  }
  throw new InstallError(
    `Python 3.${OLDEST} to 3.${NEWEST} is needed and was not found. Install it, then choose Install again.`,
    'https://www.python.org/downloads/',
  );
}
