// Where in the article what a result shows stands.

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

/**
 * Every place in a result, at whatever depth, each once, in the order of the result; of a result on
 * several articles only those in the one with that number.
 */
export function placesIn(result: unknown, source: string, article?: number): Place[] {
  const offsets = new Offsets(source);
  const found = new Map<string, Place>();
  for (const told of walk(result, article)) {
    const start = offsets.of(told.start);
    const end = offsets.of(told.end);
    const place = { ...told, start, end, quote: source.slice(start, end) };
    const key = `${place.start}-${place.end} ${place.text}`;
    if (!found.has(key)) found.set(key, place);
  }
  return [...found.values()];
}

function* walk(value: unknown, article?: number): Generator<Told> {
  if (Array.isArray(value)) {
    for (const one of value) yield* walk(one, article);
  } else if (typeof value === 'object' && value !== null) {
    const { text, phrase, start, end, line, article: its } = value as Record<string, unknown>;
    const isMeant = article === undefined || its === article;
    if (isMeant && typeof start === 'number' && typeof end === 'number' && typeof line === 'number') {
      // A figure is listed with what it counts.
      for (const words of [phrase, text]) {
        if (typeof words === 'string' && words !== '') yield { text: words, start, end, line };
      }
    }
    for (const one of Object.values(value)) yield* walk(one, article);
  }
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
