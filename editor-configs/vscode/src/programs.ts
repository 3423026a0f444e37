// Finds programs by name, and never one that lies in the workspace without the user's trust.

import { constants } from 'node:fs';
import { access, realpath, stat } from 'node:fs/promises';
import * as path from 'node:path';

export interface Where {
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  readonly home: string;
  /** Folders from which nothing is run. */
  readonly forbidden: readonly string[];
}

/**
 * Every program of a name on the PATH, the first one first.
 *
 * By full path: Windows looks into the current folder first, and an entry of the PATH that is no
 * full path means the folder the editor happens to be in.
 */
export async function programs(name: string, where: Where): Promise<string[]> {
  const { env, platform } = where;
  const { delimiter, join, isAbsolute } = platform === 'win32' ? path.win32 : path.posix;
  const told = env.PATH ?? env.Path ?? '';
  const folders = told.split(delimiter).map((one) => one.replace(/^"(.*)"$/, '$1'));
  const names = platform === 'win32' ? [`${name}.exe`] : [name];
  const found: string[] = [];
  for (const folder of [...folders, ...usualFolders(where)]) {
    if (!isAbsolute(folder)) continue;
    for (const one of names) {
      const file = join(folder, one);
      if (!found.includes(file) && (await isAllowed(file, where))) found.push(file);
    }
  }
  return found;
}

/** Whether a file can be run, and lies in none of the folders from which nothing is run. */
export async function isAllowed(file: string, { forbidden, platform }: Where): Promise<boolean> {
  try {
    if (!(await stat(file)).isFile()) return false;
    if (platform !== 'win32') await access(file, constants.X_OK);
    if (forbidden.length === 0) return true;
    // A link may lead into the workspace or out of it: neither way is taken.
    const places = [path.resolve(file), await realpath(file)];
    const folders = await Promise.all(forbidden.map((one) => realpath(one).catch(() => one)));
    return ![...forbidden, ...folders].some((folder) =>
      places.some((place) => isInside(place, folder)),
    );
  } catch {
    return false;
  }
}

export function isInside(file: string, folder: string): boolean {
  const between = path.relative(folder, file);
  return between !== '..' && !between.startsWith(`..${path.sep}`) && !path.isAbsolute(between);
}

/** Where programs are that an editor started from the Dock or a menu does not see. */
function usualFolders({ platform, home }: Where): string[] {
  if (platform === 'win32') return [path.win32.join(home, '.local', 'bin')];
  const folders = [path.posix.join(home, '.local', 'bin'), '/usr/local/bin'];
  return platform === 'darwin' ? [...folders, '/opt/homebrew/bin'] : folders;
}
