// What is said about a claim: to the eye, and by a screen reader.

import type { Claim } from './answers';

// A kind without one here has the icon of all claims.
const ICONS: Readonly<Record<string, string>> = {
  quantity: 'symbol-number',
  causal: 'arrow-right',
  comparison: 'arrow-swap',
  forecast: 'calendar',
  event: 'milestone',
  rule: 'law',
  attributed: 'quote',
  opinion: 'comment',
};

export function kinds(claim: Claim): string {
  return claim.kinds.join(', ') || 'claim';
}

/** What a list of claims is filtered by: kinds, whether it is hedged, who says it. */
export function labels(claim: Claim): string[] {
  return [
    ...claim.kinds,
    ...(claim.hedges.length > 0 ? ['hedged'] : []),
    ...(claim.speaker ? [claim.speaker.text] : []),
  ];
}

interface Group {
  readonly group: string;
  /** Each label with the number of claims that have it, the most frequent first. */
  readonly counts: readonly (readonly [string, number])[];
}

/** What there is to filter by. */
export function groups(claims: readonly Claim[]): Group[] {
  const counted = (group: string, of: (claim: Claim) => readonly string[]): Group => {
    const counts = new Map<string, number>();
    for (const one of claims.flatMap(of)) counts.set(one, (counts.get(one) ?? 0) + 1);
    return { group, counts: [...counts].sort(([, a], [, b]) => b - a) };
  };
  const speaker = ({ speaker: one }: Claim) => (one ? [one.text] : []);
  return [
    counted('Kinds', (claim) => labels({ ...claim, speaker: null })),
    counted('Said by', speaker),
  ].filter(({ counts }) => counts.length > 0);
}

/** What stands behind the speaker, or behind the kinds where there is none. */
export function behind(claim: Claim): string {
  const told = [
    claim.speaker ? kinds(claim) : '',
    claim.hedges.length > 0 ? 'hedged' : '',
    `line ${claim.line}`,
  ];
  return told.filter(Boolean).join(' · ');
}

export function icon(claim: Claim): string {
  return ICONS[claim.kinds[0] ?? ''] ?? 'checklist';
}

/** The tooltip, in Markdown. */
export function read(claim: Claim): string {
  const facts = [
    claim.kinds.length > 0 ? `Kind: ${claim.kinds.join(', ')}` : '',
    claim.speaker ? `Speaker: ${claim.speaker.text}` : '',
    claim.hedges.length > 0 ? `Hedged: ${claim.hedges.map(({ text }) => `“${text}”`).join(', ')}` : '',
    claim.section ? `Section: ${claim.section}` : '',
    `Line ${claim.line}`,
  ].filter(Boolean);
  return [claim.text, ...facts].map(escaped).join('\n\n');
}

/** The whole in one sentence. */
export function spoken(claim: Claim, number: number, of: number): string {
  const speaker = claim.speaker ? `, said by ${claim.speaker.text}` : '';
  return `${claim.text} Claim ${number} of ${of}, ${kinds(claim)}${speaker}, line ${claim.line}`;
}

function escaped(words: string): string {
  return words.replace(/[\\`*_{}[\]()#+\-.!|<>&~$]/g, '\\$&');
}
