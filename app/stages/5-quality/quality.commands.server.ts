// The forms of the quality page: who may hand them in and which rule answers.
import { randomUUID } from "node:crypto";
import { foundDefects } from "~/journey/inspection";
import { rolesFor } from "~/journey/permissions";
import { deny } from "~/journey/verdict";
import { command } from "~/visits/command.server";
import { isColleague } from "~/visits/page.server";
import { checkPoint, driveTest } from "./points";
import {
  allowInspector,
  failInspection,
  passInspection,
  preparePapers,
  startInspection,
  washVehicle,
} from "./quality";
import {
  AllowInspector,
  DriveTest,
  FailInspection,
  FailPoint,
  Nothing,
  PreparePapers,
  SayPoint,
} from "./quality.schema";

export const qualityCommands = {
  startInspection: command({
    may: "quality:inspect",
    schema: () => Nothing,
    decide: (visit, _input, { actor, now }) => startInspection(visit, { inspectorId: actor.staffId }, now),
  }),
  allowInspector: command({
    may: "visit:override",
    schema: () => AllowInspector,
    async decide(visit, input, { actor, tx, now }) {
      const allowed = allowInspector(visit, input, now);
      if (!allowed.ok) return allowed;
      for (const role of rolesFor("quality:inspect")) {
        if (await isColleague(tx, actor, input.inspectorId, role)) return allowed;
      }
      return deny("not-in-list", { field: "inspectorId" });
    },
  }),
  sayPoint: command({
    may: "quality:inspect",
    schema: () => SayPoint,
    decide: (visit, said, { actor, map, now }) =>
      checkPoint(visit, { ...said, inspectorId: actor.staffId }, map, now),
  }),
  failPoint: command({
    may: "quality:inspect",
    schema: () => FailPoint,
    decide: (visit, said, { actor, map, now }) =>
      checkPoint(visit, { ...said, result: "failed", inspectorId: actor.staffId }, map, now),
  }),
  driveTest: command({
    may: "quality:inspect",
    schema: () => DriveTest,
    decide: (visit, drive, { actor, now }) => driveTest(visit, { ...drive, inspectorId: actor.staffId }, now),
  }),
  failInspection: command({
    may: "quality:inspect",
    schema: () => FailInspection,
    decide: (visit, { defects }, { actor, map, now }) => {
      const others = defects.map((defect) => ({ ...defect, defectId: randomUUID() }));
      const found = [...foundDefects(visit, map), ...others];
      return failInspection(visit, { inspectorId: actor.staffId, defects: found }, now);
    },
  }),
  passInspection: command({
    may: "quality:inspect",
    schema: () => Nothing,
    decide: (visit, _input, { actor, map, now }) =>
      passInspection(visit, { inspectorId: actor.staffId }, map, now),
  }),
  washVehicle: command({
    may: "quality:papers",
    schema: () => Nothing,
    decide: (visit, _input, { now }) => washVehicle(visit, now),
  }),
  preparePapers: command({
    may: "quality:papers",
    schema: () => PreparePapers,
    decide: (visit, { explanation, advice, nextOn, nextMileage }, { now }) => {
      const nextService = {
        ...(nextOn === undefined ? {} : { on: nextOn }),
        ...(nextMileage === undefined ? {} : { mileage: nextMileage }),
      };
      const papers = {
        explanation,
        ...(advice === undefined ? {} : { advice }),
        ...(Object.keys(nextService).length === 0 ? {} : { nextService }),
      };
      return preparePapers(visit, papers, now);
    },
  }),
};
