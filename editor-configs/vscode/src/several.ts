// Which files are briefed together.

import { l10n, type QuickPickItem, type QuickPickOptions, type TextDocument, Uri, window, workspace } from 'vscode';
import { ENDINGS, isArticle } from './languages';

// A list with more is looked through by nobody; the file dialog is left.
const MOST_FILES = 500;

/** The articles that are selected, or chosen from the open ones and the workspace's. */
export async function chooseArticles(selected: readonly Uri[] | undefined): Promise<TextDocument[]> {
  const uris = selected && selected.length > 0 ? selected : await choose();
  const documents: TextDocument[] = [];
  for (const uri of uris) documents.push(await workspace.openTextDocument(uri));
  const articles = documents.filter(isArticle);
  const left = documents.length - articles.length;
  if (left > 0) {
    const words =
      left === 1
        ? l10n.t('Nutgraf: 1 file is not an article and is skipped.')
        : l10n.t('Nutgraf: {0} files are not articles and are skipped.', left);
    void window.showWarningMessage(words);
  }
  return articles;
}

/** The article that another text is held against: an open one, or one of the workspace's. */
export async function chooseArticle(
  but: Uri,
  asked: QuickPickOptions = {
    title: l10n.t('Nutgraf: against which article?'),
    placeHolder: l10n.t('Which sentences does it support, and what is not in it?'),
  },
): Promise<Uri | undefined> {
  const open = workspace.textDocuments.filter(isArticle).map(({ uri }) => uri);
  const files = await workspace.findFiles(`**/*.{${ENDINGS.join(',')}}`, undefined, MOST_FILES);
  const known = new Map([...open, ...files].map((uri) => [uri.toString(), uri]));
  known.delete(but.toString());
  const items = [...known.values()].map((uri) => ({ label: workspace.asRelativePath(uri), uri }));
  return (await window.showQuickPick(items, asked))?.uri;
}

type Version = QuickPickItem & { against: string | undefined };

/** What an article is compared with: "commit", "saved" or the address of another text. */
export async function chooseVersion(of: Uri): Promise<string | undefined> {
  const items: Version[] = [
    { label: l10n.t("Git's last version"), against: 'commit' },
    { label: l10n.t('The saved file'), against: 'saved' },
    { label: l10n.t('Another file…'), against: undefined },
  ];
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Nutgraf: what changed since which version?'),
    placeHolder: l10n.t('Changed figures, names, dates and wording, the most serious first'),
  });
  if (!picked) return undefined;
  if (picked.against !== undefined) return picked.against;
  const other = await chooseArticle(of, {
    title: l10n.t('Nutgraf: what changed since which file?'),
    placeHolder: l10n.t('The older version'),
  });
  return other?.toString();
}

type Item = QuickPickItem & { uri: Uri | undefined };

async function choose(): Promise<readonly Uri[]> {
  const open = workspace.textDocuments.filter(isArticle).map(({ uri }) => uri);
  const files = await workspace.findFiles(`**/*.{${ENDINGS.join(',')}}`, undefined, MOST_FILES);
  const known = new Map([...open, ...files].map((uri) => [uri.toString(), uri]));
  const other = l10n.t('Other files…');
  const items: Item[] = [...known.values()].map((uri) => ({
    label: workspace.asRelativePath(uri),
    uri,
    picked: open.some((one) => `${one}` === `${uri}`),
    ...(open.some((one) => `${one}` === `${uri}`) && { description: l10n.t('open') }),
  }));
  items.sort((a, b) => Number(b.picked) - Number(a.picked) || a.label.localeCompare(b.label));
  const picked = await window.showQuickPick<Item>([...items, { label: other, uri: undefined }], {
    canPickMany: true,
    title: l10n.t('Nutgraf: which articles?'),
    placeHolder: l10n.t('They are briefed together: what they agree on, and what only one says'),
  });
  if (!picked) return [];
  const uris = picked.flatMap(({ uri }) => uri ?? []);
  if (uris.length === picked.length) return uris;
  const more = await window.showOpenDialog({
    canSelectMany: true,
    openLabel: l10n.t('Brief'),
    filters: { [l10n.t('Articles')]: [...ENDINGS], [l10n.t('All files')]: ['*'] },
  });
  return [...uris, ...(more ?? [])];
}
