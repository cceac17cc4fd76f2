// What this tablet has of a half-written form that the server does not have yet: it survives a reload and a lost network.
import { z } from "zod";
import { DraftValues, type DraftSection } from "./draft";

const LocalDraft = z.object({
  /** The version that was seen on the server when it was written. */
  base: z.int().min(0),
  values: DraftValues,
});
export type LocalDraft = z.infer<typeof LocalDraft>;

export function localKey(visitId: string, section: DraftSection): string {
  return `bayline:intake:${visitId}:${section}`;
}

/** @returns undefined where nothing is kept, or the browser keeps nothing */
export function readLocal(key: string): LocalDraft | undefined {
  try {
    const read = LocalDraft.safeParse(JSON.parse(localStorage.getItem(key) ?? "null"));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

/** A browser without room or permission keeps nothing: the server still does. */
export function writeLocal(key: string, draft: LocalDraft | undefined): void {
  try {
    if (draft) localStorage.setItem(key, JSON.stringify(draft));
    else localStorage.removeItem(key);
  } catch {
    // Private windows of some browsers refuse.
  }
}
