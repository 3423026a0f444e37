// The status bar: how long the article takes to read, and the method in force.

import { type Disposable, env, l10n, MarkdownString, StatusBarAlignment, window, workspace } from 'vscode';
import type { CurrentArticle } from './articles';
import type { Reading } from './reading';
import type { Service } from './service';
import { timeOf } from './times';

export function showStatus(service: Service, article: CurrentArticle, reading: Reading): Disposable[] {
  const item = window.createStatusBarItem('nutgraf.status', StatusBarAlignment.Right, 90);
  item.name = 'Nutgraf';
  const draw = () => {
    const wanted = workspace.getConfiguration('nutgraf').get<boolean>('ui.statusBar', true);
    const { found } = reading;
    // It is said of a text only once that it is an article; until then its name and size have to do.
    const isArticle = found?.document === article.document ? found?.summary.offered : article.isOffered;
    if (!wanted || !isArticle || service.health === 'idle') {
      item.hide();
      return;
    }
    if (service.health === 'none') {
      tell('$(warning) Nutgraf', l10n.t('Nutgraf is not ready: its server is not running. Select for options.'));
      item.command = 'nutgraf.ui.brief';
    } else if (service.health === 'starting') {
      tell('$(loading~spin) Nutgraf', l10n.t('The Nutgraf server is starting.'));
      item.command = 'nutgraf.ui.showLog';
    } else if (found) {
      const { summary } = found;
      const minutes = summary.article?.minutes ?? 0;
      const words = summary.article?.words ?? 0;
      tell(
        `$(book) ${timeOf(minutes)} · ${summary.method}`,
        l10n.t(
          '{0} words, {1} to read. Summaries by the method {2}. Select to choose another.',
          words.toLocaleString(env.language),
          timeOf(minutes),
          summary.method ?? '',
        ),
      );
      item.command = 'nutgraf.ui.setMethod';
    } else {
      tell('$(loading~spin) Nutgraf', l10n.t('The article is being read.'));
      item.command = 'nutgraf.ui.showLog';
    }
    item.show();
  };
  const tell = (text: string, told: string) => {
    item.text = text;
    item.tooltip = new MarkdownString(`**Nutgraf** – ${told}`);
    item.accessibilityInformation = { label: `Nutgraf: ${told}`, role: 'button' };
  };
  draw();
  return [
    item,
    service.onDidChange(draw),
    article.onDidChange(draw),
    reading.onDidChange(draw),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('nutgraf.ui.statusBar')) draw();
    }),
  ];
}
