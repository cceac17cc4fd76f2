// The browser's one queue of taps, for components.
import { useCallback, useEffect, useMemo, useSyncExternalStore } from "react";
import { v7 as uuidv7 } from "uuid";
import { sendTap } from "./send-tap";
import { askServerClock, serverOffset } from "./server-clock";
import { runsClock, type Tap, type TapSubject } from "./tap";
import { EMPTY_QUEUE, TapQueue, type QueueSnapshot, type Tapper } from "./tap-queue";
import type { TapIntent } from "./tap.schema";
import { openTapStore, tapJournal } from "./tap-store";

/** Milliseconds after which a tap is tried again; the return of the connection does it at once. */
const AGAIN_AFTER = 10_000;
const CHANNEL = "bayline-taps";

let channel: BroadcastChannel | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

async function alone(run: () => Promise<void>): Promise<void> {
  if ("locks" in navigator) await navigator.locks.request(CHANNEL, run);
  else await run();
}

/** Nothing of it happens on the server. */
export const tapQueue = new TapQueue({
  open: openTapStore,
  journal: tapJournal,
  send: sendTap,
  alone,
  announce: () => channel?.postMessage("changed"),
  later: (again) => {
    clearTimeout(timer);
    timer = setTimeout(again, AGAIN_AFTER);
  },
});

let begun = false;

/** Takes up what was left unsent, now and whenever the connection or the reader comes back. Once for a page. */
function begin(): void {
  if (begun) return;
  begun = true;
  const refresh = () => void tapQueue.refresh();
  const back = () => {
    void askServerClock();
    refresh();
  };
  if ("BroadcastChannel" in window) {
    channel = new BroadcastChannel(CHANNEL);
    channel.addEventListener("message", refresh);
  }
  window.addEventListener("online", back);
  document.addEventListener("visibilitychange", refresh);
  void askServerClock();
}

export interface NewTap {
  readonly intent: TapIntent;
  readonly visitId: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly subject: TapSubject;
}

export interface Taps extends QueueSnapshot {
  readonly tap: (what: NewTap) => void;
}

/** A glove presses twice: the same button of the same job within this time, in milliseconds, is one tap. */
const SECOND_PRESS = 1_500;

function isSecondPress(taps: readonly Tap[], { intent, visitId, fields }: Omit<NewTap, "subject">): boolean {
  const last = taps.at(-1);
  if (last?.intent !== intent || last.visitId !== visitId || !runsClock(last)) return false;
  return last.fields["jobId"] === fields["jobId"] && Date.now() - last.tappedAt < SECOND_PRESS;
}

/** The person's own taps: those of others who use this phone wait until they sign in again. */
export function useTaps({ staffId, centreId }: Tapper): Taps {
  useEffect(() => {
    begin();
    tapQueue.isUsedBy({ staffId, centreId });
  }, [staffId, centreId]);
  const queue = useSyncExternalStore(tapQueue.subscribe, tapQueue.snapshot, () => EMPTY_QUEUE);
  const taps = useMemo(
    () => queue.taps.filter((tap) => tap.staffId === staffId && tap.centreId === centreId),
    [queue.taps, staffId, centreId],
  );
  const tap = useCallback(
    ({ fields, ...what }: NewTap) => {
      if (isSecondPress(tapQueue.snapshot().taps, { ...what, fields })) return;
      const offset = serverOffset();
      const made: Tap = {
        ...what,
        ...{ staffId, centreId, fields: { ...fields } },
        submissionId: uuidv7(),
        tappedAt: Date.now(),
        ...(offset === undefined ? {} : { offset }),
        state: { kind: "waiting" },
      };
      void tapQueue.add(made);
    },
    [staffId, centreId],
  );
  return { ...queue, taps, tap };
}
