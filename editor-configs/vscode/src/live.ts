// Briefings that follow the edits of their article, when asked.

import { commands, type Disposable, window, workspace } from 'vscode';
import { log } from './log';
import type { Results } from './results';
import type { Service } from './service';
import { type Settled, settled } from './settled';

export function followEdits(service: Service, results: Results): Disposable[] {
  const setting = () => workspace.getConfiguration('nutgraf').get<boolean>('ui.live', false);
  let wanted = setting();
  const renewals = new Map<string, Settled>();
  const renew = async (article: string) => {
    if (!service.isRunning()) return;
    await results.renew(article).catch((error: unknown) => log.debug(`not renewed: ${String(error)}`));
  };
  const soon = (article: string) => {
    let renewal = renewals.get(article);
    if (!renewal) {
      renewal = settled(() => renew(article));
      renewals.set(article, renewal);
    }
    renewal.soon();
  };
  return [
    commands.registerCommand('nutgraf.ui.live', () => {
      wanted = !wanted;
      const told = wanted ? 'briefings follow the edits' : 'briefings stay as they are';
      window.setStatusBarMessage(`Nutgraf: ${told}`, 4000);
      if (wanted) for (const { uri } of workspace.textDocuments) soon(service.addressOf(uri));
    }),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (wanted && contentChanges.length > 0) soon(service.addressOf(document));
    }),
    workspace.onDidCloseTextDocument(({ uri }) => {
      renewals.get(service.addressOf(uri))?.dispose();
      renewals.delete(service.addressOf(uri));
    }),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('nutgraf.ui.live')) wanted = setting();
    }),
    { dispose: () => renewals.forEach((one) => one.dispose()) },
  ];
}
