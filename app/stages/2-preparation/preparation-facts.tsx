// What is on record of the preparation.
import { paths } from "~/paths";
import { TextLink } from "~/ui/button";
import { Badge } from "~/ui/badge";
import { useFormat } from "~/ui/centre-context";
import { KeyValueList, type KeyValue } from "~/ui/key-values";
import { Panel, Stack } from "~/ui/layout";
import { OrderLines } from "~/visits/order-lines";
import { useWords } from "~/words";
import { History } from "./history-step";
import type { PreparationView } from "./preparation-view.server";

interface FactsProps {
  readonly view: PreparationView;
}

export function PreparationFacts({ view }: FactsProps) {
  const t = useWords("preparation");
  const facts = useFacts(view);
  const { drafted, historyReviewed } = view.preparation;
  return (
    <>
      <Panel title={t("recorded")}>
        <Stack>
          <KeyValueList items={facts} />
          {drafted && <OrderLines lines={drafted.lines} />}
        </Stack>
      </Panel>
      {historyReviewed && view.past.length > 0 && (
        <Panel title={t("lastVisits")}>
          <History view={view} />
        </Panel>
      )}
    </>
  );
}

function useFacts(view: PreparationView): readonly KeyValue[] {
  const t = useWords("preparation");
  const { moment } = useFormat();
  const { historyReviewed, reminderSentAt } = view.preparation;
  return [
    { key: "appointment", name: t("appointmentFact"), value: <AppointmentFact view={view} /> },
    ...(historyReviewed
      ? [
          {
            key: "history",
            name: t("historyFact"),
            value: historyReviewed.repeatRepair ? (
              <Badge tone="amber" icon="alert">
                {t("repeatRecorded")}
              </Badge>
            ) : (
              t("noRepeatRecorded")
            ),
          },
        ]
      : []),
    ...(view.preparation.partsChecked
      ? [{ key: "parts", name: t("partsFact"), value: <PartsFact view={view} /> }]
      : []),
    ...(view.bayName !== undefined || view.mechanicName !== undefined
      ? [
          {
            key: "resources",
            name: t("resourcesFact"),
            value: [view.bayName, view.mechanicName].filter(Boolean).join(", "),
          },
        ]
      : []),
    {
      key: "reminder",
      name: t("reminderFact"),
      value:
        reminderSentAt === undefined ? (
          <span className="text-ink-3">{t("notReminded")}</span>
        ) : (
          moment(reminderSentAt)
        ),
    },
    { key: "confirmation", name: t("confirmFact"), value: <ConfirmationFact view={view} /> },
  ];
}

function AppointmentFact({ view }: FactsProps) {
  const t = useWords("preparation");
  const { dateTime } = useFormat();
  if (view.appointmentAt === undefined) return <span className="text-ink-3">{t("noAppointment")}</span>;
  return (
    <>
      <span className="inline-block font-medium first-letter:uppercase">{dateTime(view.appointmentAt)}</span>
      {view.phase === "now" && view.mayMove && (
        <>
          {" · "}
          <TextLink to={`${paths.stage(view.id, "booking")}#move`}>{t("moveInstead")}</TextLink>
        </>
      )}
    </>
  );
}

function PartsFact({ view: { preparation } }: FactsProps) {
  const t = useWords("preparation");
  if (!preparation.partsChecked?.needed) return t("partsNotNeeded");
  return t(preparation.partsPicked ? "partsPicked" : "partsNeeded");
}

function ConfirmationFact({ view: { preparation } }: FactsProps) {
  const t = useWords("preparation");
  const choices = useWords("choices");
  const { moment } = useFormat();
  const { confirmed, called } = preparation;
  if (confirmed) return t("confirmed", { when: moment(confirmed.at) });
  if (called) return t("called", { when: moment(called.at), outcome: choices(`outcome.${called.outcome}`) });
  return <span className="text-ink-3">{t("notConfirmed")}</span>;
}
