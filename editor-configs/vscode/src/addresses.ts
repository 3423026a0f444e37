// The addresses of results, and the names of what has one.

/** The scheme of results as texts: documents that are never saved. */
export const SCHEME = 'nutgraf';

/** A file's name for people: the last part of its path, without its ending. */
export function nameOf(path: string): string {
  return (path.split('/').pop() ?? '').replace(/(?<=.)\.[^.]*$/, '');
}
