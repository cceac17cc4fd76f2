// The browser's end of the stream of news: one connection per page, closed while nobody looks.

/** A visit of the centre changed. */
export interface News {
  readonly visitId?: string;
}

/** News that come close together are answered by one load. */
const GATHER_MS = 150;
/** At most one load in this time, however busy the centre is. */
const AT_MOST_EVERY_MS = 1_000;
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 30_000;

export interface Follower {
  readonly concerns: (news: News) => boolean;
  readonly refresh: () => void;
}

function readNews(data: unknown): News {
  try {
    const news: unknown = JSON.parse(String(data));
    if (typeof news !== "object" || news === null || !("visitId" in news)) return {};
    return typeof news.visitId === "string" ? { visitId: news.visitId } : {};
  } catch {
    return {};
  }
}

/** Calls `refresh` in good time, several wishes at once. */
function gathering(refresh: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = -Infinity;
  return {
    soon() {
      if (timer !== undefined) return;
      const wait = Math.max(GATHER_MS, last + AT_MOST_EVERY_MS - performance.now());
      timer = setTimeout(() => {
        timer = undefined;
        last = performance.now();
        refresh();
      }, wait);
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}

/**
 * Follows the stream at this address until the returned function is called. After every interruption it refreshes once,
 * because something may have been missed.
 */
export function followNews(address: string, { concerns, refresh }: Follower): () => void {
  const gathered = gathering(refresh);
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let retryMs = FIRST_RETRY_MS;
  let missedSomething = false;

  function open() {
    close();
    source = new EventSource(address);
    source.addEventListener("open", () => {
      retryMs = FIRST_RETRY_MS;
      if (missedSomething) gathered.soon();
      missedSomething = false;
    });
    source.addEventListener("news", ({ data }: MessageEvent<unknown>) => {
      if (concerns(readNews(data))) gathered.soon();
    });
    source.addEventListener("refetch", () => gathered.soon());
    source.addEventListener("error", () => {
      missedSomething = true;
      // The browser comes back by itself after a lost line, but gives up for good when the server answers "no".
      if (source?.readyState !== EventSource.CLOSED) return;
      retry = setTimeout(open, retryMs);
      retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
    });
  }

  function close() {
    clearTimeout(retry);
    source?.close();
    source = undefined;
  }

  function look() {
    if (document.visibilityState === "visible") {
      if (!source) open();
      return;
    }
    missedSomething = true;
    close();
  }

  look();
  document.addEventListener("visibilitychange", look);
  return () => {
    document.removeEventListener("visibilitychange", look);
    gathered.stop();
    close();
  };
}
