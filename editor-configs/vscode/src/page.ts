// The page that a result is drawn on: empty, and closed to everything but its own script and style.

export interface Sources {
  /** Where the editor serves the extension's own files from. */
  readonly csp: string;
  readonly script: string;
  readonly style: string;
  readonly nonce: string;
}

/** The page as HTML. Nothing of an article is in it: its script puts that in as text. */
export function pageOf({ csp, script, style, nonce }: Sources): string {
  const policy = `default-src 'none'; style-src ${csp}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Nutgraf</title>
<link rel="stylesheet" href="${style}">
</head>
<body>
<div id="bar" role="group" aria-label="Result">
<button type="button" id="copy">Copy</button>
<button type="button" id="refresh">Refresh</button>
<button type="button" id="follow" aria-pressed="false">Follow edits</button>
<button type="button" id="full" aria-pressed="false">In full</button>
<button type="button" id="keep">Keep</button>
<button type="button" id="markdown">Open as Markdown</button>
<span id="told" role="status"></span>
</div>
<main id="result"></main>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}
