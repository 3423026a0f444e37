// Which line of a result's Markdown shows which places of the article.

import type { Place } from './places';

/** Words as they are shown, without the backslashes and the marks of a list. */
export function shownWords(line: string): string {
  return line.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

const LIST_MARK = /^\s*(?:[-*+]|\d+[.)]|>)\s+/;
const KINDS = /^\*\*[^*]*\*\*: /;
const LINES = /\((lines? [^()]*)\)?[^()]*\)?\s*$/;
// A sentence of fewer words could stand anywhere.
const RECALLED = / … ?\(/;

/** The places that each line of the Markdown shows, in the order in which they stand in it. */
export function placesOnLines(markdown: string, places: readonly Place[]): Place[][] {
  return markdown.split('\n').map((line) => placesOn(line, places));
}

/** The places that one line of it shows. */
export function placesOn(line: string, places: readonly Place[]): Place[] {
  if (line.trim() === '' || /^\|[ :|-]+\|$/.test(line)) return [];
  const words = shownWords(line);
  const inArticle = numbersIn(words);
  const body = shownBody(line);
  const fitting = places.filter(({ line: at }) => inArticle.size === 0 || inArticle.has(at));
  const whole = fitting.find(({ text }) => text === body);
  if (whole) return [whole];
  const recalled = recalledIn(words);
  const found: { place: Place; at: number }[] = [];
  for (const place of fitting) {
    // Single words stand in many sentences.
    if (!place.text.includes(' ') && !/^[|>]|^\s*[-\d]/.test(line)) continue;
    const at = recalled !== undefined && place.text.startsWith(recalled) ? 0 : words.indexOf(place.text);
    if (at >= 0) found.push({ place, at });
  }
  return withoutParts(found);
}

/** The line without its marks and without what stands in parentheses at its end. */
function shownBody(line: string): string {
  const bare = shownWords(line.replace(LIST_MARK, '').replace(/^#+ /, '').replace(KINDS, ''));
  return bare.replace(/ \([^()]*\)\s*$/, '').trim();
}

/** What "(lines 9 and 13)" at the end of a line, or the first cell of a table, says. */
function numbersIn(words: string): Set<number> {
  const told = LINES.exec(words)?.[1] ?? /^\| (\d+) \|/.exec(words)?.[1];
  if (told === undefined) return new Set();
  return new Set((told.split(';')[0]?.match(/\d+/g) ?? []).map(Number));
}

/** The opening by which a sentence that was shown before is recalled. */
function recalledIn(words: string): string | undefined {
  const end = words.search(RECALLED);
  if (end < 0) return undefined;
  return words.slice(0, end).replace(LIST_MARK, '').replace(KINDS, '');
}

/** Leaves out what is only part of another one that was found, such as a figure in its sentence. */
function withoutParts(found: { place: Place; at: number }[]): Place[] {
  const longest = [...found].sort((a, b) => b.place.text.length - a.place.text.length);
  const kept: typeof found = [];
  for (const one of longest) {
    const end = one.at + one.place.text.length;
    const overlaps = kept.some(({ place, at }) => one.at < at + place.text.length && at < end);
    if (!overlaps) kept.push(one);
  }
  return kept.sort((a, b) => a.at - b.at).map(({ place }) => place);
}
