// What is chosen from a list: a method, a length, a place.

import { ConfigurationTarget, type QuickPickItem, type TextDocument, type Uri, window, workspace } from 'vscode';
import type { Methods, Summary } from './answers';
import { LENGTHS, complaintAbout } from './lengths';
import type { Service } from './service';

/** The method that is chosen; null for the one that the settings say, undefined for no choice. */
export async function chooseMethod(
  service: Service,
  chosen: string | null,
  document: TextDocument | undefined,
): Promise<string | null | undefined> {
  const { methods } = await service.ask<Methods>('nutgraf.methods', {});
  const uri = document && service.addressOf(document);
  const now = uri
    ? (await service.ask<Summary>('nutgraf.summarize', { uri }).catch(() => undefined))?.method
    : undefined;
  const items: (QuickPickItem & { method: string | null })[] = Object.entries(methods).map(
    ([label, detail]) => ({
      label,
      detail,
      method: label,
      ...(label === now && { description: 'in force', picked: true }),
    }),
  );
  if (chosen !== null) items.unshift({ label: 'As the settings say', method: null });
  const picked = await window.showQuickPick(items, {
    title: 'Nutgraf: which method rates the sentences, until this window is closed?',
    placeHolder: 'The setting nutgraf.method makes it last',
    matchOnDetail: true,
  });
  return picked?.method;
}

/** Has a length chosen and keeps it in the settings: where it is set already, or else the user's. */
export async function chooseLength(article: Uri | undefined): Promise<void> {
  const settings = workspace.getConfiguration('nutgraf', article ?? null);
  const found = settings.inspect<string>('length');
  const now = settings.get<string>('length', '');
  const other = 'Another length…';
  const items: QuickPickItem[] = [...LENGTHS, other].map((label) => ({
    label,
    ...(label === now && { description: 'now' }),
  }));
  const title = 'Nutgraf: how long is a summary?';
  const picked = await window.showQuickPick(items, { title, placeHolder: `Now ${now}` });
  const length =
    picked?.label === other
      ? await window.showInputBox({
          title,
          value: now,
          prompt: '3 sentences, 120 words, 600 characters, 20% or 1 minute',
          validateInput: complaintAbout,
        })
      : picked?.label;
  if (length === undefined) return;
  const target =
    found?.workspaceFolderValue !== undefined
      ? ConfigurationTarget.WorkspaceFolder
      : found?.workspaceValue !== undefined
        ? ConfigurationTarget.Workspace
        : ConfigurationTarget.Global;
  await settings.update('length', length.trim(), target);
}

/** Where in the article a summary goes. */
export async function choosePlace({ languageId }: TextDocument): Promise<string | undefined> {
  const places = [
    { label: 'At the top', place: 'top' },
    { label: 'Under the heading of this section', place: 'heading' },
    ...(languageId === 'markdown'
      ? [{ label: 'Into the front matter, as the description', place: 'front-matter' }]
      : []),
  ];
  const title = 'Nutgraf: where does the summary go?';
  return (await window.showQuickPick(places, { title }))?.place;
}
