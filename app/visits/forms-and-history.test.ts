// Small pure pieces of the visits room: the pages of a history, and which form is which.
import { expect, test } from "vitest";
import { event, type JourneyEvent, type NewEvent } from "~/journey/events";
import { instant } from "~/journey/instant";
import { eventFromRow } from "./event-rows";
import { isOfForm, textsIn } from "./form-identity";
import { returnTo } from "./return-to";
import { submissionOf } from "./submission";
import { TIMELINE_PAGE, timelinePage } from "./timeline-page";

function notes(count: number): JourneyEvent[] {
  return Array.from({ length: count }, (_, at) =>
    recorded(event("note.added", instant(at), { text: "n" }), at + 1),
  );
}

function recorded(fresh: NewEvent, seq: number): JourneyEvent {
  const at = new Date(fresh.occurredAt);
  return eventFromRow({
    ...fresh,
    occurredAt: at,
    seq,
    stage: "repairs",
    loop: 0,
    actorKind: "job",
    actorId: null,
  });
}

test("a history is told latest first, fifty to a page, every event once", () => {
  const events = notes(TIMELINE_PAGE * 2 + 7);
  const pages = [1, 2, 3].map((page) => timelinePage(events, page));
  expect(pages.map((page) => page.events.length)).toEqual([TIMELINE_PAGE, TIMELINE_PAGE, 7]);
  const seqs = pages.flatMap((page) => page.events.map(({ seq }) => seq));
  expect(seqs).toEqual(events.map(({ seq }) => seq).reverse());
});

test("a page that does not exist is the nearest that does", () => {
  const events = notes(60);
  expect([0, -3, 99, NaN, 1.9].map((page) => timelinePage(events, page).page)).toEqual([1, 1, 2, 1, 1]);
  expect(timelinePage([], 1)).toMatchObject({ events: [], page: 1, pages: 1, total: 0 });
});

test("crossing into a stage is told once", () => {
  const crossing = [
    event("stage.left", instant(1), { stage: "booking", to: "preparation" }),
    event("stage.entered", instant(1), { stage: "preparation" }),
    event("preparation.started", instant(1), {}),
  ].map((fresh, at) => recorded(fresh, at + 1));
  expect(timelinePage(crossing, 1).events.map(({ type }) => type)).toEqual(["stage.entered"]);
});

test("a form is known by the ids that it is about", () => {
  const [job, other] = [crypto.randomUUID(), crypto.randomUUID()];
  const posted = textsIn({ intent: "stopWork", lines: [{ jobId: job }], cause: "parts" });
  expect(isOfForm(job, posted)).toBe(true);
  expect(isOfForm(other, posted)).toBe(false);
  expect(isOfForm(`${job} ${other}`, posted)).toBe(false);
  expect(isOfForm("17", posted)).toBe(true);
});

test("the same page and the same words are one submission, other words are another", () => {
  const page = crypto.randomUUID();
  const form = (text: string) => {
    const data = new FormData();
    data.set("submissionId", page);
    data.set("text", text);
    return submissionOf(data);
  };
  expect(form("a")).toBe(form("a"));
  expect(form("a")).not.toBe(form("b"));
  expect(submissionOf(new FormData())).toBeUndefined();
});

test("a form names the page to return to, and only one on the list", () => {
  const to = (then: string) => {
    const data = new FormData();
    data.set("then", then);
    return returnTo(data);
  };
  expect([to("my-work"), to("//elsewhere.test"), to("toString"), to("")]).toEqual([
    "/my-work",
    undefined,
    undefined,
    undefined,
  ]);
});
