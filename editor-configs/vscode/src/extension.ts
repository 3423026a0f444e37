// Where the extension begins: what there is, and what hears of what.

import { type ExtensionContext, workspace } from 'vscode';
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

let service: Service | undefined;

export function activate(context: ExtensionContext): void {
  const started = new Service(context, Object.keys(SHOWN));
  service = started;
  const article = new CurrentArticle();
  const following = new Following();
  const texts = new MarkdownTexts();
  // Before a tab of the last time is filled, which waits for it.
  void started.start();
  const results = new Results(context.extensionUri, started, following, texts);
  const reading = new Reading(started, article);
  const claims = new ClaimsView(started, article);
  const palette = new Commands(started, article, results, claims, () => void reading.read());
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
    ...followEdits(started, results, following),
    ...showStatus(started, article, reading),
    ...markPicked(reading),
    // There may be more that can be run now.
    workspace.onDidGrantWorkspaceTrust(() => {
      if (!started.isRunning()) void started.restart();
    }),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('nutgraf.server')) void started.restart();
    }),
  );
}

export async function deactivate(): Promise<void> {
  await service?.stop();
}
