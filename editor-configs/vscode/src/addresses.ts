// The addresses of results, and of sentences in them.

/** The scheme of what the server gave, shown as documents that are never saved. */
export const SCHEME = 'nutgraf';

/**
 * A sentence's address, relative to that of the result which shows it.
 *
 * The preview opens only addresses that stand beside its own document, so this is one; nothing is
 * ever read from it. media/preview.js puts a number behind it, another one each time.
 */
export function sentenceAddress(result: number, place: number): string {
  return `sentence-${result}-${place}`;
}

/** The result and the place that an address names; nothing if it is no sentence's. */
export function sentenceAt(path: string): { result: number; place: number } | undefined {
  const [, result, place] = /\/sentence-(\d{1,9})-(\d{1,9})(?:-\d+)?$/.exec(path) ?? [];
  if (result === undefined || place === undefined) return undefined;
  return { result: Number(result), place: Number(place) };
}

/** A file's name for people: the last part of its path, without its ending. */
export function nameOf(path: string): string {
  return (path.split('/').pop() ?? '').replace(/(?<=.)\.[^.]*$/, '');
}
