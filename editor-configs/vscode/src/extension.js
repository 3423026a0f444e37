// Starts the language server and shows what its commands give.

const vscode = require('vscode');
const { LanguageClient, TransportKind } = require('vscode-languageclient/node');
const { Results } = require('./results');

// What is read as an article; package.json activates for the same.
const LANGUAGES = ['plaintext', 'markdown', 'html', 'restructuredtext', 'asciidoc', 'org', 'latex', 'tex'];

/** The server's commands, by the palette's. The client registers the server's under their names. */
const COMMANDS = {
  'nutgraf.ui.brief': 'nutgraf.brief',
  'nutgraf.ui.summarize': 'nutgraf.summarize',
  'nutgraf.ui.claims': 'nutgraf.claims',
};

/** @type {LanguageClient | undefined} */
let client;

/** @param {vscode.ExtensionContext} context */
async function activate(context) {
  const results = new Results();
  context.subscriptions.push(results);
  for (const [id, command] of Object.entries(COMMANDS)) {
    context.subscriptions.push(
      vscode.commands.registerCommand(id, () => runOnActiveEditor(command)),
    );
  }
  client = createClient(results);
  try {
    await client.start();
  } catch (error) {
    await explainFailedStart(error);
  }
}

async function deactivate() {
  if (client?.isRunning()) await client.stop();
}

/** @param {Results} results */
function createClient(results) {
  const [command, ...args] = vscode.workspace
    .getConfiguration('nutgraf')
    .get('server.command', ['nutgraf', 'server']);
  return new LanguageClient(
    'nutgraf',
    'Nutgraf',
    { command, args, transport: TransportKind.stdio },
    {
      documentSelector: LANGUAGES.flatMap((language) => [
        { language, scheme: 'file' },
        { language, scheme: 'untitled' },
      ]),
      synchronize: { configurationSection: 'nutgraf' },
      initializationFailedHandler: () => false,
      middleware: {
        // VS Code has an outline of its own for Markdown, and would show both.
        provideDocumentSymbols: (document, token, next) =>
          document.languageId === 'markdown' ? [] : next(document, token),
        // Also reached from code actions, whose results would be dropped.
        executeCommand: async (name, given, next) => {
          const result = await next(name, given);
          if (result?.markdown) await results.show(name, result);
          return result;
        },
      },
    },
  );
}

/** @param {string} command */
async function runOnActiveEditor(command) {
  if (!client?.isRunning()) {
    await explainFailedStart();
    return;
  }
  // With the focus in a preview there is no active editor; the server then takes the document that
  // was touched last.
  const document = vscode.window.activeTextEditor?.document;
  const given = document ? [{ uri: client.code2ProtocolConverter.asUri(document.uri) }] : [];
  await vscode.commands.executeCommand(command, ...given);
}

/** @param {unknown} [error] */
async function explainFailedStart(error) {
  const reason = error instanceof Error ? ` (${error.message})` : '';
  const settings = 'Open Settings';
  const chosen = await vscode.window.showErrorMessage(
    `Nutgraf: the server did not start${reason}. Install it with "pipx install nutgraf", ` +
      'or say in nutgraf.server.command where it is.',
    settings,
  );
  if (chosen === settings) {
    await vscode.commands.executeCommand('workbench.action.openSettings', 'nutgraf.server.command');
  }
}

module.exports = { activate, deactivate };
