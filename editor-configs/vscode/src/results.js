// What the server gave, as a Markdown document that is never saved, shown as a preview.

const vscode = require('vscode');

const SCHEME = 'nutgraf';

const NAMES = {
  'nutgraf.brief': 'Briefing',
  'nutgraf.summarize': 'Summary',
  'nutgraf.claims': 'Claims',
  'nutgraf.compare': 'Comparison',
  'nutgraf.methods': 'Methods',
  'nutgraf.showOutline': 'Outline',
  'nutgraf.showConfiguration': 'Configuration',
};

/** The commands whose results are shown here. */
const SHOWN = Object.keys(NAMES);

class Results {
  constructor() {
    /** @type {Map<string, string>} */
    this.markdown = new Map();
    this.changes = new vscode.EventEmitter();
    this.registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: this.changes.event,
      provideTextDocumentContent: (uri) => this.markdown.get(uri.toString()) ?? '',
    });
  }

  /**
   * @param {string} command
   * @param {{ markdown: string, article?: { name?: string | null } }} result
   */
  async show(command, result) {
    const name = NAMES[command] ?? 'Nutgraf';
    const uri = result.article?.name
      ? uriOf(name, vscode.Uri.parse(result.article.name))
      : vscode.Uri.from({ scheme: SCHEME, path: `/${name}.md` });
    this.markdown.set(uri.toString(), result.markdown);
    this.changes.fire(uri);
    // Not markdown.showPreviewToSide: it takes the focus, opens one column after the other, and
    // turns to the article itself where that is Markdown.
    await vscode.commands.executeCommand('vscode.openWith', uri, 'vscode.markdown.preview.editor', {
      viewColumn: columnOfResults(),
      preserveFocus: true,
    });
  }

  dispose() {
    this.registration.dispose();
    this.changes.dispose();
  }
}

/**
 * @param {string} name
 * @param {vscode.Uri} article
 */
function uriOf(name, article) {
  const file = article.path.split('/').pop().replace(/\.[^.]*$/, '');
  // The article's own address tells results on two files of one name apart.
  return vscode.Uri.from({
    scheme: SCHEME,
    path: `/${name} of ${file}.md`,
    query: article.toString(),
  });
}

/** Where an earlier result is shown, or else beside the article. */
function columnOfResults() {
  const group = vscode.window.tabGroups.all.find(({ tabs }) =>
    tabs.some(({ input }) => input?.uri?.scheme === SCHEME),
  );
  return group?.viewColumn ?? vscode.ViewColumn.Beside;
}

module.exports = { Results, SHOWN };
