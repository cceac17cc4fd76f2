// A page that was loaded while a tap was on its way: it is loaded once more when the tap is in the log.
import { useEffect, useRef } from "react";
import { useRevalidator } from "react-router";
import { isReachable } from "~/ui/reachable";
import type { Tap } from "./tap";

/** The parts of a page are read one beside the other, within this time, in milliseconds. */
const READ_WITHIN = 3_000;

/** @param loadedAt the server's clock when the page was loaded */
export function useFreshPage(taps: readonly Tap[], loadedAt: number): void {
  const { revalidate } = useRevalidator();
  const asked = useRef(new Set<string>());
  useEffect(() => {
    const late = taps.filter(
      ({ state, submissionId }) =>
        state.kind === "done" && state.now > loadedAt - READ_WITHIN && !asked.current.has(submissionId),
    );
    if (late.length === 0) return;
    for (const { submissionId } of late) asked.current.add(submissionId);
    void isReachable().then((reachable) => (reachable ? revalidate() : undefined));
  }, [taps, loadedAt, revalidate]);
}
