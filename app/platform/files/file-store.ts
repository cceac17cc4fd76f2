// What keeps files beside the database: the same promises for a data folder and a bucket. Knows names and bytes.

/** The store cannot take or give files just now: its disk is full, or the bucket does not answer. It may later. */
export class StoreUnavailable extends Error {
  override name = "StoreUnavailable";
  constructor(
    readonly why: "full" | "away",
    options?: ErrorOptions,
  ) {
    super(why === "full" ? "There is no room for the file." : "The file store does not answer.", options);
  }
}

/** Keys are paths of plain names: "photos/CENTRE/PHOTO/small.webp". */
export interface FileStore {
  /** Keeps a file whole or not at all; the same key replaces it. @throws StoreUnavailable */
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>;
  /** @returns undefined when there is none @throws StoreUnavailable */
  get(key: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Does nothing when there is none. @throws StoreUnavailable */
  remove(key: string): Promise<void>;
}

const KEY = /^[a-z0-9-]+(\/[a-z0-9-]+)*\.[a-z0-9]+$/;

/** @throws Error for a key that leaves its folder: a defect of the caller */
export function checkedKey(key: string): string {
  if (!KEY.test(key)) throw new Error("This is not the key of a file.");
  return key;
}
