// The seven stages and their moves.
import { describe, expect, it } from "vitest";
import { NEXT, STAGES, canMove, isStage, nextOf, stageNumber, type Ending, type Stage } from "./stages";

describe("the journey", () => {
  it("has seven stages, and each gate leads to the next one", () => {
    expect(STAGES.map(stageNumber)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(STAGES.map(nextOf)).toEqual([...STAGES.slice(1), "closed"]);
  });

  it("goes back only from quality control, to repairs", () => {
    const back = STAGES.flatMap((from) =>
      STAGES.filter((to) => stageNumber(to) <= stageNumber(from) && canMove(from, to)).map(
        (to) => `${from} to ${to}`,
      ),
    );
    expect(back).toEqual(["quality to repairs"]);
  });

  it("skips no stage", () => {
    const ahead = STAGES.flatMap((from) =>
      STAGES.filter((to) => stageNumber(to) > stageNumber(from) + 1 && canMove(from, to)),
    );
    expect(ahead).toEqual([]);
  });

  it("can be called off until work begins, and be closed only at the end", () => {
    const from = (ending: Ending): readonly Stage[] => STAGES.filter((stage) => canMove(stage, ending));
    expect(from("cancelled")).toEqual(["booking", "preparation", "intake"]);
    expect(from("lost")).toEqual(["booking"]);
    expect(from("no-show")).toEqual(["preparation"]);
    expect(from("closed")).toEqual(["follow-up"]);
  });

  it("reaches an end from every stage", () => {
    const ends = (stage: Stage, seen: readonly Stage[]): boolean =>
      NEXT[stage].some((to) => (isStage(to) ? !seen.includes(to) && ends(to, [...seen, to]) : true));
    expect(STAGES.filter((stage) => !ends(stage, [stage]))).toEqual([]);
  });

  it("knows a stage by its name", () => {
    expect(isStage("follow-up")).toBe(true);
    expect(isStage("closed")).toBe(false);
    expect(isStage("toString")).toBe(false);
  });
});
