// The page that a result is drawn on: empty, and closed to everything but its own script and style.

export interface Sources {
  /** Where the editor serves the extension's own files from. */
  readonly csp: string;
  readonly script: string;
  readonly style: string;
  readonly nonce: string;
  /** The language that the words are in. */
  readonly language: string;
  /** A word as the editor's display language has it. */
  readonly word: (english: string) => string;
}

/** The page as HTML. Nothing of an article is in it: its script puts that in as text. */
export function pageOf({ csp, script, style, nonce, language, word }: Sources): string {
  const policy = `default-src 'none'; style-src ${csp}; script-src 'nonce-${nonce}'`;
  const said = (english: Word) => attribute(word(english));
  const told = `data-reading="${said('Reading…')}" data-copied="${said('Copied')}" data-edited="${said('The article has been edited since')}"`;
  return `<!DOCTYPE html>
<html lang="${attribute(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Nutgraf</title>
<link rel="stylesheet" href="${style}">
</head>
<body>
<div id="bar" role="group" aria-label="${said('Result')}">
<button type="button" id="copy">${said('Copy')}</button>
<button type="button" id="refresh">${said('Refresh')}</button>
<button type="button" id="follow" aria-pressed="false">${said('Follow edits')}</button>
<button type="button" id="full" aria-pressed="false">${said('In full')}</button>
<button type="button" id="keep">${said('Keep')}</button>
<button type="button" id="markdown">${said('Open as Markdown')}</button>
<span id="told" role="status" ${told}></span>
</div>
<main id="result"></main>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}

/** The words of the page itself; what is in an article's language comes with the result. */
export const WORDS = [
  'Result',
  'Copy',
  'Refresh',
  'Follow edits',
  'In full',
  'Keep',
  'Open as Markdown',
  'Reading…',
  'Copied',
  'The article has been edited since',
] as const;
type Word = (typeof WORDS)[number];

function attribute(words: string): string {
  return words.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`);
}
