// The language client, with what it says of itself to the server.

import { Uri, workspace } from 'vscode';
import {
  type ExecuteCommandSignature,
  LanguageClient,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  type ServerOptions,
  ShowMessageNotification,
  type StaticFeature,
  TransportKind,
} from 'vscode-languageclient/node';
import type { Server } from './discovery';
import { SELECTOR } from './languages';
import { log } from './log';
import { tell } from './telling';

export interface Callbacks {
  /** Runs a command of the server's that a lens, an action or the palette asked for. */
  executeCommand(name: string, given: unknown[], next: ExecuteCommandSignature): unknown;
  /** Called when the server has ended by itself; whether it is to be started again. */
  ended(): boolean;
  readonly shows: readonly string[];
  readonly settings: readonly string[];
}

/** One that leaves it to the extension to say what went wrong: once, with what can be done. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

export function createClient(server: Server, cwd: string, callbacks: Callbacks): LanguageClient {
  const start: ServerOptions = {
    command: server.program,
    args: [...server.args],
    transport: TransportKind.stdio,
    options: { cwd },
  };
  const options: LanguageClientOptions = {
    documentSelector: SELECTOR,
    outputChannel: log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    synchronize: { configurationSection: 'nutgraf' },
    initializationFailedHandler: () => false,
    errorHandler: {
      error: () => ({ action: 1, handled: true }),
      closed: () => ({ action: callbacks.ended() ? 2 : 1, handled: true }),
    },
    middleware: {
      executeCommand: (name, given, next) => callbacks.executeCommand(name, given, next) as never,
      // VS Code has an outline of its own for Markdown, and would show both.
      provideDocumentSymbols: (document, token, next) =>
        document.languageId === 'markdown' ? [] : next(document, token),
      workspace: {
        configuration: ({ items }) =>
          items.map(({ scopeUri }) => chosenIn(callbacks.settings, scopeUri)),
      },
    },
  };
  const client = new QuietClient('nutgraf', 'Nutgraf', start, options);
  client.registerFeature(showing(callbacks.shows));
  client.onNotification(ShowMessageNotification.type, ({ type, message }) => tell(type, message));
  return client;
}

/** Says which results this extension shows, so that the server does not show them too. */
function showing(shows: readonly string[]): StaticFeature {
  return {
    fillClientCapabilities(capabilities) {
      const others = capabilities.experimental as object | undefined;
      capabilities.experimental = { ...others, nutgraf: { shows } };
    },
    initialize() {},
    getState: () => ({ kind: 'static' }),
    clear() {},
  };
}

/**
 * The settings that somebody has set. With the defaults among them the server would not see that a
 * project's own file has the say.
 */
function chosenIn(settings: readonly string[], scope: string | undefined): Record<string, unknown> {
  const configuration = workspace.getConfiguration(undefined, scope ? Uri.parse(scope) : null);
  const chosen: Record<string, unknown> = {};
  for (const name of settings) {
    const found = configuration.inspect(name);
    const value = found?.workspaceFolderValue ?? found?.workspaceValue ?? found?.globalValue;
    if (value !== undefined) chosen[name.slice('nutgraf.'.length)] = value;
  }
  return chosen;
}

