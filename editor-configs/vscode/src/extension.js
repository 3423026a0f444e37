// Starts the language server and shows what its commands give.

const vscode = require('vscode');
const {
  ExecuteCommandRequest,
  LanguageClient,
  TransportKind,
} = require('vscode-languageclient/node');
const { Results, SHOWN } = require('./results');

// What is read as an article; package.json activates for the same.
const LANGUAGES = ['plaintext', 'markdown', 'html', 'restructuredtext', 'asciidoc', 'org', 'latex', 'tex'];

/** The server's commands, by the palette's. The client registers the server's under their names. */
const COMMANDS = {
  'nutgraf.ui.brief': 'nutgraf.brief',
  'nutgraf.ui.summarize': 'nutgraf.summarize',
  'nutgraf.ui.claims': 'nutgraf.claims',
  'nutgraf.ui.compare': 'nutgraf.compare',
  'nutgraf.ui.showOutline': 'nutgraf.showOutline',
  'nutgraf.ui.insertSummary': 'nutgraf.insertSummary',
  'nutgraf.ui.writeBriefing': 'nutgraf.writeBriefing',
  'nutgraf.ui.setMethod': 'nutgraf.setMethod',
  'nutgraf.ui.showConfiguration': 'nutgraf.showConfiguration',
};

const PLACES = [
  { label: 'At the top', place: 'top' },
  { label: 'Under the heading of this section', place: 'heading' },
  { label: 'Into the front matter, as the description', place: 'front-matter' },
];

/** Says which results this extension shows, so that the server does not show them too. */
const showing = {
  /** @param {import('vscode-languageclient').ClientCapabilities} capabilities */
  fillClientCapabilities(capabilities) {
    capabilities.experimental = {
      ...capabilities.experimental,
      nutgraf: { shows: SHOWN },
    };
  },
  initialize() {},
  getState: () => ({ kind: 'static' }),
  clear() {},
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
  const { properties } = context.extension.packageJSON.contributes.configuration;
  const settings = Object.keys(properties).filter((name) => !name.startsWith('nutgraf.server.'));
  client = createClient(results, settings);
  client.registerFeature(showing);
  try {
    await client.start();
  } catch (error) {
    await explainFailedStart(error);
  }
}

async function deactivate() {
  if (client?.isRunning()) await client.stop();
}

/**
 * @param {Results} results
 * @param {string[]} settings
 */
function createClient(results, settings) {
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
        workspace: {
          configuration: ({ items }) => items.map(({ scopeUri }) => chosenIn(settings, scopeUri)),
        },
        // VS Code has an outline of its own for Markdown, and would show both.
        provideDocumentSymbols: (document, token, next) =>
          document.languageId === 'markdown' ? [] : next(document, token),
        // Also reached from code actions, whose results would be dropped.
        executeCommand: async (name, given, next) => {
          if (name === 'nutgraf.setMethod' && given[0]?.method === undefined) {
            const method = await chooseMethod();
            if (method === undefined) return undefined;
            given = [{ ...given[0], method }];
          }
          const result = await next(name, given);
          if (SHOWN.includes(name) && result?.message) {
            vscode.window.showInformationMessage(`Nutgraf: ${result.message}`);
          } else if (SHOWN.includes(name) && result?.markdown) {
            await results.show(name, result);
          }
          return result;
        },
      },
    },
  );
}

/**
 * The settings that somebody has set. With the defaults among them the server would not see that a
 * project's own file has the say.
 *
 * @param {string[]} settings
 * @param {string} [scope]
 */
function chosenIn(settings, scope) {
  const uri = scope ? client.protocol2CodeConverter.asUri(scope) : undefined;
  const configuration = vscode.workspace.getConfiguration(undefined, uri);
  const chosen = {};
  for (const name of settings) {
    const found = configuration.inspect(name);
    const value = found?.workspaceFolderValue ?? found?.workspaceValue ?? found?.globalValue;
    if (value !== undefined) chosen[name.slice('nutgraf.'.length)] = value;
  }
  return chosen;
}

/** @param {string} command */
async function runOnActiveEditor(command) {
  if (!client?.isRunning()) {
    await explainFailedStart();
    return;
  }
  // With the focus in a preview there is no active editor; the server then takes the document that
  // was touched last.
  const editor = vscode.window.activeTextEditor;
  const argument = editor
    ? { uri: client.code2ProtocolConverter.asUri(editor.document.uri) }
    : {};
  if (command === 'nutgraf.insertSummary') {
    const chosen = await vscode.window.showQuickPick(PLACES, {
      title: 'Nutgraf: where does the summary go?',
    });
    if (!chosen) return;
    argument.place = chosen.place;
    if (editor && chosen.place === 'heading') {
      argument.range = client.code2ProtocolConverter.asRange(editor.selection);
    }
  }
  await vscode.commands.executeCommand(command, argument);
}

/** The method that is chosen from those that are installed; undefined for none. */
async function chooseMethod() {
  // Not by way of the command: this list is not to be shown as a result.
  const { methods } = await client.sendRequest(ExecuteCommandRequest.type, {
    command: 'nutgraf.methods',
  });
  const choices = Object.entries(methods).map(([label, detail]) => ({ label, detail }));
  const chosen = await vscode.window.showQuickPick(choices, {
    title: 'Nutgraf: which method rates the sentences?',
    matchOnDetail: true,
  });
  return chosen?.label;
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
