// Taps kept in this browser: they outlive the page, the tab and a restart of the phone.
import { Tap } from "./tap";

/** In the order in which they were tapped. */
export interface TapStore {
  all(): Promise<readonly Tap[]>;
  /** Adds taps at the end, changes those that are there. */
  put(taps: readonly Tap[]): Promise<void>;
  forget(submissionIds: readonly string[]): Promise<void>;
  /** Whether taps survive the end of the page. */
  readonly lasting: boolean;
}

const DATABASE = "bayline-taps";
const STORE = "taps";

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("The browser's database failed."));
  });
}

function done(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = () => reject(transaction.error ?? new Error("The browser's database failed."));
    transaction.oncomplete = () => resolve();
    transaction.onabort = failed;
    transaction.onerror = failed;
  });
}

/** As another version of the program may have left them: what is not understood is left alone. */
function read(rows: readonly unknown[]): readonly Tap[] {
  return rows.flatMap((row) => {
    const tap = Tap.safeParse(row);
    return tap.success ? [tap.data] : [];
  });
}

async function inDatabase(): Promise<TapStore> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    const store = request.result.createObjectStore(STORE, { keyPath: "place", autoIncrement: true });
    store.createIndex("submissionId", "submissionId", { unique: true });
  };
  const database = await settled(request);
  return {
    lasting: true,
    all: async () => read(await settled(database.transaction(STORE).objectStore(STORE).getAll())),
    async put(taps) {
      const transaction = database.transaction(STORE, "readwrite", { durability: "strict" });
      const store = transaction.objectStore(STORE);
      const over = done(transaction);
      for (const tap of taps) {
        const known = await settled(store.index("submissionId").getKey(tap.submissionId));
        store.put(known === undefined ? tap : { ...tap, place: known });
      }
      await over;
    },
    async forget(submissionIds) {
      const transaction = database.transaction(STORE, "readwrite");
      const store = transaction.objectStore(STORE);
      const over = done(transaction);
      for (const id of submissionIds) {
        const known = await settled(store.index("submissionId").getKey(id));
        if (known !== undefined) store.delete(known);
      }
      await over;
    },
  };
}

/** A list under one key: for browsers without a database of their own. */
export function listStore(
  load: () => unknown,
  save: (taps: readonly Tap[]) => void,
  lasting: boolean,
): TapStore {
  const present = (): readonly Tap[] => {
    const rows = load();
    return Array.isArray(rows) ? read(rows) : [];
  };
  return {
    lasting,
    all: async () => present(),
    async put(taps) {
      const fresh = new Map(taps.map((tap) => [tap.submissionId, tap]));
      const known = present().map((tap) => fresh.get(tap.submissionId) ?? tap);
      const there = new Set(known.map(({ submissionId }) => submissionId));
      save([...known, ...taps.filter(({ submissionId }) => !there.has(submissionId))]);
    },
    async forget(submissionIds) {
      save(present().filter(({ submissionId }) => !submissionIds.includes(submissionId)));
    },
  };
}

export function storeInMemory(): TapStore {
  let kept: readonly Tap[] = [];
  return listStore(
    () => kept,
    (taps) => (kept = taps),
    false,
  );
}

function inLocalStorage(): TapStore {
  localStorage.setItem(`${DATABASE}-try`, "1");
  localStorage.removeItem(`${DATABASE}-try`);
  return listStore(
    () => JSON.parse(localStorage.getItem(DATABASE) ?? "[]") as unknown,
    (taps) => localStorage.setItem(DATABASE, JSON.stringify(taps)),
    true,
  );
}

/** The best that this browser offers. */
export async function openTapStore(): Promise<TapStore> {
  try {
    return await inDatabase();
  } catch {
    try {
      return inLocalStorage();
    } catch {
      return storeInMemory();
    }
  }
}

/** What is written down in the moment of the tap: a page may end before its database has opened. */
export interface TapJournal {
  all(): readonly Tap[];
  add(tap: Tap): void;
  remove(submissionId: string): void;
}

const JOURNAL = `${DATABASE}-journal`;

function journalled(): readonly Tap[] {
  try {
    const rows: unknown = JSON.parse(localStorage.getItem(JOURNAL) ?? "[]");
    return Array.isArray(rows) ? read(rows) : [];
  } catch {
    return [];
  }
}

function write(taps: readonly Tap[]): void {
  try {
    if (taps.length === 0) localStorage.removeItem(JOURNAL);
    else localStorage.setItem(JOURNAL, JSON.stringify(taps));
  } catch {
    // Full or forbidden: the database keeps the tap a moment later.
  }
}

/** In the local storage, which is written at once. */
export const tapJournal: TapJournal = {
  all: journalled,
  add: (tap) => write([...journalled(), tap]),
  remove: (id) => write(journalled().filter(({ submissionId }) => submissionId !== id)),
};
