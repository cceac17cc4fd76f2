// A repeat repair is found by itself, with what speaks for it; a person decides.
import { describe, expect, test } from "vitest";
import { DAY, instant } from "~/journey/instant";
import { repeats, type EarlierVisit } from "./repeat";

const at = instant("2026-03-03T08:00:00Z");
const request = {
  at,
  complaint: "The front brakes squeal again when braking downhill.",
  services: [{ title: "Front brake pads" }],
};
const earlier = (about: Partial<EarlierVisit> = {}): EarlierVisit => ({
  id: "e",
  number: 1007,
  complaint: "Oil change.",
  releasedAt: at - 20 * DAY,
  jobs: [{ title: "Oil service", state: "done" }],
  ...about,
});

describe("a visit that came back", () => {
  test("with the same job done is suspected, with the job as evidence", () => {
    const [found] = repeats(request, [earlier({ jobs: [{ title: "front brake pads", state: "done" }] })]);
    expect(found).toMatchObject({ number: 1007, days: 20, sameJobs: ["Front brake pads"] });
  });
  test("with two telling words in common is suspected, whatever their endings", () => {
    const [found] = repeats(request, [
      earlier({ complaint: "Squealing when I brake: the brakes, downhills" }),
    ]);
    expect(found?.sameWords).toEqual(
      ["brakes", "squeal", "downhill"].filter((w) => found?.sameWords.includes(w)),
    );
    expect(found?.sameWords.length).toBeGreaterThanOrEqual(2);
  });
  test("in Russian too", () => {
    const russian = { ...request, complaint: "Скрипят тормозные колодки спереди", services: [] };
    const then = earlier({ complaint: "Скрип: скрипела тормозная колодка" });
    expect(repeats(russian, [then])[0]?.sameWords.length).toBeGreaterThanOrEqual(2);
  });
  test("for other work with other words is not", () => {
    expect(repeats(request, [earlier()])).toEqual([]);
  });
  test("with a job that was called off is not", () => {
    expect(
      repeats(request, [earlier({ jobs: [{ title: "Front brake pads", state: "cancelled" }] })]),
    ).toEqual([]);
  });
  test.each([
    [90, 1],
    [91, 0],
  ])("%i days later counts %i times", (days, count) => {
    const then = earlier({
      releasedAt: at - days * DAY,
      jobs: [{ title: "Front brake pads", state: "done" }],
    });
    expect(repeats(request, [then])).toHaveLength(count);
  });
  test("names the latest first", () => {
    const jobs = [{ title: "Front brake pads", state: "done" }];
    const found = repeats(request, [
      earlier({ id: "old", jobs, releasedAt: at - 60 * DAY }),
      earlier({ id: "new", jobs, releasedAt: at - 5 * DAY }),
    ]);
    expect(found.map(({ visitId }) => visitId)).toEqual(["new", "old"]);
  });
});
