// Where the extension begins: what there is, and what hears of what.

import { type ExtensionContext, workspace } from 'vscode';
import type MarkdownIt from 'markdown-it';
import { CurrentArticle } from './articles';
import { ClaimsView } from './claims';
import { Commands } from './commands';
import { followEdits } from './live';
import { log } from './log';
import { markPicked } from './marks';
import { linkSentences } from './preview';
import { Reading } from './reading';
import { Results, SHOWN } from './results';
import { leadToSentences } from './sentences';
import { Service } from './service';
import { showStatus } from './status';

let service: Service | undefined;

/** Gives the preview its plug-in. Waits for nothing: the preview waits for this. */
export function activate(context: ExtensionContext): { extendMarkdownIt(md: MarkdownIt): MarkdownIt } {
  const started = new Service(context, Object.keys(SHOWN));
  service = started;
  const article = new CurrentArticle();
  const results = new Results(started);
  const reading = new Reading(started, article);
  const claims = new ClaimsView(started, article);
  const palette = new Commands(started, article, results, claims, () => void reading.read());
  context.subscriptions.push(
    log,
    started,
    article,
    results,
    reading,
    claims,
    ...palette.register(),
    ...leadToSentences(results),
    ...followEdits(started, results),
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
  void started.start();
  return { extendMarkdownIt: (md) => linkSentences(md, results.links) };
}

export async function deactivate(): Promise<void> {
  await service?.stop();
}
