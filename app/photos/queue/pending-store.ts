// Unsent photos in the browser's own database: they outlive the page, the tab and a restart of the device.
import { z } from "zod";
import { PhotoTold } from "../photo.schema";
import type { PendingPhoto } from "./queued-photo";

const DATABASE = "bayline-photos";
const STORE = "pending";

export interface PendingStore {
  all(): Promise<readonly PendingPhoto[]>;
  has(photoId: string): Promise<boolean>;
  /** The file as it was when it was kept, whatever became of the one that was chosen. */
  fileOf(photoId: string): Promise<File | undefined>;
  keep(photo: PendingPhoto): Promise<void>;
  forget(photoId: string): Promise<void>;
}

/** As another version of the program may have left it. */
const Kept = PhotoTold.extend({ file: z.instanceof(File) });

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("The browser's database failed."));
  });
}

function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "photoId" });
  return settled(request);
}

/** @returns undefined where the browser keeps nothing: a private window, or a setting */
export async function openPendingStore(): Promise<PendingStore | undefined> {
  try {
    const database = await opened();
    const store = (mode: IDBTransactionMode) => database.transaction(STORE, mode).objectStore(STORE);
    return {
      async all() {
        const rows: unknown[] = await settled(store("readonly").getAll());
        return rows.flatMap((row) => {
          const kept = Kept.safeParse(row);
          return kept.success ? [kept.data] : [];
        });
      },
      async has(photoId) {
        return (await settled(store("readonly").count(photoId))) > 0;
      },
      async fileOf(photoId) {
        const row: unknown = await settled(store("readonly").get(photoId));
        const kept = Kept.safeParse(row);
        return kept.success ? kept.data.file : undefined;
      },
      async keep({ photoId, visitId, subject, subjectId, file }) {
        await settled(store("readwrite").put({ photoId, visitId, subject, subjectId, file }));
      },
      async forget(photoId) {
        await settled(store("readwrite").delete(photoId));
      },
    };
  } catch {
    return undefined;
  }
}
