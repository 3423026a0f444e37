// How long a summary may be, as the server reads it.

export const LENGTHS = [
  '1 sentence',
  '3 sentences',
  '5 sentences',
  '60 words',
  '120 words',
  '600 characters',
  '10%',
  '20%',
  '1 minute',
] as const;

const LENGTH = /^\s*(\d{1,9}(?:\.\d{1,6})?)\s*([a-z%]{0,12})\s*$/i;
const UNITS = {
  whole: ['', 's', 'sentence', 'sentences', 'w', 'word', 'words', 'c', 'char', 'chars', 'character', 'characters'],
  parts: ['%', 'percent', 'min', 'mins', 'minute', 'minutes'],
};

/** What is wrong with a length that somebody typed; nothing if it is one. */
export function complaintAbout(typed: string): string | undefined {
  const [, amount, unit] = LENGTH.exec(typed) ?? [];
  const good = 'A length is 3 sentences, 120 words, 600 characters, 20% or 1 minute.';
  if (amount === undefined || unit === undefined) return good;
  const name = unit.toLowerCase();
  const whole = UNITS.whole.includes(name);
  if (!whole && !UNITS.parts.includes(name)) return good;
  if (Number(amount) <= 0) return 'A length is more than nothing.';
  if (whole && !Number.isInteger(Number(amount))) return 'Sentences, words and characters are counted whole.';
  if (/^(%|percent)$/.test(name) && Number(amount) > 100) return 'No more than 100% of the article.';
  return undefined;
}
