// What the server answers to its commands, as far as it is used here.

import type { Told } from './places';

export interface Answer {
  readonly article?: {
    readonly name?: string | null;
    readonly words: number;
    readonly minutes: number;
    readonly title?: Told | null;
  };
  /** Of a briefing of several: each with what it is called there. */
  readonly articles?: readonly { readonly name: string | null; readonly label: string }[];
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
  readonly method: string;
  readonly picks: readonly Told[];
}

export interface Methods extends Answer {
  readonly methods: Readonly<Record<string, string>>;
}
