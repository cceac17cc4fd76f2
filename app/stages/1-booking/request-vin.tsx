// What a VIN says: proposed beside the field, and taken over only where nobody has typed anything.
import { plateKey } from "~/journey/plate";
import type { VinProposal } from "~/people/vehicles/vin/vin.server";
import { Button } from "~/ui/button";
import { Notice } from "~/ui/notice";
import { useWords } from "~/words";
import type { RequestForm } from "./use-request-form";

interface VinPartProps {
  readonly request: RequestForm;
  readonly proposal: VinProposal | undefined;
}

interface Shown {
  readonly request: RequestForm;
  readonly proposal: VinProposal;
}

export function VinPart({ request, proposal }: VinPartProps) {
  const { fields } = request;
  if (!proposal || plateKey(fields.vin.value ?? "") !== plateKey(proposal.vin)) return null;
  return (
    <>
      <Slip request={request} proposal={proposal} />
      <Proposal request={request} proposal={proposal} />
    </>
  );
}

/** Once it was said, the same VIN is taken as typed: the field tells the server that it stood here. */
function Slip({ request: { fields }, proposal: { check, vin } }: Shown) {
  const t = useWords("requests");
  if (check !== "wrong") return null;
  return (
    <Notice tone="warning" live title={t("vinMistyped")}>
      <input type="hidden" name={fields.vinSeen.name} value={vin} readOnly />
      {t("vinMistypedHint")}
    </Notice>
  );
}

function Proposal({ request, proposal }: Shown) {
  const t = useWords("requests");
  const { form, fields } = request;
  const { make, model, years } = proposal;
  const said = [[make, model].filter(Boolean).join(" "), years.join(t("orYear"))].filter(Boolean).join(", ");
  if (said === "") return null;
  const year = years.length === 1 ? String(years[0]) : undefined;
  const offers = [
    [fields.make, make],
    [fields.model, model],
    [fields.year, year],
  ] as const;
  const empty = offers.filter(([field, value]) => !field.value && value !== undefined);
  const choices = fields.year.value || years.length < 2 ? [] : years;
  const set = (name: string, value: string) => form.update({ name, value });
  return (
    <Notice
      title={t("vinSays", { said })}
      actions={
        (empty.length > 0 || choices.length > 0) && (
          <>
            {empty.length > 0 && (
              <Button
                type="button"
                size="small"
                onClick={() => empty.forEach(([field, value]) => set(field.name, value ?? ""))}
              >
                {t("vinTake")}
              </Button>
            )}
            {choices.map((each) => (
              <Button
                key={each}
                type="button"
                size="small"
                onClick={() => set(fields.year.name, String(each))}
              >
                {each}
              </Button>
            ))}
          </>
        )
      }
    />
  );
}
