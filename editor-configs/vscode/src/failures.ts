// A failure is told in one line, and is in the log.

import { l10n, window } from 'vscode';
import { log } from './log';

export async function tellFailure(what: string, error: unknown): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error);
  log.error(`${what}: ${reason}`);
  const words = `Nutgraf: ${reason.replace(/^nutgraf\.\w+: /, '').replace(/\.?$/, '.')}`;
  const chosen = await window.showErrorMessage(words, l10n.t('Show Log'));
  if (chosen) log.show();
}
