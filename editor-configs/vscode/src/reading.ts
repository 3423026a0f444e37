// The summary of the current article, kept as it is edited: for the status bar and the marks.

import { type Disposable, EventEmitter, type TextDocument, workspace } from 'vscode';
import type { Summary } from './answers';
import type { CurrentArticle } from './articles';
import { log } from './log';
import { type Place, placesIn } from './places';
import type { Service } from './service';
import { settled } from './settled';

export interface Found {
  readonly document: TextDocument;
  readonly summary: Summary;
  readonly picks: readonly Place[];
}

export class Reading implements Disposable {
  private readonly changes = new EventEmitter<Found | undefined>();
  private readonly listening: Disposable[];
  readonly onDidChange = this.changes.event;
  found: Found | undefined;

  constructor(
    private readonly service: Service,
    private readonly article: CurrentArticle,
  ) {
    const later = settled(() => this.read());
    this.listening = [
      later,
      article.onDidChange(() => later.soon()),
      service.onDidChange(() => later.soon()),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (document === article.document && contentChanges.length > 0) later.soon();
      }),
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('nutgraf')) later.soon();
      }),
    ];
    later.soon();
  }

  async read(): Promise<void> {
    const { document } = this.article;
    if (!document || !this.service.isRunning()) {
      this.set(undefined);
      return;
    }
    const text = document.getText();
    try {
      const asked = { uri: this.service.addressOf(document) };
      const summary = await this.service.ask<Summary>('nutgraf.summarize', asked);
      if (this.article.document !== document) return;
      this.set({ document, summary, picks: placesIn(summary.picks, text) });
    } catch (error) {
      log.debug(`no summary: ${String(error)}`);
      this.set(undefined);
    }
  }

  dispose(): void {
    for (const one of this.listening) one.dispose();
    this.changes.dispose();
  }

  private set(found: Found | undefined): void {
    this.found = found;
    this.changes.fire(found);
  }
}
