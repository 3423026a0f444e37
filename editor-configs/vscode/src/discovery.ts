// Finds a server: what the settings say, a Python that has nutgraf, `nutgraf` itself, the one that
// was installed here, and `uvx`, in this order.

import type { Run } from './processes';
import { isAllowed, programs, type Where } from './programs';

export interface Server {
  readonly program: string;
  readonly args: readonly string[];
  /** For people: how it was found. */
  readonly origin: string;
}

export interface Search {
  /** The setting `nutgraf.server.command`. */
  readonly command: readonly string[];
  /** The setting `nutgraf.server.python`. */
  readonly python: string;
  /** The interpreter that is chosen in the Python extension. */
  readonly chosenPython: string | undefined;
  /** The interpreter of the server that was installed by this extension, if it was. */
  readonly installed: string | undefined;
  /** The wheel that this extension carries, if it does. */
  readonly wheel: string | undefined;
  readonly where: Where;
  readonly cwd: string;
  readonly run: Run;
  readonly log: (line: string) => void;
  /** Called before what may take long: a download. */
  readonly patience?: (what: string) => void;
}

/** Tells that a setting names something that does not work: nothing else is tried then. */
export class BadSettingError extends Error {
  constructor(
    readonly setting: string,
    reason: string,
  ) {
    super(reason);
  }
}

// A Python that starts from a slow disk or is looked at by a virus scanner. In milliseconds.
const PATIENCE = 20_000;
const DOWNLOAD = 300_000;

const PYTHONS = ['python3', 'python', 'py'];
// Without the current folder among the places that are imported from; Python 3.11 knows it.
const SAFELY = '-P';
const START = ['-m', 'nutgraf_server', 'server'];
const PROBE = 'import nutgraf_server, nutgraf; print(nutgraf.__version__)';

/**
 * The first server there is; nothing where there is none.
 *
 * @throws BadSettingError where a setting names what cannot be run.
 */
export async function findServer(search: Search): Promise<Server | undefined> {
  const { command, where, log } = search;
  const [program, ...args] = command;
  if (program) {
    log(`nutgraf.server.command: ${command.join(' ')}`);
    return { program: await runnable(program, search), args, origin: 'nutgraf.server.command' };
  }
  if (search.python) {
    const complaint = await cannotServe(search.python, search);
    if (complaint === undefined) return ofPython(search.python, 'nutgraf.server.python');
    throw new BadSettingError('nutgraf.server.python', `${search.python}: ${complaint}`);
  }
  const pythons = [
    ...(search.chosenPython ? [[search.chosenPython, 'the Python extension']] : []),
    ...(await Promise.all(PYTHONS.map((name) => programs(name, where))))
      .flat()
      .map((file) => [file, 'the PATH']),
  ] as [string, string][];
  for (const [python, origin] of pythons) {
    if (await serves(python, search)) return ofPython(python, origin);
  }
  for (const nutgraf of await programs('nutgraf', where)) {
    const answer = await search.run(nutgraf, ['--version'], { cwd: search.cwd, timeout: PATIENCE });
    if (answer.status === 0) {
      log(`${nutgraf}: ${answer.output.trim()}`);
      return { program: nutgraf, args: ['server'], origin: 'the PATH' };
    }
    log(`${nutgraf}: ${answer.complaint}`);
  }
  if (search.installed && (await serves(search.installed, search))) {
    return ofPython(search.installed, 'installed by this extension');
  }
  return byUvx(search);
}

async function runnable(program: string, { where }: Search): Promise<string> {
  if (/[\\/]/.test(program)) {
    if (await isAllowed(program, where)) return program;
    throw new BadSettingError('nutgraf.server.command', `${program}, which cannot be run`);
  }
  const [found] = await programs(program, where);
  if (found) return found;
  throw new BadSettingError('nutgraf.server.command', `${program}, which is not on the PATH`);
}

function ofPython(python: string, origin: string): Server {
  return { program: python, args: [SAFELY, ...START], origin: `${python} (${origin})` };
}

async function serves(python: string, search: Search): Promise<boolean> {
  return (await cannotServe(python, search)) === undefined;
}

/** Why an interpreter cannot run the server; nothing if it can. */
async function cannotServe(python: string, search: Search): Promise<string | undefined> {
  const { run, log, cwd, where } = search;
  if (!(await isAllowed(python, where))) {
    log(`${python}: not there, or in a folder that is not trusted`);
    return 'not there, or in a folder that is not trusted';
  }
  const answer = await run(python, [SAFELY, '-c', PROBE], { cwd, timeout: PATIENCE });
  log(`${python}: ${answer.status === 0 ? `nutgraf ${answer.output.trim()}` : answer.complaint}`);
  return answer.status === 0 ? undefined : answer.complaint;
}

/**
 * By uvx, from the wheel that the extension carries: nobody else's package of that name is taken
 * from the registry.
 */
async function byUvx({ wheel, where, cwd, run, log, patience }: Search): Promise<Server | undefined> {
  const [uvx] = await programs('uvx', where);
  if (!uvx || !wheel) return undefined;
  const args = ['--from', wheel, 'nutgraf'];
  patience?.('Getting ready with uvx; the first time this takes a minute');
  const answer = await run(uvx, [...args, '--version'], { cwd, timeout: DOWNLOAD, line: log });
  if (answer.status === 0) return { program: uvx, args: [...args, 'server'], origin: uvx };
  log(`${uvx}: ${answer.complaint}`);
  return undefined;
}
