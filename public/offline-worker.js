// Opens "my work" without a connection: the last picture of the page and the program's own files. Nothing else is touched.
/* global self, caches, fetch, Response, AbortSignal */

const PAGE = "/my-work";
const PAGES = "bayline-page-1";
const FILES = "bayline-files-1";
/** A phone that is half in a dead spot gets the kept page after so long. */
const PATIENCE_MS = 5_000;
/** After these nobody, somebody else, or the same person in another way looks at the page. */
const FORGETS = ["/sign-out", "/sign-in", "/switch-centre", "/preferences"];

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  const current = [PAGES, FILES];
  const tidy = caches
    .keys()
    .then((names) =>
      Promise.all(
        names
          .filter((name) => name.startsWith("bayline-") && !current.includes(name))
          .map((name) => caches.delete(name)),
      ),
    );
  event.waitUntil(tidy.then(() => self.clients.claim()));
});

/** Only a page that is really this one: not the sign-in page that a redirect leads to, nor one that says that all is down. */
async function keep(response) {
  const pages = await caches.open(PAGES);
  if (response.ok && !response.redirected) await pages.put(PAGE, response);
  else if (response.redirected || response.type === "opaqueredirect") await pages.delete(PAGE);
}

async function keepFiles(paths) {
  const files = await caches.open(FILES);
  const known = new Set((await files.keys()).map(({ url }) => new URL(url).pathname));
  const fresh = paths.filter((path) => path.startsWith("/assets/") && !known.has(path));
  await Promise.all(fresh.map((path) => files.add(path).catch(() => undefined)));
}

/** Files of earlier versions: what neither the kept page nor its files name is of no use. */
async function dropOldFiles(paths) {
  const files = await caches.open(FILES);
  const all = await files.keys();
  if (all.length <= 2 * paths.length) return;
  const needed = new Set(paths);
  await Promise.all(
    all.map((file) => (needed.has(new URL(file.url).pathname) ? undefined : files.delete(file))),
  );
}

self.addEventListener("message", (event) => {
  const { keep: path, files = [] } = event.data ?? {};
  if (path !== PAGE) return;
  const page = fetch(PAGE, { headers: { Accept: "text/html" } }).then(keep, () => undefined);
  event.waitUntil(Promise.all([page, keepFiles(files).then(() => dropOldFiles(files))]));
});

async function openPage(request) {
  const kept = await (await caches.open(PAGES)).match(PAGE);
  try {
    const response = await fetch(request, kept ? { signal: AbortSignal.timeout(PATIENCE_MS) } : {});
    // A server that starts, or has no database: what one saw last is of more use than a page that says so.
    if (kept && [502, 503, 504].includes(response.status)) return kept;
    return response;
  } catch {
    return kept ?? Response.error();
  }
}

async function openFile(request) {
  const kept = await (await caches.open(FILES)).match(request);
  return kept ?? fetch(request);
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (request.method !== "GET") {
    const plain = pathname.replace(/\.data$/, "");
    if (FORGETS.includes(plain)) event.waitUntil(caches.delete(PAGES));
    return;
  }
  if (request.mode === "navigate" && pathname === PAGE) event.respondWith(openPage(request));
  else if (pathname.startsWith("/assets/")) event.respondWith(openFile(request));
});
