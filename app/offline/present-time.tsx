// The present for a page that may have been opened without a connection: its own clock stands at the time when it was kept.
import { useMemo, useSyncExternalStore, type ReactNode } from "react";
import { CentreContext, useCentre } from "~/ui/centre-context";
import { serverOffset } from "./server-clock";

/** Two clocks that differ by less are one, in milliseconds. */
const TOLERANCE = 2 * 60_000;
const TICK = 30_000;

function everyTick(changed: () => void): () => void {
  const timer = setInterval(changed, TICK);
  return () => clearInterval(timer);
}

/** The server's time by this phone's clock, in steps of a tick. */
function presentTick(): number | undefined {
  const offset = serverOffset();
  return offset === undefined ? undefined : Math.floor((Date.now() + offset) / TICK) * TICK;
}

/** Durations and "in 2 h" within it are counted from now, also on a page that was made hours ago. */
export function PresentTime({ children }: { readonly children: ReactNode }) {
  const centre = useCentre();
  const now = useSyncExternalStore(everyTick, presentTick, () => undefined);
  const stale = now !== undefined && Math.abs(now - centre.now) > TOLERANCE;
  const value = useMemo(() => (stale ? { ...centre, now } : centre), [centre, now, stale]);
  return <CentreContext value={value}>{children}</CentreContext>;
}
