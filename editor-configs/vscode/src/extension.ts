// Where the extension begins: what there is, and what hears of what.

import { type Disposable, type ExtensionContext, workspace } from 'vscode';
import { CurrentArticle } from './articles';
import { ClaimsView } from './claims';
import { Commands } from './commands';
import { followEdits, Following } from './live';
import { log } from './log';
import { MarkdownTexts } from './markdown_texts';
import { markPicked } from './marks';
import { Reading } from './reading';
import { Results } from './results';
import { Service } from './service';
import { showStatus } from './status';
import { SHOWN } from './titles';
import { registerTools } from './tools';

let service: Service | undefined;

export function activate(context: ExtensionContext): void {
  const begun = performance.now();
  const started = new Service(context, Object.keys(SHOWN));
  service = started;
  const article = new CurrentArticle();
  const following = new Following();
  const texts = new MarkdownTexts();
  const results = new Results(context.extensionUri, started, following, texts);
  const reading = new Reading(started, article);
  const claims = new ClaimsView(started, article);
  const palette = new Commands(started, article, results, claims);
  context.subscriptions.push(
    log,
    started,
    article,
    following,
    texts,
    results,
    reading,
    claims,
    ...palette.register(),
    ...registerTools(started, article),
    ...followEdits(started, results, following),
    ...showStatus(started, article, reading),
    ...markPicked(reading),
    ...wakeForArticles(started, article),
    // There may be more that can be run now.
    workspace.onDidGrantWorkspaceTrust(() => {
      if (started.health === 'none') void started.restart();
    }),
    workspace.onDidChangeConfiguration((change) => {
      if (!change.affectsConfiguration('nutgraf.server') || started.health === 'idle') return;
      void started.restart();
    }),
  );
  log.info(`activated in ${Math.round(performance.now() - begun)} ms`);
}

/** Starts the server with the first text that may be an article: nothing runs before then. */
function wakeForArticles(service: Service, article: CurrentArticle): Disposable[] {
  const wake = () => {
    if (service.health === 'idle' && article.isOffered) void service.wake();
  };
  wake();
  return [
    article.onDidChange(wake),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (document === article.document) wake();
    }),
  ];
}

export async function deactivate(): Promise<void> {
  await service?.stop();
}
