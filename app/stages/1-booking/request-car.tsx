// Which car: one of the customer's own, one that the centre knows as somebody else's, or a new one.
import { useEffect, useRef } from "react";
import { plateKey } from "~/journey/plate";
import type { VehicleFacts } from "~/people/vehicles/vehicles.server";
import type { VinProposal } from "~/people/vehicles/vin/vin.server";
import { Button } from "~/ui/button";
import { RadioCards } from "~/ui/form/choice-fields";
import { TextField } from "~/ui/form/text-field";
import { Grid, Panel, Row, Stack } from "~/ui/layout";
import { Notice } from "~/ui/notice";
import { Plate } from "~/ui/plate";
import { useWords } from "~/words";
import type { Known } from "./look-up.server";
import { typedIn } from "./request-customer";
import { VinPart } from "./request-vin";
import { OWNERSHIPS } from "./request.schema";
import type { RequestForm } from "./use-request-form";

interface CarPartProps {
  readonly request: RequestForm;
  readonly customer: Known["customer"];
  readonly vehicle: VehicleFacts | undefined;
  /** The knowledge came while the page was open. */
  readonly fresh: boolean;
  readonly onPlate: (typed: string) => void;
  readonly proposal: VinProposal | undefined;
  readonly onVin: (typed: string) => void;
}

function describe({ form, fields }: RequestForm, car: VehicleFacts, withPlate: boolean) {
  if (withPlate) form.update({ name: fields.plate.name, value: car.plate });
  form.update({ name: fields.make.name, value: car.make });
  form.update({ name: fields.model.name, value: car.model });
  form.update({ name: fields.year.name, value: car.year === undefined ? "" : String(car.year) });
  form.update({ name: fields.vin.name, value: car.vin ?? "" });
}

/** Fills in what is known of a plate that was just typed. */
function useDescription(request: RequestForm, vehicle: VehicleFacts | undefined, fresh: boolean) {
  const taken = useRef<string>(undefined);
  useEffect(() => {
    if (!fresh || !vehicle || taken.current === vehicle.id) return;
    taken.current = vehicle.id;
    describe(request, vehicle, false);
  }, [request, vehicle, fresh]);
}

export function CarPart({ request, customer, vehicle, fresh, onPlate, proposal, onVin }: CarPartProps) {
  const t = useWords("requests");
  const { fields } = request;
  useDescription(request, vehicle, fresh);
  const typed = plateKey(fields.plate.value ?? "");
  const recognised = vehicle && plateKey(vehicle.plate) === typed ? vehicle : undefined;
  const foreign = recognised && recognised.owner.id !== customer?.id ? recognised : undefined;
  return (
    <Panel title={t("car")}>
      <Stack>
        {customer && customer.vehicles.length > 0 && (
          <TheirCars cars={customer.vehicles} typed={typed} choose={(car) => describe(request, car, true)} />
        )}
        <div onInput={(event) => onPlate(typedIn(event.target))}>
          <TextField field={fields.plate} label={t("plate")} code autoComplete="off" className="max-w-64" />
        </div>
        {foreign && <Foreign request={request} car={foreign} />}
        <Grid>
          <TextField field={fields.make} label={t("make")} autoComplete="off" />
          <TextField field={fields.model} label={t("model")} autoComplete="off" />
          <TextField field={fields.year} label={t("year")} inputMode="numeric" optional autoComplete="off" />
          <div onInput={(event) => onVin(typedIn(event.target))}>
            <TextField field={fields.vin} label={t("vin")} code optional autoComplete="off" />
          </div>
        </Grid>
        <VinPart request={request} proposal={proposal} />
      </Stack>
    </Panel>
  );
}

interface TheirCarsProps {
  readonly cars: readonly VehicleFacts[];
  readonly typed: string;
  readonly choose: (car: VehicleFacts) => void;
}

function TheirCars({ cars, typed, choose }: TheirCarsProps) {
  const t = useWords("requests");
  return (
    <div role="group" aria-label={t("theirCars")}>
      <p className="pb-1 text-small font-medium text-ink-2">{t("theirCars")}</p>
      <Row>
        {cars.map((car) => (
          <Button
            key={car.id}
            type="button"
            aria-pressed={plateKey(car.plate) === typed}
            className="py-1 aria-pressed:border-accent aria-pressed:bg-accent-soft"
            onClick={() => choose(car)}
          >
            <Plate plate={car.plate} size="small" /> {car.make} {car.model}
          </Button>
        ))}
      </Row>
    </div>
  );
}

/** A car that the centre knows as somebody else's: said, and asked about. */
function Foreign({
  request: { fields },
  car,
}: {
  readonly request: RequestForm;
  readonly car: VehicleFacts;
}) {
  const t = useWords("requests");
  const owner = car.owner.name;
  const hints = { "new-owner": t("newOwnerHint", { owner }), "owner-stays": t("ownerStaysHint", { owner }) };
  return (
    <Notice tone="warning" live title={t("foreignCar", { owner })}>
      <input type="hidden" name={fields.ownerSeen.name} value={car.owner.id} readOnly />
      <div className="mt-2 text-ink">
        <RadioCards
          field={fields.ownership}
          label={t("ownership")}
          options={OWNERSHIPS.map((value) => ({ value, label: t(value), hint: hints[value] }))}
        />
      </div>
    </Notice>
  );
}
