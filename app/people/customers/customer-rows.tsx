// Customers in a table: who, which cars, and when they were here last.
import { paths } from "~/paths";
import { isStage } from "~/journey/stages";
import { TextLink } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Row } from "~/ui/layout";
import { Plate } from "~/ui/plate";
import { Table } from "~/ui/table";
import { useWords } from "~/words";
import type { CustomerRow } from "./customer-list.server";

/** A customer with the telephone number as people read it. */
export interface ListedCustomer extends CustomerRow {
  readonly phoneText: string;
}

const CARS_SHOWN = 3;

export function CustomerTable({
  customers,
  caption,
}: {
  readonly customers: readonly ListedCustomer[];
  readonly caption: string;
}) {
  const t = useWords("people");
  return (
    <Table
      caption={caption}
      items={customers}
      keyOf={({ id }) => id}
      columns={[
        {
          key: "name",
          title: t("name"),
          head: true,
          cell: ({ id, name }) => (
            <TextLink to={paths.customer(id)} className="inline-block max-w-64 no-underline hover:underline">
              {name}
            </TextLink>
          ),
        },
        {
          key: "phone",
          title: t("phone"),
          cell: ({ phoneText }) => <span className="whitespace-nowrap">{phoneText}</span>,
        },
        { key: "cars", title: t("cars"), cell: (customer) => <Cars customer={customer} /> },
        { key: "last", title: t("lastVisit"), cell: (customer) => <LastVisit customer={customer} /> },
      ]}
    />
  );
}

function Cars({ customer: { vehicles } }: { readonly customer: CustomerRow }) {
  if (vehicles.length === 0) return <span className="text-ink-3">–</span>;
  const rest = vehicles.length - CARS_SHOWN;
  return (
    <Row className="justify-end md:justify-start">
      {vehicles.slice(0, CARS_SHOWN).map(({ id, plate, make, model }) => (
        <TextLink key={id} to={paths.vehicle(id)} title={`${make} ${model}`} className="no-underline">
          <Plate plate={plate} size="small" />
        </TextLink>
      ))}
      {rest > 0 && <span className="text-ink-3">+{rest}</span>}
    </Row>
  );
}

function LastVisit({ customer: { lastVisit } }: { readonly customer: CustomerRow }) {
  const t = useWords("people");
  const { day } = useFormat();
  const state = useVisitState();
  if (!lastVisit) return <span className="text-ink-3">{t("noVisit")}</span>;
  return (
    <TextLink to={paths.visit(lastVisit.id)} className="no-underline hover:underline">
      {state(lastVisit)}, {day(lastVisit.requestedAt)}
    </TextLink>
  );
}

/** Where a visit stands in one word or two: its stage while it is under way, else how it ended. */
export function useVisitState() {
  const t = useWords("journey");
  return ({ stage, status }: { readonly stage: string; readonly status: string }): string => {
    if (status === "open" && isStage(stage)) return t(`stage.${stage}`);
    if (status === "closed" || status === "cancelled" || status === "no-show" || status === "lost") {
      return t(`status.${status}`);
    }
    return status;
  };
}
