// One car: whose it is, what it has run, and its visits as far as they are the present owner's.
import { z } from "zod";
import type { Route } from "./+types/vehicle.route";
import { may } from "~/journey/permissions";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { db } from "~/platform/db/db.server";
import { formOf } from "~/platform/http/form-body";
import { LinkButton, TextLink } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Disclosure } from "~/ui/disclosure";
import { KeyValueList } from "~/ui/key-values";
import { Grid, PageHeader, Panel, Stack } from "~/ui/layout";
import { Plate } from "~/ui/plate";
import { useWords } from "~/words";
import { pastVisits, visitsOfOthers } from "./history.server";
import { DeferredPanel, PastVisitList } from "./past-visits";
import { answerVehicleChange } from "./vehicle.action.server";
import { VehicleForm } from "./vehicle-form";
import { getVehicle, vehicleMark, type VehicleFacts } from "./vehicles.server";

/** @throws Response 404 for what is no id */
function idOf(text: string): string {
  if (!z.uuid().safeParse(text).success) throw new Response(null, { status: 404 });
  return text;
}

export async function loader({ request, params }: Route.LoaderArgs) {
  const actor = await requireActor(request, "people:read");
  const id = idOf(params.vehicleId);
  const vehicle = await getVehicle(db(), actor, id);
  if (!vehicle) throw new Response(null, { status: 404 });
  const [visits, others] = await Promise.all([
    pastVisits(db(), actor, { vehicleId: id, customerId: vehicle.owner.id }),
    visitsOfOthers(actor, id, vehicle.owner.id),
  ]);
  return {
    vehicle,
    mark: vehicleMark(vehicle),
    visits,
    others,
    mayChange: may(actor.roles, "people:write"),
    mayBook: may(actor.roles, "booking:write"),
  };
}

export async function action({ request, params }: Route.ActionArgs) {
  const actor = await requireActor(request, "people:read");
  const id = idOf(params.vehicleId);
  return answerVehicleChange(actor, id, await formOf(request));
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.vehicle.plate ?? ""} · Bayline` },
];

export default function VehiclePage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords("people");
  const { vehicle, visits, others } = loaderData;
  const { id, plate, make, model, owner } = vehicle;
  return (
    <>
      <PageHeader
        title={<Plate plate={plate} size="large" />}
        beside={<span className="text-lg">{`${make} ${model}`}</span>}
        below={<TextLink to={paths.customer(owner.id)}>{owner.name}</TextLink>}
        actions={
          loaderData.mayBook && (
            <LinkButton to={paths.newRequest({ customer: owner.id, vehicle: id })} icon="plus">
              {t("newRequest")}
            </LinkButton>
          )
        }
      />
      <Grid columns="sidebar">
        <Stack>
          <DeferredPanel visits={visits} />
          <Panel title={t("visits")}>
            <PastVisitList visits={visits} />
            {others > 0 && <p className="pt-3 text-ink-3">{t("othersVisits", { count: others })}</p>}
          </Panel>
        </Stack>
        <Stack>
          <Panel title={t("vehicle")}>
            <Facts vehicle={vehicle} />
          </Panel>
          {loaderData.mayChange && (
            <Disclosure title={t("change")} open={actionData !== undefined}>
              <VehicleForm
                key={loaderData.mark}
                vehicle={vehicle}
                seen={loaderData.mark}
                lastResult={actionData}
              />
            </Disclosure>
          )}
        </Stack>
      </Grid>
    </>
  );
}

function Facts({ vehicle: { owner, make, model, year, vin, mileage } }: { readonly vehicle: VehicleFacts }) {
  const t = useWords("people");
  const { distance } = useFormat();
  const missing = <span className="text-ink-3">{t("unknown")}</span>;
  return (
    <KeyValueList
      items={[
        {
          key: "owner",
          name: t("owner"),
          value: <TextLink to={paths.customer(owner.id)}>{owner.name}</TextLink>,
        },
        { key: "model", name: t("model"), value: `${make} ${model}` },
        { key: "year", name: t("year"), value: year ?? missing },
        {
          key: "vin",
          name: t("vin"),
          value: vin === undefined ? missing : <span className="font-mono break-all">{vin}</span>,
        },
        {
          key: "mileage",
          name: t("mileage"),
          value: mileage === undefined ? t("noMileage") : distance(mileage),
        },
      ]}
    />
  );
}
