// The test drive: the odometer before and after. The first is proposed from what was read last.
import { getFormProps } from "@conform-to/react";
import { useState, type FormEvent } from "react";
import { Button } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { NumberField, TextField } from "~/ui/form/text-field";
import { Grid, Stack } from "~/ui/layout";
import { SubmissionFields, useStageForm } from "~/visits/stage-form";
import { useWords } from "~/words";
import { DriveTest } from "./quality.schema";
import type { QualityView } from "./quality-view";
import { inTurn } from "./tap-order";

interface TestDriveProps {
  readonly view: QualityView;
  readonly submissionId: string;
  readonly readOnly: boolean;
  readonly onTap: (event: FormEvent<HTMLFormElement>) => void;
}

export function TestDrive(props: TestDriveProps) {
  const t = useWords("quality");
  const f = useFormat();
  const drive = props.view.inspection?.drive;
  const [open, setOpen] = useState(false);
  const [seen, setSeen] = useState(drive?.at);
  if (seen !== drive?.at) {
    setSeen(drive?.at);
    setOpen(false);
  }
  const done = drive && (
    <p className="text-ink-2">
      {t("drive.done", {
        distance: f.distance(drive.endMileage - drive.startMileage),
        start: f.distance(drive.startMileage),
        end: f.distance(drive.endMileage),
      })}
      {drive.note !== undefined && <span className="block text-small text-ink-3">{drive.note}</span>}
    </p>
  );
  if (props.readOnly) return done;
  if (done && !open) {
    return (
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        {done}
        <Button type="button" kind="quiet" icon="edit" onClick={() => setOpen(true)}>
          {t("drive.again")}
        </Button>
      </div>
    );
  }
  return <Driving {...props} />;
}

function Driving({ view, submissionId, onTap }: TestDriveProps) {
  const t = useWords("quality");
  const { distanceUnit, language } = useFormat();
  const unit = distanceUnit === "km" && language === "ru" ? "км" : distanceUnit;
  const drive = view.inspection?.drive;
  const start = drive?.startMileage ?? view.lastReading;
  const { form, fields, denial } = useStageForm("driveTest", DriveTest, {
    key: String(drive?.at ?? 0),
    defaultValue: {
      startMileage: start === undefined ? "" : String(start),
      endMileage: drive === undefined ? "" : String(drive.endMileage),
      note: drive?.note,
    },
  });
  return (
    <PostForm {...inTurn(getFormProps(form), onTap)} preventScrollReset>
      <Stack gap={3}>
        <ErrorSummary formErrors={form.errors} />
        <SubmissionFields intent="driveTest" submissionId={submissionId} />
        <Grid columns={2} gap={3}>
          <NumberField field={fields.startMileage} label={t("drive.start")} unit={unit} />
          <NumberField field={fields.endMileage} label={t("drive.end")} unit={unit} />
        </Grid>
        {(denial?.code === "mileage-unusual" ||
          drive?.note !== undefined ||
          fields.note.value !== undefined) && <TextField field={fields.note} label={t("drive.note")} />}
        <Button size="large" icon="car" className="self-start">
          {t("drive.save")}
        </Button>
      </Stack>
    </PostForm>
  );
}
