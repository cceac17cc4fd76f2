// The answer to a changed car.
import { data, redirect } from "react-router";
import { may, type Actor } from "~/journey/permissions";
import { paths } from "~/paths";
import { errorCode } from "~/ui/form/error-codes";
import { parseForm } from "~/ui/form/parse-form";
import { VehicleForm } from "./vehicle.schema";
import { changeVehicle } from "./vehicles.server";

/** @throws Response 404 when this centre has no such car */
export async function answerVehicleChange(actor: Actor, vehicleId: string, posted: FormData) {
  const form = parseForm(posted, VehicleForm());
  if (!may(actor.roles, "people:write")) {
    return data(form.reply({ formErrors: ["denials:not-permitted"] }), 403);
  }
  if (form.status !== "success") return data(form.reply(), 400);
  const { seen, year, vin, vinSeen: _asked, ...rest } = form.value;
  const changed = await changeVehicle(actor, vehicleId, { ...rest, year, vin }, seen);
  switch (changed.kind) {
    case "changed":
      return redirect(paths.vehicle(vehicleId));
    case "not-found":
      throw new Response(null, { status: 404 });
    case "stale":
      return data(form.reply({ formErrors: ["people:stale"] }), 409);
    case "plate-taken":
      return data(
        form.reply({ fieldErrors: { plate: [errorCode("people:plateTaken", { plate: changed.by.plate })] } }),
        400,
      );
    default:
      return changed satisfies never;
  }
}
