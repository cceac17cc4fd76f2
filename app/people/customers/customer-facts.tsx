// What is on record of a customer, and their cars.
import { paths } from "~/paths";
import { TextLink } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { KeyValueList } from "~/ui/key-values";
import { Plate } from "~/ui/plate";
import { useWords } from "~/words";
import type { VehicleFacts } from "../vehicles/vehicles.server";
import type { CustomerFacts } from "./customers.server";

export function CarsOfCustomer({ vehicles }: { readonly vehicles: readonly VehicleFacts[] }) {
  const t = useWords("people");
  if (vehicles.length === 0) return <p className="text-ink-3">{t("noCars")}</p>;
  return (
    <ul className="flex flex-col gap-2">
      {vehicles.map((car) => (
        <li key={car.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Plate plate={car.plate} size="small" />
          <TextLink to={paths.vehicle(car.id)}>
            {car.make} {car.model}
          </TextLink>
          {car.year !== undefined && <span className="text-ink-3">{car.year}</span>}
        </li>
      ))}
    </ul>
  );
}

export function FactsOfCustomer({ customer }: { readonly customer: CustomerFacts }) {
  const t = useWords("people");
  const { shortDate } = useFormat();
  return (
    <KeyValueList
      items={[
        ...(customer.email === undefined
          ? []
          : [
              {
                key: "email",
                name: t("email"),
                value: <a href={`mailto:${customer.email}`}>{customer.email}</a>,
              },
            ]),
        {
          key: "language",
          name: t("language"),
          value: t(customer.language === "ru" ? "russian" : "english"),
        },
        { key: "preferred", name: t("preferred"), value: t(`by.${customer.preferredChannel}`) },
        {
          key: "sms",
          name: t("smsConsent"),
          value: t(customer.smsConsent ? "consentGiven" : "consentNotGiven"),
        },
        { key: "since", name: t("since"), value: shortDate(customer.createdAt) },
      ]}
    />
  );
}
