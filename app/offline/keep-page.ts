// Keeps "my work" openable without a connection: registers the worker and tells it what the page consists of.

/** In development modules come one by one and change: nothing of them is kept. */
const KEEPS = import.meta.env.PROD;
const WORKER = "/offline-worker.js";

/** The program's own files that this page has loaded. */
function filesOfPage(): readonly string[] {
  return performance
    .getEntriesByType("resource")
    .map(({ name }) => new URL(name))
    .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith("/assets/"))
    .map(({ pathname }) => pathname);
}

/** The kept picture is renewed at most so often, in milliseconds. */
const RENEW_AFTER = 30_000;
let renewed = -Infinity;

/** Does nothing where there is no worker: the open page still takes taps. */
export async function keepPage(): Promise<void> {
  if (!KEEPS || !("serviceWorker" in navigator) || !navigator.onLine) return;
  if (performance.now() - renewed < RENEW_AFTER) return;
  renewed = performance.now();
  try {
    await navigator.serviceWorker.register(WORKER, { scope: "/", updateViaCache: "none" });
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage({ keep: location.pathname, files: filesOfPage() });
  } catch {
    // Refused by the browser or its settings: the page works as long as it is open.
  }
}
