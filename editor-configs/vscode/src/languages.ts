// What is read as an article. package.json activates for the same languages.

export const LANGUAGES = [
  'plaintext',
  'markdown',
  'html',
  'restructuredtext',
  'asciidoc',
  'org',
  'latex',
  'tex',
] as const;

const SCHEMES = ['file', 'untitled'] as const;

/** The endings of the names of files in these languages. */
export const ENDINGS = [
  'txt',
  'text',
  'md',
  'markdown',
  'html',
  'htm',
  'rst',
  'adoc',
  'asciidoc',
  'org',
  'tex',
] as const;

export const SELECTOR = LANGUAGES.flatMap((language) =>
  SCHEMES.map((scheme) => ({ language, scheme })),
);

interface Document {
  readonly languageId: string;
  readonly uri: { readonly scheme: string };
}

export function isArticle(document: Document): boolean {
  return SELECTOR.some(
    ({ language, scheme }) => document.languageId === language && document.uri.scheme === scheme,
  );
}
