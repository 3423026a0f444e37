// A result as rows to draw: the view's lines, cut where their words lead somewhere.

import type { Answer, ViewLine } from './answers';
import { Offsets, type Place, placeOf } from './places';

// A longer sentence is none, and a tooltip of more covers the page.
const MOST_TOLD = 600;

/** A place, and the address of the article it is in. */
export type Anchor = Place & { readonly article: string };

/** Some words of a row; `place` is the number of the place that they lead to. */
export interface Piece {
  readonly text: string;
  readonly place?: number;
}

export interface Row {
  readonly style: ViewLine['style'];
  readonly kind: string | null;
  readonly depth: number;
  readonly text: readonly Piece[];
  readonly where: readonly Piece[];
}

/** The rows of a result, and the places that they name by number. */
export interface Drawn {
  readonly rows: readonly Row[];
  readonly places: readonly Anchor[];
  /** Where each place is, for people: "line 9 of the article", and what stands there. */
  readonly names: readonly string[];
}

interface Named {
  readonly address: string;
  /** What the article is called in a briefing of several; empty where there is one. */
  readonly label: string;
}

/** An article's text, by its address. */
export type TextOf = (address: string) => string;

export function drawn(answer: Answer, textOf: TextOf): Drawn {
  const articles = articlesOf(answer);
  const sources = articles.map(({ address }) => textOf(address));
  const offsets = sources.map((source) => new Offsets(source));
  const places: Anchor[] = [];
  const names: string[] = [];
  const rows = (answer.lines ?? []).map((line) => {
    const on = line.places.flatMap((told) => {
      const number = told.article ?? 0;
      const [article, source, points] = [articles[number], sources[number], offsets[number]];
      if (!article || source === undefined || !points) return [];
      const place = { ...placeOf(told, source, points), article: article.address };
      names.push(nameOf(place, article.label, line.text));
      return [{ number: places.push(place) - 1, label: article.label, text: place.text, line: place.line }];
    });
    return { style: line.style, kind: line.kind, depth: line.depth, ...linked(line, on) };
  });
  return { rows, places, names };
}

/** Where a place is, for people; with its words, where the line does not have them all. */
function nameOf({ line, text }: Place, label: string, shown: string): string {
  const name = `line ${line} of ${label || 'the article'}`;
  if (shown.includes(text)) return name;
  return `${name}: ${text.length > MOST_TOLD ? `${text.slice(0, MOST_TOLD)}…` : text}`;
}

function articlesOf({ article, articles }: Answer): Named[] {
  if (articles) return articles.map(({ name, label }) => ({ address: name ?? '', label }));
  return [{ address: article?.name ?? '', label: '' }];
}

/** A place of one row. */
interface Lead {
  readonly number: number;
  readonly label: string;
  readonly text: string;
  readonly line: number;
}

/**
 * One place has the whole line lead to it. Of several, the words of each lead there where they stand
 * in the line; those whose words do not are led to by what is said of where they are.
 */
function linked({ text, where }: ViewLine, leads: readonly Lead[]): Pick<Row, 'text' | 'where'> {
  const [first, ...others] = leads;
  if (!first) return { text: pieces(text, []), where: pieces(where, []) };
  const whole = [{ start: 0, end: text.length, place: first.number }];
  if (others.length === 0) return { text: pieces(text, whole), where: pieces(where, []) };
  const standing = stretchesOf(leads, (lead, from) => {
    const start = text.indexOf(lead.text, from);
    return start < 0 ? undefined : { start, end: start + lead.text.length };
  });
  const found = standing.length > 0 ? standing : whole;
  const rest = leads.filter(({ number }) => !found.some(({ place }) => place === number));
  const told = stretchesOf(rest, (lead, from) => mentionOf(lead, where, from));
  return { text: pieces(text, found), where: pieces(where, told) };
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

type Linked = Stretch & { readonly place: number };

/** Where each is found: one behind the other, and so none inside another. */
function stretchesOf(
  leads: readonly Lead[],
  find: (lead: Lead, from: number) => Stretch | undefined,
): Linked[] {
  const found: Linked[] = [];
  for (const lead of leads) {
    const stretch = lead.text === '' ? undefined : find(lead, found.at(-1)?.end ?? 0);
    if (stretch) found.push({ ...stretch, place: lead.number });
  }
  return found;
}

/** Where "lines 9 and 13", or "echo.txt, line 3; daily.txt, lines 4 and 7", tells of a place. */
function mentionOf({ label, line }: Lead, where: string, from: number): Stretch | undefined {
  const part = partOf(label, where);
  if (!part) return undefined;
  for (const { index, 0: digits } of where.slice(part.numbers, part.end).matchAll(/\d+/g)) {
    const at = part.numbers + index;
    if (Number(digits) !== line || at < from) continue;
    // The article's name is in the link to its first line.
    const isFirst = !/\d/.test(where.slice(part.numbers, at));
    return { start: isFirst ? part.start : at, end: at + digits.length };
  }
  return undefined;
}

/** What is said of one article: where that begins, its numbers of lines, and where it ends. */
function partOf(
  label: string,
  where: string,
): { start: number; numbers: number; end: number } | undefined {
  if (label === '') return { start: where.search(/\d/), numbers: 0, end: where.length };
  let start = where.indexOf(`${label}, line`);
  // Not the end of another one's name.
  while (start > 0 && !/[;:] $/.test(where.slice(0, start))) {
    start = where.indexOf(`${label}, line`, start + 1);
  }
  if (start < 0) return undefined;
  const numbers = start + label.length;
  const end = where.indexOf('; ', numbers);
  return { start, numbers, end: end < 0 ? where.length : end };
}

/** A text in pieces: the stretches that lead somewhere, and what stands between them. */
function pieces(text: string, links: readonly Linked[]): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const { start, end, place } of links) {
    found.push({ text: text.slice(at, start) }, { text: text.slice(start, end), place });
    at = end;
  }
  return [...found, { text: text.slice(at) }].filter((piece) => piece.text !== '');
}
