// The inspections of a visit, loop by loop: who said what when, and what was found, with its photos.
import type { Inspection } from "~/journey/visit";
import { photosAbout, type Photo } from "~/photos/photo";
import { PhotoPicker } from "~/photos/photo-picker";
import { PhotoStrip } from "~/photos/photo-strip";
import { Badge } from "~/ui/badge";
import { useFormat } from "~/ui/centre-context";
import { Panel } from "~/ui/layout";
import { useWords } from "~/words";

export interface InspectionHistoryProps {
  readonly visitId: string;
  readonly inspections: readonly Inspection[];
  readonly jobs: readonly { readonly id: string; readonly title: string }[];
  /** Of the visit's defects. */
  readonly photos: readonly Photo[];
  readonly nameOf: (staffId: string) => string;
  /** Whether photos can still be added to what was found last. */
  readonly mayAdd?: boolean;
}

type Concluded = Inspection & { readonly result: NonNullable<Inspection["result"]> };

/** Nothing is shown before the first inspection has ended. */
export function InspectionHistory(props: InspectionHistoryProps) {
  const t = useWords("inspections");
  const done = props.inspections.filter((each): each is Concluded => each.result !== undefined);
  if (done.length === 0) return null;
  return (
    <Panel title={t("title")}>
      <ol className="flex flex-col gap-4">
        {done.map((inspection) => (
          <Loop key={inspection.loop} {...props} inspection={inspection} last={inspection === done.at(-1)} />
        ))}
      </ol>
    </Panel>
  );
}

type LoopProps = InspectionHistoryProps & { readonly inspection: Concluded; readonly last: boolean };

function Loop(props: LoopProps) {
  const { loop, inspectorId, result, drive } = props.inspection;
  const t = useWords("inspections");
  const f = useFormat();
  const told = { name: props.nameOf(inspectorId), time: f.moment(result.at) };
  return (
    <li>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Badge {...(result.passed ? {} : { tone: "amber", icon: "undo" })}>
          {t("pass", { number: loop + 1 })}
        </Badge>
        <span>{t(result.passed ? "passed" : "failed", told)}</span>
        {drive && (
          <span className="text-small text-ink-3">
            {t("drive", { distance: f.distance(drive.endMileage - drive.startMileage) })}
          </span>
        )}
      </div>
      {result.defects.length > 0 && (
        <ul className="mt-1 flex flex-col gap-2 pl-1">
          {result.defects.map((defect, place) => (
            <Found key={defect.defectId ?? place} {...props} defect={defect} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Found({
  visitId,
  jobs,
  photos,
  defect,
  mayAdd = false,
  last,
}: LoopProps & { readonly defect: Concluded["result"]["defects"][number] }) {
  const { jobId, what, defectId } = defect;
  const job = jobs.find(({ id }) => id === jobId)?.title ?? "";
  return (
    <li className="flex flex-col gap-2">
      <p className="wrap-anywhere text-ink-2">
        <span className="font-medium">{job}:</span> {what}
      </p>
      {defectId !== undefined &&
        (mayAdd && last ? (
          <PhotoPicker visitId={visitId} subject="defect" subjectId={defectId} photos={photos} compact />
        ) : (
          <PhotoStrip photos={photosAbout(photos, "defect", defectId)} />
        ))}
    </li>
  );
}
