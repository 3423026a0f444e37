// What the server has to say to the person at the editor. Invalid settings are reported in one
// message, however many they are, with a way to the settings.

import { commands, l10n, window } from 'vscode';
import { settled } from './settled';

/** As the protocol numbers them. */
export const KINDS = { error: 1, warning: 2 } as const;

// The server tells of each setting by itself, one behind the other.
const TOGETHER = 300;

let waiting: string[] = [];
const soon = settled(tellTogether, TOGETHER);

/** Tells a message of the server's. */
export function tell(kind: number, message: string): void {
  if (kind === KINDS.error) void window.showErrorMessage(message);
  else if (kind !== KINDS.warning) void window.showInformationMessage(message);
  else if (!isAboutSettings(message)) void window.showWarningMessage(message);
  else {
    waiting.push(message.replace(/^Nutgraf: the editor's settings: /, ''));
    soon.soon();
  }
}

/** Those of files name the file; they are mended there. */
function isAboutSettings(message: string): boolean {
  return message.startsWith("Nutgraf: the editor's settings: ");
}

async function tellTogether(): Promise<void> {
  const told = waiting;
  waiting = [];
  const all = told.join('; ');
  const words =
    told.length === 1
      ? l10n.t('Nutgraf: invalid setting: {0}', all)
      : l10n.t('Nutgraf: {0} invalid settings: {1}', told.length, all);
  void window.showWarningMessage(words, l10n.t('Open Settings')).then((chosen) => {
    if (chosen) void commands.executeCommand('workbench.action.openSettings', '@ext:nutgraf.nutgraf');
  });
}
