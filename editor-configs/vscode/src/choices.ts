// What is chosen from a list: a method, a length, a place.

import {
  ConfigurationTarget,
  l10n,
  type QuickPickItem,
  QuickPickItemKind,
  type TextDocument,
  type Uri,
  window,
  workspace,
} from 'vscode';
import type { Methods, Summary } from './answers';
import { LENGTHS, complaintAbout } from './lengths';
import { byFamily } from './families';
import type { Service } from './service';

/** Has a method chosen and keeps it in the settings, as a length is; whether one was. */
export async function chooseMethod(
  service: Service,
  document: TextDocument | undefined,
): Promise<boolean> {
  const { methods } = await service.ask<Methods>('nutgraf.methods', {});
  const uri = document && service.addressOf(document);
  const now = uri
    ? (await service.ask<Summary>('nutgraf.summarize', { uri }).catch(() => undefined))?.method
    : undefined;
  const items = byFamily(methods).flatMap(({ family, names }): QuickPickItem[] => [
    { label: family, kind: QuickPickItemKind.Separator },
    ...names.map((label) => ({
      label,
      description: `${label === now ? `${l10n.t('in force')} · ` : ''}${methods[label]}`,
    })),
  ]);
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Nutgraf: which method rates the sentences?'),
    placeHolder: l10n.t('Saved in the settings as nutgraf.method'),
    matchOnDescription: true,
  });
  if (!picked) return false;
  await keep('method', picked.label, document?.uri);
  return true;
}

/** Has a length chosen and keeps it in the settings: where it is set already, or else the user's. */
export async function chooseLength(article: Uri | undefined): Promise<void> {
  const settings = workspace.getConfiguration('nutgraf', article ?? null);
  const now = settings.get<string>('length', '');
  const other = l10n.t('Another length…');
  const items: QuickPickItem[] = [...LENGTHS, other].map((label) => ({
    label,
    ...(label === now && { description: l10n.t('now') }),
  }));
  const title = l10n.t('Nutgraf: how long is a summary?');
  const picked = await window.showQuickPick(items, { title, placeHolder: l10n.t('Now {0}', now) });
  const length =
    picked?.label === other
      ? await window.showInputBox({
          title,
          value: now,
          prompt: l10n.t('3 sentences, 120 words, 600 characters, 20% or 1 minute'),
          validateInput: complaintAbout,
        })
      : picked?.label;
  if (length === undefined) return;
  await keep('length', length.trim(), article);
}

/** Puts a value where the setting is set already, or else among the user's own. */
async function keep(name: string, value: string, article: Uri | undefined): Promise<void> {
  const settings = workspace.getConfiguration('nutgraf', article ?? null);
  const found = settings.inspect<string>(name);
  const target =
    found?.workspaceFolderValue !== undefined
      ? ConfigurationTarget.WorkspaceFolder
      : found?.workspaceValue !== undefined
        ? ConfigurationTarget.Workspace
        : ConfigurationTarget.Global;
  await settings.update(name, value, target);
}

/** Where in the article a summary goes. */
export async function choosePlace({ languageId }: TextDocument): Promise<string | undefined> {
  const places = [
    { label: l10n.t('At the top'), place: 'top' },
    { label: l10n.t('Under the heading of this section'), place: 'heading' },
    ...(languageId === 'markdown'
      ? [{ label: l10n.t('Into the front matter, as the description'), place: 'front-matter' }]
      : []),
  ];
  const title = l10n.t('Nutgraf: where does the summary go?');
  return (await window.showQuickPick(places, { title }))?.place;
}
