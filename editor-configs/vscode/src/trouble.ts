// One message when there is no server, with what can be done about it.

import { commands, env, l10n, window } from 'vscode';
import { BadSettingError } from './discovery';
import { log } from './log';

export type Trouble =
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'ended' };

const INSTALL = l10n.t('Install');
const SETTING = l10n.t('Open Setting');
const LOG = l10n.t('Show Log');
const RESTART = l10n.t('Restart Server');

let shown = false;

/** Shows the message, unless it is there already. */
export function explain(trouble: Trouble): void {
  const { words, setting, buttons } = told(trouble);
  if (trouble.kind === 'none') log.warn(words);
  else log.error(words);
  if (shown) return;
  shown = true;
  // That it has yet to be installed is no error.
  const show = trouble.kind === 'none' ? window.showInformationMessage : window.showErrorMessage;
  void show(words, ...buttons).then((chosen) => {
    shown = false;
    if (chosen === INSTALL) void commands.executeCommand('nutgraf.ui.install');
    else if (chosen === SETTING) void openSetting(setting);
    else if (chosen === LOG) log.show();
    else if (chosen === RESTART) void commands.executeCommand('nutgraf.ui.restart');
  });
}

/** Those that name programs belong to the machine that the programs are on. */
async function openSetting(query: string): Promise<void> {
  if (env.remoteName === undefined) {
    await commands.executeCommand('workbench.action.openSettings', query);
  } else {
    await commands.executeCommand('workbench.action.openRemoteSettings', { query });
  }
}

function told(trouble: Trouble): { words: string; setting: string; buttons: string[] } {
  const setting = 'nutgraf.server';
  if (trouble.kind === 'none') {
    const words = l10n.t(
      'Nutgraf needs its server, which is not on this machine. Install it now, for this editor only?',
    );
    return { words, setting, buttons: [INSTALL, SETTING, LOG] };
  }
  if (trouble.kind === 'ended') {
    const words = l10n.t('The Nutgraf server keeps exiting. See the log for details.');
    return { words, setting, buttons: [RESTART, LOG, INSTALL, SETTING] };
  }
  const { error } = trouble;
  const reason = error instanceof Error ? error.message : String(error);
  if (error instanceof BadSettingError) {
    const words = l10n.t('The Nutgraf server cannot start: {0} names {1}.', error.setting, reason);
    return { words, setting: error.setting, buttons: [SETTING, LOG, INSTALL] };
  }
  const words = l10n.t('The Nutgraf server cannot start: {0}.', reason.replace(/\.$/, ''));
  return { words, setting, buttons: [LOG, INSTALL, SETTING] };
}
