// How long a page's main thread is busy with scripts. Times are the thread's own (CPU), so that a machine with other work does
// not change them much.
import type { CDPSession } from "@playwright/test";
import { z } from "zod";

const SCRIPTS =
  /^(FunctionCall|EvaluateScript|EventDispatch|RunMicrotasks|TimerFire|Fire(AnimationFrame|IdleCallback)|v8\.|V8\.|MinorGC|MajorGC|HandlePostMessage)/;
const RENDERING = /^(Layout|UpdateLayoutTree|ScheduleStyleRecalculation|PrePaint|Paint|Layerize|HitTest)/;

const Traced = z.object({
  name: z.string(),
  ph: z.string(),
  pid: z.number(),
  tid: z.number(),
  ts: z.number().optional(),
  dur: z.number().optional(),
  tts: z.number().optional(),
  tdur: z.number().optional(),
});
type Traced = z.infer<typeof Traced>;

/** What the browser records while something is done. */
export async function traced(cdp: CDPSession, act: () => Promise<void>): Promise<readonly Traced[]> {
  const found: Traced[] = [];
  const collect = ({ value }: { value: readonly unknown[] }) => {
    for (const event of value) {
      const read = Traced.safeParse(event);
      if (read.success) found.push(read.data);
    }
  };
  cdp.on("Tracing.dataCollected", collect);
  await cdp.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: ["devtools.timeline", "v8"] },
  });
  await act();
  const complete = new Promise<void>((resolve) => cdp.once("Tracing.tracingComplete", () => resolve()));
  await cdp.send("Tracing.end");
  await complete;
  cdp.off("Tracing.dataCollected", collect);
  return found;
}

/** Milliseconds of scripts on the busiest thread, without the layout that they force. */
export function scripting(events: readonly Traced[]): number {
  const byThread = new Map<string, number>();
  const spans = events.filter(
    (event) => event.ph === "X" && event.tdur !== undefined && event.tts !== undefined,
  );
  for (const thread of new Set(spans.map(({ pid, tid }) => `${pid}/${tid}`))) {
    const own = spans
      .filter(({ pid, tid }) => `${pid}/${tid}` === thread)
      .sort((a, b) => (a.tts ?? 0) - (b.tts ?? 0) || (b.tdur ?? 0) - (a.tdur ?? 0));
    byThread.set(thread, selfTime(own));
  }
  return Math.max(0, ...byThread.values()) / 1000;
}

function selfTime(spans: readonly Traced[]): number {
  let total = 0;
  const open: { end: number; script: boolean }[] = [];
  for (const { name, tts = 0, tdur = 0 } of spans) {
    while (open.length > 0 && (open.at(-1)?.end ?? 0) <= tts) open.pop();
    const around = open.at(-1)?.script ?? false;
    const script = SCRIPTS.test(name) || (around && !RENDERING.test(name));
    if (script && !around) total += tdur;
    if (!script && around) total -= tdur;
    open.push({ end: tts + tdur, script });
  }
  return total;
}
