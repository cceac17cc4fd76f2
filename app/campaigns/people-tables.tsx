// The people of a campaign as tables: who would be in it, and what came of each.
import { paths } from "~/paths";
import { TextLink } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Plate } from "~/ui/plate";
import { Table, type Column } from "~/ui/table";
import { useWords } from "~/words";
import { asGroup, type CampaignKind } from "./campaign";
import { useWhy } from "./use-why";
import type { PersonFitting, PersonTold } from "./view.server";

function Who({ customerId, name, plate }: Pick<PersonFitting, "customerId" | "name" | "plate">) {
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Plate plate={plate} size="small" />
      <TextLink to={paths.customer(customerId)}>{name}</TextLink>
    </span>
  );
}

/** "2026-03-31" as a moment of that day in every zone. */
function noon(date: string): number {
  return Date.parse(`${date}T12:00:00Z`);
}

export function FittingTable({
  people,
  kind,
}: {
  readonly people: readonly PersonFitting[];
  readonly kind: CampaignKind;
}) {
  const t = useWords("campaigns");
  const messages = useWords("messages");
  const f = useFormat();
  const about: Column<PersonFitting> =
    kind === "service-due"
      ? { key: "due", title: t("columnOf.due"), cell: ({ dueAt }) => f.date(dueAt) }
      : { key: "work", title: t("columnOf.work"), cell: ({ work }) => work };
  const columns: readonly Column<PersonFitting>[] = [
    { key: "who", title: t("columnOf.customer"), head: true, cell: (each) => <Who {...each} /> },
    { key: "car", title: t("columnOf.car"), cell: ({ car }) => car },
    { key: "last", title: t("columnOf.last"), cell: ({ lastOn }) => f.date(noon(lastOn)) },
    {
      key: "mileage",
      title: t("columnOf.mileage"),
      numeric: true,
      cell: ({ mileage }) => (mileage === undefined ? "" : f.distance(mileage)),
    },
    about,
    { key: "way", title: t("columnOf.way"), cell: ({ channel }) => messages(`channel.${channel}`) },
  ];
  return (
    <Table caption={t("people")} columns={columns} items={people} keyOf={({ customerId }) => customerId} />
  );
}

export function ToldTable({ people }: { readonly people: readonly PersonTold[] }) {
  const t = useWords("campaigns");
  const columns: readonly Column<PersonTold>[] = [
    { key: "who", title: t("columnOf.customer"), head: true, cell: (each) => <Who {...each} /> },
    { key: "car", title: t("columnOf.car"), cell: ({ car }) => car },
    { key: "group", title: t("columnOf.group"), cell: ({ group }) => t(`group.${asGroup(group)}`) },
    { key: "state", title: t("columnOf.state"), cell: (each) => <StateOf person={each} /> },
  ];
  return <Table caption={t("people")} columns={columns} items={people} keyOf={({ id }) => id} />;
}

function StateOf({ person }: { readonly person: PersonTold }) {
  const t = useWords("campaigns");
  const f = useFormat();
  const why = useWhy();
  const { state, reason, saidAt, second, visitId, visitNumber } = person;
  if (visitId !== null && visitNumber !== null)
    return <TextLink to={paths.visit(visitId)}>{t("state.booked", { number: visitNumber })}</TextLink>;
  if (state === "said" && saidAt !== null)
    return t(second ? "state.second" : "state.said", { when: f.moment(saidAt) });
  if (state === "skipped") return t("state.skipped", { why: why(reason ?? "gone") });
  if (state === "stopped") return t("state.stopped");
  return t(state === "control" ? "state.control" : "state.waiting");
}
