// How long the browser's main thread is busy with scripts when the calendar goes to another week. Times are the thread's own
// (CPU), so that a machine with other work does not change them much. Usage, with the program running and a week of many
// visits in it: npx tsx test/bench/calendar/week-change.ts http://127.0.0.1:3000 manager.dublin@bayline.test 2027-01-11
import { chromium, type CDPSession } from "@playwright/test";
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

async function traced(cdp: CDPSession, act: () => Promise<void>): Promise<readonly Traced[]> {
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
function scripting(events: readonly Traced[]): number {
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

const [address = "http://127.0.0.1:3000", email = "", date = "", password = "bayline-demo"] =
  process.argv.slice(2);
const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, baseURL: address });
await page.goto("/sign-in");
await page.locator("input[name=email]").fill(email);
await page.locator("input[name=password]").fill(password);
await page.locator("input[name=password]").press("Enter");
await page.waitForURL((url) => url.pathname !== "/sign-in");
await page.goto(`/calendar?view=week&date=${date}`);
await page.locator(".rbc-event").first().waitFor();
console.log(`${await page.locator(".rbc-event").count()} visits in the week`);
const cdp = await page.context().newCDPSession(page);
const found: number[] = [];
for (let turn = 0; turn < 10; turn += 1) {
  const link = page.locator('a[href^="/calendar"]:has(svg)').nth(turn % 2 === 0 ? 1 : 0);
  const before = await page.locator(".rbc-header").first().textContent();
  const events = await traced(cdp, async () => {
    await link.evaluate((element: HTMLElement) => element.click());
    await page.waitForFunction((text) => document.querySelector(".rbc-header")?.textContent !== text, before);
    await page.evaluate(() => new Promise((done) => requestIdleCallback(() => requestAnimationFrame(done))));
  });
  found.push(scripting(events));
}
const sorted = [...found].sort((a, b) => a - b);
console.log(`scripting of a week change: ${found.map((ms) => ms.toFixed(0)).join(", ")} ms`);
console.log(`median ${(sorted[5] ?? 0).toFixed(0)} ms, worst ${(sorted.at(-1) ?? 0).toFixed(0)} ms`);
await browser.close();
