// Tries an uploaded file or brings it in, and tells how far it is.
import { access } from "node:fs/promises";
import { endStep, importForJob, tellProgress, type ImportFacts } from "~/exchange/imports.server";
import { importJob } from "~/exchange/import-job";
import { carryOut, RefusedFile, tryImport, type ImportOrder, type Watching } from "~/exchange/run/run.server";
import { forgetUpload, uploadPath } from "~/exchange/uploads.server";
import { db } from "~/platform/db/db.server";
import { log } from "~/platform/log.server";
import { task } from "./task";

/** Progress is written down no more often than this. */
const TELL_EVERY_MS = 400;

function watching(id: string, signal: AbortSignal): Watching & { readonly settled: () => Promise<void> } {
  let last = 0;
  let telling = Promise.resolve();
  return {
    signal,
    waits: true,
    onProgress({ bytes, rows }) {
      if (Date.now() - last < TELL_EVERY_MS) return;
      last = Date.now();
      // A progress that is not written is made up for by the next one.
      telling = telling.then(() => tellProgress(id, bytes, rows)).catch(() => undefined);
    },
    settled: () => telling,
  };
}

async function step(found: ImportFacts, order: ImportOrder, signal: AbortSignal): Promise<void> {
  const watch = watching(found.id, signal);
  if (found.state === "trying") {
    const findings = await tryImport(order, watch);
    await watch.settled();
    return endStep(db(), found.id, "tried", findings, order.now);
  }
  try {
    await carryOut(order, watch, async (tx, findings) => {
      await watch.settled();
      await endStep(tx, found.id, "done", findings, order.now);
    });
    await forgetUpload(found.id);
  } catch (error) {
    if (!(error instanceof RefusedFile)) throw error;
    await watch.settled();
    await endStep(db(), found.id, "refused", error.findings, order.now);
  }
}

async function fileIsThere(id: string): Promise<boolean> {
  return access(uploadPath(id)).then(
    () => true,
    () => false,
  );
}

export const importFile = task(importJob, async ({ importId }, { now, signal }) => {
  const found = await importForJob(importId);
  if (!found || (found.state !== "trying" && found.state !== "importing")) return;
  if (!(await fileIsThere(importId))) return endStep(db(), importId, "failed", undefined, now);
  const { centreId, kind, file, mapping, overwrite } = found;
  const order = { centreId, kind, mapping, now, shape: file, path: uploadPath(importId), update: overwrite };
  try {
    await step(found, order, signal);
  } catch (error) {
    // Told to stop: the next worker begins from the front, nothing was written.
    if (signal.aborted) throw error;
    log().error({ err: error, import: importId }, "An import failed");
    await endStep(db(), importId, "failed", undefined, now);
  }
});
