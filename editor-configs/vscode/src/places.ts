// Where in an article stands what the server names.

/** A stretch of the article's text that the server names, in code points. */
export interface Told {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

/** The same in an editor's text, in UTF-16 units, with the words that stood there. */
export interface Place {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly quote: string;
}

/** The place of what the server names, in a text whose code points are counted already. */
export function placeOf({ text, start, end, line }: Told, source: string, offsets: Offsets): Place {
  const [from, to] = [offsets.of(start), offsets.of(end)];
  return { text, start: from, end: to, line, quote: source.slice(from, to) };
}

/** The places of all that the server names in one text. */
export function placesIn(told: readonly Told[], source: string): Place[] {
  const offsets = new Offsets(source);
  return told.map((one) => placeOf(one, source, offsets));
}

/** Turns code points into UTF-16 units: the same but for what is beyond the first 65,536. */
export class Offsets {
  /** How many code points stand before each one that takes two units. */
  private readonly wide: number[] = [];

  constructor(source: string) {
    let pairs = 0;
    for (const { index } of source.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) {
      this.wide.push(index - pairs);
      pairs += 1;
    }
  }

  of(codePoints: number): number {
    let low = 0;
    let high = this.wide.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.wide[middle] ?? 0) < codePoints) low = middle + 1;
      else high = middle;
    }
    return codePoints + low;
  }
}

/**
 * Where the words of a place stand now, in a text that may have been edited since: nearest to where
 * they stood. Nothing where they are gone.
 */
export function locate(
  { start, end, quote }: Pick<Place, 'start' | 'end' | 'quote'>,
  text: string,
): { start: number; end: number } | undefined {
  if (quote === '') return undefined;
  if (text.slice(start, end) === quote) return { start, end };
  const before = text.lastIndexOf(quote, start);
  const after = text.indexOf(quote, start);
  const found = [before, after].filter((at) => at >= 0);
  if (found.length === 0) return undefined;
  const nearest = found.reduce((a, b) => (Math.abs(a - start) <= Math.abs(b - start) ? a : b));
  return { start: nearest, end: nearest + quote.length };
}
