// Which line of a briefing of several articles shows which places of which article.

import { placesOn, shownWords } from './lines';
import { type Place, placesIn } from './places';

/** A place, and which of the articles it is in. */
export type Among = Place & { readonly article: string };

interface Named {
  readonly label: string;
  readonly article: string;
}

/** Where the same is said. */
type Group = readonly { readonly article: number; readonly text: string; readonly line: number }[];

/**
 * The places in a briefing, and those on each line of its Markdown: the sentence that is shown, and
 * behind it every "echo.txt, line 3", which leads to where that article says the same.
 */
export function placesOfSeveral(
  answer: unknown,
  named: readonly Named[],
  sources: readonly string[],
  markdown: string,
): { places: Among[]; lines: Among[][] } {
  const own = named.map(({ article }, number) =>
    placesIn(answer, sources[number] ?? '', number).map((place) => ({ ...place, article })),
  );
  const places = own.flat();
  const groups = [...groupsIn(answer)];
  const lines = markdown.split('\n').map((line) => {
    const cited = citationsOn(line, named);
    const fitting = cited.flatMap(({ number, lines: at }) =>
      (own[number] ?? []).filter((place) => at.has(place.line)),
    );
    const shown = (fitting.length > 0 ? placesOn(line, fitting) : []) as Among[];
    const [first] = shown;
    if (!first) return [];
    const group = groupOf(first, groups, own);
    const behind = cited.flatMap(({ text, number, lines: at }) => {
      const member = group.find((place) => own[number]?.includes(place) && at.has(place.line));
      return member ? [{ ...member, text }] : [];
    });
    places.push(...behind);
    return [...shown, ...behind].sort((a, b) => shownAt(line, a) - shownAt(line, b));
  });
  return { places, lines };
}

interface Citation {
  readonly text: string;
  readonly at: number;
  readonly number: number;
  readonly lines: ReadonlySet<number>;
}

/** Every "echo.txt, lines 3 and 9" on a line, in its order. */
function citationsOn(line: string, named: readonly Named[]): Citation[] {
  const words = shownWords(line);
  const found = named.flatMap(({ label }, number) => {
    const bare = label.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    const pattern = new RegExp(`(?<=\\(|; |: )${bare}, lines? (\\d+(?: and \\d+)*)`, 'g');
    return [...words.matchAll(pattern)].map((match) => ({
      text: match[0],
      at: match.index,
      number,
      lines: new Set((match[1] ?? '').split(' and ').map(Number)),
    }));
  });
  return found.sort((a, b) => a.at - b.at);
}

/** Where on a line a place is shown; one that is recalled by its opening before all others. */
function shownAt(line: string, { text }: Place): number {
  return shownWords(line).indexOf(text);
}

/** The places that say what one says. */
function groupOf(one: Among, groups: readonly Group[], own: readonly Among[][]): Among[] {
  const placed = groups.map((group) =>
    group.flatMap(
      ({ article, line, text }) =>
        own[article]?.find((place) => place.line === line && place.text === text) ?? [],
    ),
  );
  return placed.find((group) => group.includes(one)) ?? [];
}

/** Every list of mentions in an answer. */
function* groupsIn(value: unknown): Generator<Group> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, one] of Object.entries(value)) {
    if (name === 'mentions' && Array.isArray(one)) yield one as Group;
    else yield* groupsIn(one);
  }
}
