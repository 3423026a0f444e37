// Which line of a result's Markdown has the words of which row.

import type { Row } from './rows';

const SOUGHT: ReadonlySet<Row['style']> = new Set(['title', 'heading', 'subheading', 'entry']);

// Between two rows stand a heading or two, and what a long result has of lines is not sought through
// for each row that the Markdown has in other words.
const MOST_BETWEEN = 200;

/**
 * The numbers of the places that each line leads to. Both are made of the same view, so the words of
 * each row stand behind those of the row before; what is around them in the Markdown is not read.
 */
export function placesByLine(markdown: string, rows: readonly Row[]): number[][] {
  const lines = markdown.split('\n').map(shownWords);
  const found = lines.map((): number[] => []);
  let from = 0;
  for (const { style, text, where } of rows) {
    if (!SOUGHT.has(style)) continue;
    const words = text.map((piece) => piece.text).join('');
    const isHere = (line: string) =>
      style === 'entry' ? !line.startsWith('#') && line.includes(words) : line.endsWith(`# ${words}`);
    const at = indexFrom(lines, from, isHere);
    if (at < 0) continue;
    from = at + 1;
    if (style !== 'entry') continue;
    found[at]?.push(...[...text, ...where].flatMap(({ place }) => place ?? []));
  }
  return found;
}

function indexFrom(lines: readonly string[], from: number, is: (line: string) => boolean): number {
  const end = Math.min(lines.length, from + MOST_BETWEEN);
  for (let at = from; at < end; at++) {
    if (is(lines[at] ?? '')) return at;
  }
  return -1;
}

/** A line without the backslashes that keep its words from being markup. */
function shownWords(line: string): string {
  return line.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}
