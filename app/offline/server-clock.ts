// How far this phone's clock is from the server's, as of the last contact; remembered for pages that open without one.

import { z } from "zod/v4";
import { paths } from "~/paths";

const KEPT = "bayline-clock";

let known: number | undefined;

/** @param serverNow milliseconds, as the server said them a moment ago */
export function heardServer(serverNow: number): void {
  known = Math.round(serverNow - Date.now());
  try {
    localStorage.setItem(KEPT, String(known));
  } catch {
    // Without a memory the offset holds for this page.
  }
}

/** Milliseconds to add to `Date.now()`; undefined before the first contact. */
export function serverOffset(): number | undefined {
  if (known !== undefined) return known;
  try {
    const kept = Number(localStorage.getItem(KEPT) ?? NaN);
    return Number.isFinite(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

const Told = z.object({ now: z.number() });

/** Asks the server for its time. A page that was opened without a connection carries an old one. */
export async function askServerClock(): Promise<void> {
  if (!navigator.onLine) return;
  try {
    const askedAt = Date.now();
    const told = Told.parse(await (await fetch(paths.taps(), { cache: "no-store" })).json());
    heardServer(told.now + (Date.now() - askedAt) / 2);
  } catch {
    // No answer: what was known stays.
  }
}
