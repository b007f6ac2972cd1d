import type { FindDocument } from '../../shared/finding/find-document.ts';
import { type FindChange, FindIndex } from '../../shared/finding/find-index.ts';
import { TextOrder } from '../../shared/finding/text-order.ts';
import type { FindingAnswer, FindingMessage, OrderedColumn } from './finding-messages.ts';

/** What finding needs of the thread it runs on. */
export interface FindingThread {
  readonly tell: (answer: FindingAnswer, transfer: ArrayBuffer[]) => void;
  /** Resolves once other messages have had their turn. */
  readonly pause: () => Promise<void>;
}

/** Keeps the index of a contest's applications; takes messages one after another. */
export class FindingSteps {
  private readonly thread: FindingThread;
  private index = new FindIndex({ nominations: {}, regions: {} });
  private documents: (FindDocument | null)[] = [];
  private orders = new Map<OrderedColumn, TextOrder>();

  constructor(thread: FindingThread) {
    this.thread = thread;
  }

  async take(message: FindingMessage): Promise<void> {
    switch (message.type) {
      case 'begin':
        this.index = new FindIndex(message.names);
        this.documents = [];
        this.orders = new Map();
        return;
      case 'load':
        this.keep(message.changes);
        this.index.load(message.changes);
        return;
      case 'build':
        await this.build();
        return;
      case 'change':
        this.keep(message.changes);
        if (this.index.change(message.changes)) await this.build();
        else this.thread.tell({ type: 'ready' }, []);
        return;
      case 'find': {
        const { ordinals, exact } = this.index.find(message.query);
        this.thread.tell({ type: 'found', query: message.query, ordinals, exact }, [
          ordinals.buffer,
        ]);
        return;
      }
      case 'order':
        await this.order(message.column);
    }
  }

  private keep(changes: readonly FindChange[]): void {
    for (const { ordinal, document } of changes) this.documents[ordinal] = document;
  }

  private async build(): Promise<void> {
    const total = this.documents.length;
    this.thread.tell({ type: 'progress', done: 0, total }, []);
    for (const done of this.index.rebuild()) {
      this.thread.tell({ type: 'progress', done, total }, []);
      await this.thread.pause();
    }
    this.thread.tell({ type: 'ready' }, []);
  }

  private async order(column: OrderedColumn): Promise<void> {
    const order = this.orders.get(column) ?? new TextOrder();
    this.orders.set(column, order);
    for (const [ordinal, document] of this.documents.entries()) {
      order.set(ordinal, document?.[column] ?? '');
      // What is being typed meanwhile is not kept waiting.
      if (ordinal % 1000 === 999) await this.thread.pause();
    }
    const ranks = order.ranks();
    this.thread.tell({ type: 'ordered', column, ranks }, [ranks.buffer]);
  }
}
