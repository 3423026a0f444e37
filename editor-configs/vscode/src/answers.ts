// What the server answers to its commands, as far as it is used here.

import type { Told } from './places';

/** A line of a view, to be drawn as it is: what there is to show, and where it stands. */
export interface ViewLine {
  readonly style: 'title' | 'about' | 'heading' | 'subheading' | 'entry' | 'note' | 'blank';
  /** What the entries of its part are; null above the first one. */
  readonly kind: string | null;
  readonly text: string;
  /** The places for people: "lines 9 and 13". */
  readonly where: string;
  readonly depth: number;
  /** Where it leads; of several articles each says in which one. */
  readonly places: readonly (Told & { readonly article?: number })[];
}

export interface Answer {
  readonly article?: {
    readonly name?: string | null;
    readonly words: number;
    readonly minutes: number;
    readonly title?: Told | null;
  };
  /** Of a briefing of several: each with what it is called there. */
  readonly articles?: readonly { readonly name: string | null; readonly label: string }[];
  /** How sentences were rated, where they were. */
  readonly method?: string;
  readonly lines?: readonly ViewLine[];
  readonly markdown?: string;
  /** All that there is to say. */
  readonly message?: string;
}

export interface Claim extends Told {
  /** The sentence's number in the article. */
  readonly index: number;
  readonly kinds: readonly string[];
  readonly hedges: readonly Told[];
  readonly speaker: Told | null;
  readonly section: string | null;
  readonly reasons: readonly string[];
}

export interface Claims extends Answer {
  readonly claims: readonly Claim[];
}

export interface Summary extends Answer {
  /** Whether it is an article, in which something is shown unasked. */
  readonly offered: boolean;
  readonly method: string;
  readonly picks: readonly Told[];
}

export interface Methods extends Answer {
  readonly methods: Readonly<Record<string, string>>;
}
