// Installs the server when asked to, with its progress shown.

import { env, l10n, ProgressLocation, Uri, window, workspace } from 'vscode';
import { install, InstallError } from './installing';
import { log } from './log';
import { run } from './processes';
import type { Service } from './service';

const RETRY = l10n.t('Install Again');
const HELP = l10n.t('Open python.org');
const LOG = l10n.t('Show Log');

export async function installServer(service: Service): Promise<void> {
  const wheel = await service.wheel();
  if (!wheel) {
    void window.showErrorMessage(
      l10n.t(
        'This build of the extension does not include the server. Install it with "pipx install ." in a checkout of Nutgraf, or package the extension with "npm run package".',
      ),
    );
    return;
  }
  try {
    await window.withProgress(
      { location: ProgressLocation.Notification, title: l10n.t('Installing Nutgraf'), cancellable: true },
      async (progress, token) => {
        const stopped = new AbortController();
        token.onCancellationRequested(() => stopped.abort());
        await service.stop();
        await install({
          storage: service.storage,
          wheel,
          version: service.version,
          where: service.where(),
          run,
          log: (line) => log.info(line),
          step: (message) => progress.report({ message }),
          signal: stopped.signal,
        });
      },
    );
  } catch (error) {
    await tell(error, service);
    return;
  }
  await offerIt();
  await service.restart();
  if (service.isRunning()) void window.showInformationMessage(l10n.t('Nutgraf is installed and ready.'));
}

/** A setting that names another server would keep the new one from being found. */
async function offerIt(): Promise<void> {
  const settings = workspace.getConfiguration('nutgraf');
  const names = ['server.command', 'server.python'].filter((name) => {
    const value = settings.get<string | string[]>(name);
    return value !== undefined && value.length > 0;
  });
  if (names.length === 0) return;
  const clear = l10n.t('Use the New One');
  const chosen = await window.showInformationMessage(
    l10n.t('Nutgraf is installed, but the setting {0} names another server.', `nutgraf.${names[0]}`),
    clear,
    l10n.t('Keep the Setting'),
  );
  if (chosen !== clear) return;
  for (const name of names) await settings.update(name, undefined, true);
}

async function tell(error: unknown, service: Service): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error);
  log.error(reason);
  const help = error instanceof InstallError ? error.help : undefined;
  const buttons = help ? [RETRY, HELP, LOG] : [RETRY, LOG];
  const chosen = await window.showErrorMessage(l10n.t('Nutgraf was not installed. {0}', reason), ...buttons);
  if (chosen === RETRY) await installServer(service);
  else if (chosen === HELP && help) await env.openExternal(Uri.parse(help));
  else if (chosen === LOG) log.show();
}
