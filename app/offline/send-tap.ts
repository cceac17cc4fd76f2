// One try to deliver a tap.
import { paths } from "~/paths";
import { heardServer } from "./server-clock";
import type { Tap } from "./tap";
import type { Sent } from "./tap-queue";
import { TapAnswer } from "./tap.schema";

/** A phone that is half in a dead spot: no answer in this time is none. */
const ANSWER_WITHIN_MS = 20_000;

/** The fields of the tap and of its command. */
export function formOfTap(tap: Tap, sentAt: number): URLSearchParams {
  const { submissionId, intent, visitId, staffId, centreId, tappedAt, offset } = tap;
  return new URLSearchParams({
    ...tap.fields,
    ...{ submissionId, intent, visitId, staffId, centreId },
    tappedAt: String(tappedAt),
    sentAt: String(sentAt),
    ...(offset === undefined ? {} : { offset: String(offset) }),
  });
}

/** A tap that the server does not understand will not be understood later: it is shown to the person. */
function unread(status: number): Sent {
  if (status === 401) return { delay: "signed-out" };
  if (status === 400 || status === 413) {
    return { answer: { kind: "refused", now: Date.now(), code: "invalid" } };
  }
  return { delay: "no-connection" };
}

/** It goes on when one leaves the page in the middle. */
export async function sendTap(tap: Tap): Promise<Sent> {
  if (!navigator.onLine) return { delay: "no-connection" };
  try {
    const response = await fetch(paths.taps(), {
      method: "POST",
      body: formOfTap(tap, Date.now()),
      keepalive: true,
      redirect: "manual",
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    const read = TapAnswer.safeParse(await response.json().catch(() => undefined));
    if (!read.success) return unread(response.status);
    heardServer(read.data.now);
    // Somebody else has signed in meanwhile: it waits for the one who tapped.
    const foreign = read.data.kind === "refused" && read.data.code === "another-person";
    return foreign ? { delay: "signed-out" } : { answer: read.data };
  } catch {
    return { delay: "no-connection" };
  }
}
