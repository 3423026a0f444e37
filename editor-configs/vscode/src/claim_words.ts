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
