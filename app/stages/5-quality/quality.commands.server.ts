// The forms of the quality page: who may hand them in and which rule answers.
import { command } from "~/visits/command.server";
import { failInspection, passInspection, preparePapers, startInspection, washVehicle } from "./quality";
import { FailInspection, Nothing, PassInspection, PreparePapers } from "./quality.schema";

export const qualityCommands = {
  startInspection: command({
    may: "quality:inspect",
    schema: () => Nothing,
    decide: (visit, _input, { actor, now }) => startInspection(visit, { inspectorId: actor.staffId }, now),
  }),
  failInspection: command({
    may: "quality:inspect",
    schema: () => FailInspection,
    decide: (visit, { defects }, { actor, now }) =>
      failInspection(visit, { inspectorId: actor.staffId, defects }, now),
  }),
  passInspection: command({
    may: "quality:inspect",
    schema: () => PassInspection,
    decide: (visit, { testDriveDistance }, { actor, map, now }) =>
      passInspection(visit, { inspectorId: actor.staffId, testDriveDistance }, map, now),
  }),
  washVehicle: command({
    may: "quality:papers",
    schema: () => Nothing,
    decide: (visit, _input, { now }) => washVehicle(visit, now),
  }),
  preparePapers: command({
    may: "quality:papers",
    schema: () => PreparePapers,
    decide: (visit, input, { now }) => preparePapers(visit, input, now),
  }),
};
