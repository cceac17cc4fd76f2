// Changing what is on record of a car.
import { getFormProps } from "@conform-to/react";
import type { SubmissionResult } from "@conform-to/react";
import { vinText } from "~/journey/plate";
import { Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { TextField } from "~/ui/form/text-field";
import { useZodForm } from "~/ui/form/use-zod-form";
import { Stack } from "~/ui/layout";
import { useWords } from "~/words";
import { VehicleForm as Schema } from "./vehicle.schema";
import type { VehicleFacts } from "./vehicles.server";

interface VehicleFormProps {
  readonly vehicle: VehicleFacts;
  /** What stands on this page, for the server to compare. */
  readonly seen: string;
  readonly lastResult: SubmissionResult<string[]> | undefined;
}

export function VehicleForm({ vehicle, seen, lastResult }: VehicleFormProps) {
  const t = useWords("people");
  const { plate, make, model, year, vin } = vehicle;
  const [form, fields] = useZodForm({
    id: "vehicle",
    schema: Schema(),
    lastResult,
    defaultValue: { plate, make, model, year: year === undefined ? "" : String(year), vin: vin ?? "" },
  });
  return (
    <PostForm {...getFormProps(form)}>
      <Stack>
        <ErrorSummary formErrors={form.errors} />
        <input type="hidden" name={fields.seen.name} value={seen} readOnly />
        {fields.vin.errors !== undefined && (
          <input type="hidden" name={fields.vinSeen.name} value={vinText(fields.vin.value ?? "")} readOnly />
        )}
        <TextField field={fields.plate} label={t("plate")} code autoComplete="off" />
        <TextField field={fields.make} label={t("make")} autoComplete="off" />
        <TextField field={fields.model} label={t("model")} autoComplete="off" />
        <TextField field={fields.year} label={t("year")} inputMode="numeric" autoComplete="off" optional />
        <TextField field={fields.vin} label={t("vin")} code autoComplete="off" optional />
        <div>
          <Button>{t("save")}</Button>
        </div>
      </Stack>
    </PostForm>
  );
}
