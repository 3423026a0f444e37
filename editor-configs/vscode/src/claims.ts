// The key claims of the current article, as a list in the side bar.

import {
  commands,
  type Disposable,
  env,
  EventEmitter,
  l10n,
  MarkdownString,
  type QuickPickItem,
  QuickPickItemKind,
  type TextDocument,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  window,
  workspace,
} from 'vscode';
import type { Claim, Claims } from './answers';
import { type CurrentArticle, goTo } from './articles';
import { behind, groups, icon, kinds, labels, read, spoken } from './claim_words';
import { log } from './log';
import { placesIn } from './places';
import type { Anchor } from './rows';
import type { Service } from './service';
import { settled } from './settled';

type Order = 'weight' | 'place';

/** A claim, or the line below it that says who says it and of which kinds it is. */
interface Listed {
  readonly claim: Claim;
  readonly place: Anchor;
  readonly number: number;
  readonly of: number;
  readonly about?: Listed;
}

const VIEW = 'nutgraf.claimsView';

export class ClaimsView implements TreeDataProvider<Listed>, Disposable {
  private readonly changes = new EventEmitter<void>();
  readonly onDidChangeTreeData = this.changes.event;
  private readonly view = window.createTreeView<Listed>(VIEW, {
    treeDataProvider: this,
    showCollapseAll: true,
  });
  private readonly listening: Disposable[];
  private listed: Listed[] = [];
  /** The article whose claims are known. */
  private listedOf: TextDocument | undefined;
  /** Which claims are listed: those that have one of these words for a kind or a speaker. */
  private wanted: ReadonlySet<string> = new Set();
  /** What the list was made of: it is not made again of the same, under somebody's mouse. */
  private madeOf = '';
  /** How often a claim was followed. */
  private followed = 0;
  private order: Order = 'weight';

  constructor(
    private readonly service: Service,
    private readonly article: CurrentArticle,
  ) {
    const later = settled(() => this.read());
    const soon = () => later.soon();
    this.listening = [
      later,
      this.view,
      this.view.onDidChangeVisibility(soon),
      article.onDidChange(soon),
      service.onDidChange(soon),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (document === article.document && contentChanges.length > 0) soon();
      }),
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('nutgraf')) soon();
      }),
      commands.registerCommand('nutgraf.ui.sortClaimsByPlace', () => this.sort('place')),
      commands.registerCommand('nutgraf.ui.sortClaimsByWeight', () => this.sort('weight')),
      commands.registerCommand('nutgraf.ui.filterClaims', () => this.filter()),
      commands.registerCommand('nutgraf.ui.showAllClaims', () => this.want([])),
      commands.registerCommand('nutgraf.ui.refreshClaims', () => this.read()),
      commands.registerCommand('nutgraf.ui.copyClaim', ({ claim }: Listed) =>
        env.clipboard.writeText(claim.text),
      ),
      commands.registerCommand('nutgraf.ui.goToClaim', ({ place }: Listed) => {
        this.followed += 1;
        return goTo(place);
      }),
    ];
    soon();
  }

  /** Brings the list up, with the focus on it. */
  async focus(): Promise<void> {
    const before = this.followed;
    const shown = this.shown();
    const wanted = shown.find((one) => one.claim === this.view.selection[0]?.claim) ?? shown[0];
    if (wanted) {
      // In one step. Asked for once more when the claims are read, the focus would come back from the
      // article of whoever has followed a claim meanwhile: reading takes its time on a busy machine.
      await this.view.reveal(wanted, { focus: true, select: false });
      await this.read();
      return;
    }
    await commands.executeCommand(`${VIEW}.focus`);
    await this.read();
    const [first] = this.shown();
    // Whoever was quicker is in the article by now, and stays there.
    if (first && this.followed === before) {
      await this.view.reveal(first, { focus: true, select: false });
    }
  }

  getChildren(listed?: Listed): Listed[] {
    if (!listed) return this.shown();
    return listed.about ? [] : [{ ...listed, about: listed }];
  }

  getParent({ about }: Listed): Listed | undefined {
    return about;
  }

  getTreeItem(listed: Listed): TreeItem {
    const { claim, number, of, about } = listed;
    const item = about
      ? new TreeItem(claim.speaker?.text ?? kinds(claim), TreeItemCollapsibleState.None)
      : new TreeItem(claim.text, TreeItemCollapsibleState.Expanded);
    // Of the same name after an edit, so that what was collapsed stays so.
    item.id = `${about ? 'about ' : ''}${claim.index} ${claim.text}`;
    item.tooltip = new MarkdownString(read(claim));
    item.contextValue = 'claim';
    item.command = { command: 'nutgraf.ui.goToClaim', title: 'Go to Claim', arguments: [listed] };
    if (about) {
      item.description = behind(claim);
    } else {
      item.iconPath = new ThemeIcon(icon(claim));
      item.accessibilityInformation = { label: spoken(claim, number, of) };
    }
    return item;
  }

  dispose(): void {
    for (const one of this.listening) one.dispose();
    this.changes.dispose();
  }

  private async read(): Promise<void> {
    const { document } = this.article;
    // Nobody sees it; it is read when it comes up.
    if (document && !this.view.visible) return;
    if (!document || !(await this.service.started())) {
      this.list([]);
      return;
    }
    if (this.listedOf !== document) this.tell('reading');
    const text = document.getText();
    const article = document.uri.toString();
    try {
      const asked = { uri: this.service.addressOf(document) };
      const { claims } = await this.service.ask<Claims>('nutgraf.claims', asked);
      if (this.article.document !== document) return;
      const madeOf = JSON.stringify([article, claims]);
      // Another article has other speakers.
      if (this.listedOf && this.listedOf !== document && this.wanted.size > 0) this.want([]);
      this.listedOf = document;
      this.tell(claims.length > 0 ? 'some' : 'none');
      if (madeOf === this.madeOf) return;
      const places = placesIn(claims, text);
      this.list(
        claims.flatMap((claim, index) => {
          const place = places[index];
          const number = index + 1;
          return place ? [{ claim, place: { ...place, article }, number, of: claims.length }] : [];
        }),
        madeOf,
      );
    } catch (error) {
      log.debug(`no claims: ${String(error)}`);
      this.list([]);
      this.tell('none');
    }
  }

  /** What stands in the place of the list, or above it. */
  private tell(state: 'reading' | 'none' | 'some'): void {
    this.view.message = state === 'reading' ? l10n.t('The article is being read.') : '';
    if (state === 'reading') this.list([]);
    void commands.executeCommand('setContext', 'nutgraf.claims', state);
  }

  private list(listed: Listed[], madeOf = ''): void {
    this.madeOf = madeOf;
    this.listed = this.ordered(listed);
    const [shown, all] = [this.shown().length, listed.length];
    const words = [...this.wanted].join(', ');
    this.view.description = all === 0 ? '' : words ? `${shown} of ${all}: ${words}` : String(all);
    this.changes.fire();
  }

  private shown(): Listed[] {
    if (this.wanted.size === 0) return this.listed;
    return this.listed.filter(({ claim }) => labels(claim).some((one) => this.wanted.has(one)));
  }

  /** Has kinds and speakers chosen; the list has the claims of any of them. */
  private async filter(): Promise<void> {
    const claims = this.listed.map(({ claim }) => claim);
    const items = groups(claims).flatMap(({ group, counts }): QuickPickItem[] => [
      { label: group, kind: QuickPickItemKind.Separator },
      ...counts.map(([label, count]) => ({
        label,
        description: String(count),
        picked: this.wanted.has(label),
      })),
    ]);
    const picked = await window.showQuickPick(items, {
      canPickMany: true,
      title: l10n.t('Nutgraf: filter claims by kind or speaker'),
      placeHolder: l10n.t('Select none to show all'),
    });
    if (picked) this.want(picked.map(({ label }) => label));
  }

  private want(words: readonly string[]): void {
    this.wanted = new Set(words);
    void commands.executeCommand('setContext', 'nutgraf.claimsFiltered', words.length > 0);
    this.list(this.listed, this.madeOf);
  }

  private ordered(listed: Listed[]): Listed[] {
    const by: Record<Order, (one: Listed) => number> = {
      weight: ({ number }) => number,
      place: ({ place }) => place.start,
    };
    return [...listed].sort((a, b) => by[this.order](a) - by[this.order](b));
  }

  private sort(order: Order): void {
    this.order = order;
    void commands.executeCommand('setContext', 'nutgraf.claimsOrder', order);
    this.list(this.listed, this.madeOf);
  }
}
