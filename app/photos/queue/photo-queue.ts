// The photos that this browser still has to send: one queue for all pages, going on while one works elsewhere.
import { v7 as uuidv7 } from "uuid";
import { PHOTO_MAX_BYTES } from "../photo";
import { openPendingStore, type PendingStore } from "./pending-store";
import {
  isUnsent,
  mayBeTriedAgain,
  type PendingPhoto,
  type PhotoPlaceOfVisit,
  type QueuedPhoto,
  type QueuedState,
  type Sent,
} from "./queued-photo";
import { trySending } from "./send-photo";

/** The network is the limit, and the server makes one photo after the other. */
const AT_ONCE = 2;
/** Milliseconds after which photos on hold are tried again; the return of the connection does it at once. */
const AGAIN_AFTER = 10_000;

type Listener = () => void;

class PhotoQueue {
  #photos: readonly QueuedPhoto[] = [];
  readonly #listeners = new Set<Listener>();
  readonly #tries = new Map<string, AbortController>();
  #store: Promise<PendingStore | undefined> | undefined;
  #again: ReturnType<typeof setTimeout> | undefined;
  /** Whether this browser keeps unsent photos; known once the first was added. */
  #keeps = true;

  readonly subscribe = (listener: Listener): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly photos = (): readonly QueuedPhoto[] => this.#photos;
  readonly keeps = (): boolean => this.#keeps;

  /** Takes up what was left unsent before a reload. Once for a page. */
  readonly start = (): void => {
    if (this.#store) return;
    window.addEventListener("online", this.#resume);
    window.addEventListener("beforeunload", this.#warn);
    void this.#opened().then(async (store) => {
      const known = new Set(this.#photos.map(({ photoId }) => photoId));
      const left = (await store?.all().catch(() => [])) ?? [];
      this.#append(left.filter(({ photoId }) => !known.has(photoId)).map((photo) => queued(photo, true)));
    });
  };

  readonly add = (files: readonly File[], place: PhotoPlaceOfVisit): void => {
    const added = files.map((file) => queued({ ...place, photoId: uuidv7(), file }, false));
    this.#append(added);
    for (const { photoId } of added) void this.#keep(photoId);
  };

  readonly retry = (photoId: string): void => {
    this.#set(photoId, { kind: "waiting" });
    this.#pump();
  };

  /** Leaves a photo out: what has arrived of it is deleted. */
  readonly drop = (photoId: string): void => {
    this.#tries.get(photoId)?.abort();
    this.#tries.delete(photoId);
    const photo = this.#photos.find((each) => each.photoId === photoId);
    if (photo) URL.revokeObjectURL(photo.preview);
    this.#photos = this.#photos.filter((each) => each.photoId !== photoId);
    void this.#forget(photoId);
    this.#tell();
    this.#pump();
  };

  #opened(): Promise<PendingStore | undefined> {
    return (this.#store ??= openPendingStore().then((store) => {
      this.#keeps = store !== undefined;
      this.#tell();
      return store;
    }));
  }

  async #keep(photoId: string): Promise<void> {
    const store = await this.#opened();
    const photo = this.#photos.find((each) => each.photoId === photoId);
    if (!store || !photo || !isUnsent(photo)) return;
    try {
      await store.keep(photo);
      this.#change(photoId, { kept: true });
      // Sent or left out meanwhile.
      const now = this.#photos.find((each) => each.photoId === photoId);
      if (!now || !isUnsent(now)) await store.forget(photoId);
    } catch {
      this.#keeps = false;
      this.#tell();
    }
  }

  async #forget(photoId: string): Promise<void> {
    const store = await this.#opened();
    await store?.forget(photoId).catch(() => undefined);
  }

  #append(photos: readonly QueuedPhoto[]): void {
    if (photos.length === 0) return;
    this.#photos = [...this.#photos, ...photos];
    this.#tell();
    this.#pump();
  }

  #change(photoId: string, change: Partial<Pick<QueuedPhoto, "state" | "kept">>): void {
    this.#photos = this.#photos.map((each) => (each.photoId === photoId ? { ...each, ...change } : each));
    this.#tell();
  }

  #set(photoId: string, state: QueuedState): void {
    this.#change(photoId, { state });
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  readonly #warn = (event: BeforeUnloadEvent): void => {
    if (this.#photos.some((photo) => !photo.kept && isUnsent(photo))) event.preventDefault();
  };

  readonly #resume = (): void => {
    clearTimeout(this.#again);
    this.#again = undefined;
    for (const { photoId, state } of this.#photos) {
      if (state.kind === "paused") this.#set(photoId, { kind: "waiting" });
    }
    this.#pump();
  };

  /** Without a connection nothing is begun. */
  #hold(): void {
    const waiting = this.#photos.filter(({ state }) => state.kind === "waiting");
    for (const { photoId } of waiting) this.#set(photoId, { kind: "paused", delay: "no-connection" });
    if (waiting.length > 0) this.#later();
  }

  #pump(): void {
    if (!navigator.onLine) return this.#hold();
    for (const photo of this.#photos) {
      if (this.#tries.size >= AT_ONCE) return;
      if (photo.state.kind === "waiting" && !this.#tries.has(photo.photoId)) void this.#try(photo);
    }
  }

  async #try(photo: QueuedPhoto): Promise<void> {
    const { photoId } = photo;
    const trying = new AbortController();
    this.#tries.set(photoId, trying);
    this.#set(photoId, { kind: "sending", percent: 0 });
    const sent = await this.#alone(photo, trying.signal);
    if (trying.signal.aborted) return;
    this.#tries.delete(photoId);
    await this.#settle(photoId, sent);
    this.#pump();
  }

  /** Two windows of one browser do not send the same photo at once, where the browser can tell. */
  async #alone(photo: QueuedPhoto, signal: AbortSignal): Promise<Sent> {
    const { photoId } = photo;
    const file =
      (photo.kept && (await (await this.#opened())?.fileOf(photoId).catch(() => undefined))) || photo.file;
    const send = () =>
      trySending(
        { ...photo, file },
        {
          named: this.#keeps,
          signal,
          onProgress: (percent) => {
            if (signal.aborted) return;
            this.#set(photoId, percent === undefined ? { kind: "making" } : { kind: "sending", percent });
          },
        },
      );
    if (!("locks" in navigator)) return send();
    return navigator.locks.request(`bayline-photo-${photoId}`, { ifAvailable: true }, async (lock) =>
      lock ? send() : { kind: "elsewhere" as const },
    );
  }

  async #settle(photoId: string, sent: Sent): Promise<void> {
    switch (sent.kind) {
      case "taken":
        this.#set(photoId, { kind: "taken" });
        return this.#forget(photoId);
      case "refused":
        this.#set(photoId, { kind: "refused", fault: sent.fault });
        return mayBeTriedAgain(sent.fault) ? undefined : this.#forget(photoId);
      case "later":
        this.#set(photoId, { kind: "paused", delay: sent.delay });
        return this.#later();
      case "elsewhere": {
        const store = await this.#opened();
        // The other window has sent it.
        if (store && !(await store.has(photoId).catch(() => true))) return this.drop(photoId);
        this.#set(photoId, { kind: "paused", delay: "away" });
        return this.#later();
      }
      default:
        return sent satisfies never;
    }
  }

  #later(): void {
    this.#again ??= setTimeout(this.#resume, AGAIN_AFTER);
  }
}

/** Files that are larger than the server takes are refused before anything is sent. */
function queued(photo: PendingPhoto, kept: boolean): QueuedPhoto {
  const fault = photo.file.size > PHOTO_MAX_BYTES ? "too-large" : photo.file.size === 0 ? "empty" : undefined;
  const state: QueuedState = fault ? { kind: "refused", fault } : { kind: "waiting" };
  return { ...photo, kept, state, preview: URL.createObjectURL(photo.file) };
}

/** This browser's queue. Nothing of it happens on the server. */
export const photoQueue = new PhotoQueue();
