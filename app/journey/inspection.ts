// What is inspected at a visit: the points of the centre's lists that its jobs call for, and what was said of each.
import type { ChecklistItem, InspectionList, RouteMap } from "./route-map";
import { currentInspection, type Defect, type Facts, type Job } from "./visit";
import type { PointResult } from "./quality-facts";

/** The point that a test drive answers by itself. */
export const TEST_DRIVE = "test-drive";

export interface InspectionPoint extends ChecklistItem {
  /** Unique among all points of a map: what events call it. */
  readonly key: string;
}

export interface PointList {
  /** Undefined: the list for every car. */
  readonly kind: Pick<InspectionList, "id" | "title"> | undefined;
  /** The jobs for which it is gone through. */
  readonly jobs: readonly Job[];
  readonly points: readonly InspectionPoint[];
}

export function pointKey(list: Pick<InspectionList, "id">, point: Pick<ChecklistItem, "id">): string {
  return `${list.id}/${point.id}`;
}

/** What the job asks of a mechanic, as it was booked. */
function skillOf(job: Pick<Job, "id" | "title">, { request }: Pick<Facts, "request">): string | undefined {
  const { services } = request;
  const service =
    services.find((each) => each.id === job.id) ?? services.find((each) => each.title === job.title);
  return service?.skill;
}

/** Words of so few letters are meant whole: "oil" is not in "coil", "ТО" not in "тормоза". Of others the beginning counts. */
const WHOLE = 3;

function spaced(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Whether a kind's list is for work with this name and skill. */
export function isOfKind(
  { skills, words }: Pick<InspectionList, "skills" | "words">,
  work: { readonly title: string; readonly skill?: string | undefined },
): boolean {
  if (work.skill !== undefined && skills.includes(work.skill)) return true;
  const title = ` ${spaced(work.title)} `;
  return words.some((word) => {
    const wanted = spaced(word);
    return wanted !== "" && title.includes(wanted.length <= WHOLE ? ` ${wanted} ` : ` ${wanted}`);
  });
}

/** The lists for a visit: the general one first, then one for each kind of its jobs. Work that was called off asks for none. */
export function inspectionLists(visit: Facts, map: RouteMap): readonly PointList[] {
  const jobs = visit.jobs.filter(({ state }) => state.kind !== "cancelled");
  const general = map.stages.quality.checklist.map((item) => ({ ...item, key: item.id }));
  const kinds = (map.inspection?.kinds ?? []).map((list) => ({
    kind: { id: list.id, title: list.title },
    jobs: jobs.filter((job) => isOfKind(list, { title: job.title, skill: skillOf(job, visit) })),
    points: list.points.map((point) => ({ ...point, key: pointKey(list, point) })),
  }));
  return [
    { kind: undefined, jobs, points: general },
    ...kinds.filter((list) => list.jobs.length > 0 && list.points.length > 0),
  ];
}

export function inspectionPoints(visit: Facts, map: RouteMap): readonly InspectionPoint[] {
  return inspectionLists(visit, map).flatMap(({ points }) => points);
}

/** What was said of a point in the present loop; earlier versions of the program ticked what was right. */
export function pointResult(visit: Facts, key: string): PointResult | undefined {
  const inspection = currentInspection(visit);
  const said = inspection?.points[key];
  if (said) return said;
  const ticked = visit.ticks[`quality/${key}`];
  if (ticked) return { ...ticked, result: "ok" };
  const drive = key === TEST_DRIVE ? inspection?.drive : undefined;
  return drive && { at: drive.at, by: drive.by, result: "ok" };
}

/** Required points of which nothing was said in this loop. */
export function openPoints(visit: Facts, map: RouteMap): readonly InspectionPoint[] {
  return inspectionPoints(visit, map).filter(
    ({ key, required }) => required && pointResult(visit, key) === undefined,
  );
}

/** What the failed points of this loop are about. */
export function foundDefects(visit: Facts, map: RouteMap): readonly Defect[] {
  return inspectionPoints(visit, map).flatMap(({ key }) => {
    const said = pointResult(visit, key);
    if (said?.result !== "failed" || said.jobId === undefined || said.note === undefined) return [];
    const defect = { jobId: said.jobId, what: said.note, item: key };
    return [said.defectId === undefined ? defect : { ...defect, defectId: said.defectId }];
  });
}

/** The title of every point of a map, by its key. */
export function pointTitles(map: RouteMap): Readonly<Record<string, ChecklistItem["title"]>> {
  return Object.fromEntries(
    (map.inspection?.kinds ?? []).flatMap((list) =>
      list.points.map((point) => [pointKey(list, point), point.title] as const),
    ),
  );
}

/** The odometer as it was read last: at intake, or after the last test drive. In the centre's unit. */
export function lastReading(visit: Facts): number | undefined {
  const drives = visit.inspections.flatMap(({ drive }) => (drive ? [drive.endMileage] : []));
  return drives.at(-1) ?? visit.intake.walkaround?.mileage;
}
