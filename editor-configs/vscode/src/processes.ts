// Runs a program to its end.

import { spawn } from 'node:child_process';

export interface Asked {
  /** Never the workspace: what lies there must not be found by chance. */
  readonly cwd: string;
  readonly timeout?: number;
  readonly signal?: AbortSignal;
  readonly env?: NodeJS.ProcessEnv;
  /** Told each line as it comes. */
  readonly line?: (line: string) => void;
}

export interface Ended {
  /** Null where it did not start or was stopped. */
  readonly status: number | null;
  /** What it wrote to standard output. */
  readonly output: string;
  /** The last line of what it wrote to standard error, or why it did not start. */
  readonly complaint: string;
}

export type Run = (program: string, args: readonly string[], asked: Asked) => Promise<Ended>;

export const run: Run = (program, args, { cwd, timeout, signal, env, line }) =>
  new Promise((resolve) => {
    const limit = timeout === undefined ? undefined : AbortSignal.timeout(timeout);
    const stops = [signal, limit].filter((one) => one !== undefined);
    let output = '';
    let complaint = '';
    let failure: string | undefined;
    const child = spawn(program, args, {
      cwd,
      env: env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      signal: AbortSignal.any(stops),
      killSignal: 'SIGTERM',
    });
    const tell = lines((one) => line?.(one));
    const note = lines((one) => {
      if (one.trim() !== '') complaint = one.trim();
      line?.(one);
    });
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      tell(text);
    });
    child.stderr.setEncoding('utf8').on('data', note);
    child.on('error', (error) => {
      failure = limit?.aborted ? `no answer within ${(timeout ?? 0) / 1000} s` : error.message;
      // One that did not start is not closed either.
      if (child.pid === undefined) resolve({ status: null, output, complaint: failure });
    });
    child.on('close', (status) => {
      const told = failure ?? (complaint || (status ? `it ended with status ${status}` : ''));
      resolve({ status: failure === undefined ? status : null, output, complaint: told });
    });
  });

/** Gives whole lines to `each`, of text that comes in pieces. */
function lines(each: (line: string) => void): (text: string) => void {
  let rest = '';
  return (text) => {
    const found = (rest + text).split(/\r?\n/);
    rest = found.pop() ?? '';
    found.forEach(each);
  };
}
