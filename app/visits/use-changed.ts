// What a colleague has just changed, for three seconds.
import { useEffect, useRef, useState } from "react";

const SHOWN_MS = 3_000;

interface Versioned {
  readonly id: string;
  readonly version: number;
}

/**
 * Ids of the things whose version differs from that of the load before, or that were not there then.
 * @param view what is being looked at, e.g. the filter: another view is not a change
 */
export function useChanged(things: readonly Versioned[], view: string): ReadonlySet<string> {
  const before = useRef<{ view: string; versions: ReadonlyMap<string, number> } | undefined>(undefined);
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const known = before.current;
    before.current = { view, versions: new Map(things.map(({ id, version }) => [id, version])) };
    if (!known || known.view !== view) return;
    const fresh = things.filter(({ id, version }) => known.versions.get(id) !== version).map(({ id }) => id);
    if (fresh.length === 0) return;
    setChanged((shown) => new Set([...shown, ...fresh]));
    // Not undone by the next load: every mark lives its three seconds.
    setTimeout(() => {
      setChanged((shown) => new Set([...shown].filter((id) => !fresh.includes(id))));
    }, SHOWN_MS);
  }, [things, view]);
  return changed;
}
