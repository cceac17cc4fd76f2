// The browser's end of the stream of news: one connection per page, closed while nobody looks.
import { isReachable } from "~/ui/reachable";

/** A visit of the centre changed. Without an id: something may have changed, nobody knows what. */
export interface News {
  readonly visitId?: string;
  /** The visit's version since then. */
  readonly version?: number;
}

/** News that come close together are answered by one load. */
const GATHER_MS = 150;
/** At most one load in this time, however busy the centre is. */
const AT_MOST_EVERY_MS = 1_000;
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 30_000;
/** The server shows a sign of life every 20 s. A line that is silent for longer has died without saying so. */
const SILENCE_MS = 50_000;

export interface Follower {
  readonly concerns: (news: News) => boolean;
  /** Not called while nobody would answer: a page that is loaded anew then turns into an error page, and what was typed is lost. */
  readonly refresh: () => void;
}

function readNews(data: unknown): News {
  try {
    const news: unknown = JSON.parse(String(data));
    if (typeof news !== "object" || news === null) return {};
    return {
      ...("visitId" in news && typeof news.visitId === "string" ? { visitId: news.visitId } : {}),
      ...("version" in news && typeof news.version === "number" ? { version: news.version } : {}),
    };
  } catch {
    return {};
  }
}

/** Calls `refresh` in good time, several wishes at once, and only while there is somebody to ask. */
function gathering(refresh: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = -Infinity;
  let stopped = false;
  const after = (wait: number) => {
    timer = setTimeout(() => void attempt(), wait);
  };
  async function attempt() {
    const reachable = await isReachable();
    if (stopped) return;
    if (!reachable) return after(FIRST_RETRY_MS);
    timer = undefined;
    last = performance.now();
    refresh();
  }
  return {
    soon() {
      if (timer === undefined) after(Math.max(GATHER_MS, last + AT_MOST_EVERY_MS - performance.now()));
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/** The line to the server: opened while somebody looks, and again whenever it is lost. */
class Line {
  private source: EventSource | undefined;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private retryMs = FIRST_RETRY_MS;
  private silence: ReturnType<typeof setTimeout> | undefined;
  private missedSomething = false;

  constructor(
    private readonly address: string,
    private readonly heard: (news: News) => void,
  ) {}

  /** Opens the line while the page is looked at, and closes it otherwise. */
  readonly look = () => {
    if (document.visibilityState === "hidden") {
      this.missedSomething = true;
      this.close();
    } else if (!this.source) this.open();
  };

  /** Begins a new line, when the old one may be dead. */
  readonly renew = () => {
    if (document.visibilityState === "hidden") return;
    this.missedSomething = true;
    this.open();
  };

  close() {
    clearTimeout(this.retry);
    clearTimeout(this.silence);
    this.source?.close();
    this.source = undefined;
  }

  private open() {
    this.close();
    const source = new EventSource(this.address);
    this.source = source;
    this.listen();
    source.addEventListener("open", () => this.opened());
    source.addEventListener("beat", () => this.listen());
    source.addEventListener("news", ({ data }: MessageEvent<unknown>) => this.hear(readNews(data)));
    source.addEventListener("refetch", () => this.hear({}));
    source.addEventListener("error", () => this.failed(source));
  }

  private opened() {
    this.listen();
    this.retryMs = FIRST_RETRY_MS;
    if (this.missedSomething) this.heard({});
    this.missedSomething = false;
  }

  private hear(news: News) {
    this.listen();
    this.heard(news);
  }

  /** The server has just shown that it is there: it has so long until the next sign of life. */
  private listen() {
    clearTimeout(this.silence);
    this.silence = setTimeout(this.renew, SILENCE_MS);
  }

  /** The browser comes back by itself after a lost line, but gives up for good when the server answers "no". */
  private failed(source: EventSource) {
    this.missedSomething = true;
    if (source.readyState !== EventSource.CLOSED) return;
    // "No" may mean that nobody is signed in any more: the page's own data will say so.
    this.heard({});
    this.retry = setTimeout(this.renew, this.retryMs);
    this.retryMs = Math.min(this.retryMs * 2, LONGEST_RETRY_MS);
  }
}

/**
 * Follows the stream at this address until the returned function is called. After every interruption it refreshes once,
 * because something may have been missed.
 */
export function followNews(address: string, { concerns, refresh }: Follower): () => void {
  const gathered = gathering(refresh);
  const line = new Line(address, (news) => {
    if (concerns(news)) gathered.soon();
  });
  line.look();
  document.addEventListener("visibilitychange", line.look);
  window.addEventListener("online", line.renew);
  return () => {
    document.removeEventListener("visibilitychange", line.look);
    window.removeEventListener("online", line.renew);
    gathered.stop();
    line.close();
  };
}
