// The queue of taps of this browser: kept first, then sent one after the other, in their order, until the server has answered.
import type { TapAnswer } from "./tap.schema";
import { leftOut, nextToSend, settled, outlived, triedAgain, type Tap } from "./tap";
import type { TapJournal, TapStore } from "./tap-store";

/** Why a tap could not be delivered just now. It stays and is tried again. */
export type Delay = "no-connection" | "signed-out";

export type Sent = { readonly answer: TapAnswer } | { readonly delay: Delay };

/** Who taps, and where. */
export interface Tapper {
  readonly staffId: string;
  readonly centreId: string;
}

export interface QueueParts {
  readonly open: () => Promise<TapStore>;
  readonly journal: TapJournal;
  readonly send: (tap: Tap) => Promise<Sent>;
  /** Runs it while no other window of this browser does the same. */
  readonly alone: (run: () => Promise<void>) => Promise<void>;
  /** Tells the other windows that something changed. */
  readonly announce: () => void;
  /** Calls back after a while. */
  readonly later: (again: () => void) => void;
}

export interface QueueSnapshot {
  readonly taps: readonly Tap[];
  readonly delay: Delay | undefined;
  /** Whether taps survive the end of the page; known once the store is open. */
  readonly lasting: boolean;
}

export const EMPTY_QUEUE: QueueSnapshot = { taps: [], delay: undefined, lasting: true };

export class TapQueue {
  #snapshot: QueueSnapshot = EMPTY_QUEUE;
  #store: Promise<TapStore> | undefined;
  #sending: Promise<void> | undefined;
  #again = false;
  #tapper: Tapper | undefined;
  /** Shown already, not kept yet. */
  #adding: readonly Tap[] = [];
  readonly #listeners = new Set<() => void>();

  constructor(private readonly parts: QueueParts) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly snapshot = (): QueueSnapshot => this.#snapshot;

  /** Who is signed in: only their own taps are sent. */
  readonly isUsedBy = (tapper: Tapper): void => {
    if (this.#tapper?.staffId === tapper.staffId && this.#tapper.centreId === tapper.centreId) return;
    this.#tapper = tapper;
    void this.refresh();
  };

  /** Reads what is kept (another window may have changed it), and goes on sending. */
  readonly refresh = async (): Promise<void> => {
    await this.#read();
    await this.#pump();
  };

  /** Shown at once, kept at once; sent when it is its turn. */
  async add(tap: Tap): Promise<void> {
    this.parts.journal.add(tap);
    this.#adding = [...this.#adding, tap];
    this.#tell({ taps: [...this.#snapshot.taps, tap] });
    await (await this.#opened()).put([tap]);
    this.parts.journal.remove(tap.submissionId);
    this.#adding = this.#adding.filter((each) => each !== tap);
    this.parts.announce();
    await this.refresh();
  }

  async tryAgain(submissionId: string): Promise<void> {
    await this.#change((taps) => triedAgain(taps, submissionId));
    await this.#pump();
  }

  async leaveOut(submissionId: string): Promise<void> {
    await this.#change((taps) => leftOut(taps, submissionId));
  }

  /** Forgets what no page needs any more. */
  async tidy(serverNow: number): Promise<void> {
    if (outlived(this.#snapshot.taps, serverNow).length === 0) return;
    await this.#change((taps) => {
      const old = outlived(taps, serverNow);
      return taps.filter((tap) => !old.includes(tap));
    });
  }

  #opened(): Promise<TapStore> {
    return (this.#store ??= this.parts.open().then(async (store) => {
      await this.#takeUp(store);
      return store;
    }));
  }

  /** Taps of a page that ended before they were kept. */
  async #takeUp(store: TapStore): Promise<void> {
    const known = new Set((await store.all()).map(({ submissionId }) => submissionId));
    const left = this.parts.journal.all();
    await store.put(left.filter((tap) => !known.has(tap.submissionId)));
    for (const { submissionId } of left) this.parts.journal.remove(submissionId);
  }

  #tell(change: Partial<QueueSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change };
    for (const listener of this.#listeners) listener();
  }

  #tellKept(kept: readonly Tap[]): void {
    const known = new Set(kept.map(({ submissionId }) => submissionId));
    this.#tell({ taps: [...kept, ...this.#adding.filter(({ submissionId }) => !known.has(submissionId))] });
  }

  async #read(): Promise<readonly Tap[]> {
    const store = await this.#opened();
    const taps = await store.all();
    if (this.#snapshot.lasting !== store.lasting) this.#tell({ lasting: store.lasting });
    this.#tellKept(taps);
    return taps;
  }

  #next(taps: readonly Tap[]): Tap | undefined {
    const tapper = this.#tapper;
    const own = (tap: Tap) => tap.staffId === tapper?.staffId && tap.centreId === tapper.centreId;
    return nextToSend(taps.filter(own));
  }

  /** Changes what is kept; only what differs is written. */
  async #change(rule: (taps: readonly Tap[]) => readonly Tap[]): Promise<readonly Tap[]> {
    const store = await this.#opened();
    const before = await store.all();
    const after = rule(before);
    const left = new Set(after.map(({ submissionId }) => submissionId));
    const gone = before.filter(({ submissionId }) => !left.has(submissionId));
    await store.put(after.filter((tap) => !before.includes(tap)));
    if (gone.length > 0) await store.forget(gone.map(({ submissionId }) => submissionId));
    this.#tellKept(after);
    this.parts.announce();
    return after;
  }

  /** Everything there is to send is sent, or put off, when it resolves. */
  #pump(): Promise<void> {
    this.#again = true;
    this.#sending ??= this.#sendRounds().finally(() => {
      this.#sending = undefined;
      return this.#again ? this.#pump() : undefined;
    });
    return this.#sending;
  }

  /** Once more when something came while it was under way. */
  async #sendRounds(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      await this.parts.alone(() => this.#sendAll());
    }
  }

  async #sendAll(): Promise<void> {
    for (let tap = this.#next(await this.#read()); tap;) {
      const { submissionId } = tap;
      const sent = await this.parts.send(tap);
      if ("delay" in sent) {
        this.#tell({ delay: sent.delay });
        return this.parts.later(() => void this.refresh());
      }
      this.#tell({ delay: undefined });
      tap = this.#next(await this.#change((taps) => settled(taps, submissionId, sent.answer)));
    }
  }
}
