// Results that follow the edits of their article, when asked.

import { commands, type Disposable, EventEmitter, l10n, window, workspace } from 'vscode';
import { log } from './log';
import type { Results } from './results';
import type { Service } from './service';
import { settled } from './settled';

/** The settings that a result depends on. */
const SHAPING = ['method', 'length', 'fullBriefing', 'kind', 'conversation', 'furniture', 'body'];

/** Whether results follow the edits: by the setting, until it is turned on or off. */
export class Following implements Disposable {
  private readonly changes = new EventEmitter<void>();
  readonly onDidChange = this.changes.event;
  private readonly registrations = [
    this.changes,
    commands.registerCommand('nutgraf.ui.live', () => this.toggle()),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('nutgraf.ui.live')) this.set(setting());
    }),
  ];
  isOn = setting();

  toggle(): void {
    this.set(!this.isOn);
    const told = this.isOn
      ? l10n.t('Nutgraf: briefings follow the edits')
      : l10n.t('Nutgraf: briefings do not follow the edits');
    window.setStatusBarMessage(told, 4000);
  }

  dispose(): void {
    for (const one of this.registrations) one.dispose();
  }

  private set(isOn: boolean): void {
    this.isOn = isOn;
    this.changes.fire();
  }
}

function setting(): boolean {
  return workspace.getConfiguration('nutgraf').get<boolean>('ui.live', false);
}

/** Makes the result anew a moment after the last edit. */
export function followEdits(service: Service, results: Results, following: Following): Disposable[] {
  const renewal = settled(async () => {
    if (!service.isRunning()) return;
    await results.renew().catch((error: unknown) => log.debug(`not renewed: ${String(error)}`));
  });
  return [
    renewal,
    following.onDidChange(() => {
      if (following.isOn && results.isStale) renewal.soon();
    }),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && results.ages(document) && following.isOn) renewal.soon();
    }),
    // Another method or length makes another result: what is shown is what the settings say.
    workspace.onDidChangeConfiguration((change) => {
      if (SHAPING.some((name) => change.affectsConfiguration(`nutgraf.${name}`))) renewal.soon();
    }),
  ];
}
