// What is on record of the intake.
import { useFormat } from "~/ui/centre-context";
import { KeyValueList, type KeyValue } from "~/ui/key-values";
import { Panel, Stack } from "~/ui/layout";
import { OrderLines } from "~/visits/order-lines";
import { useWords } from "~/words";
import type { IntakeView } from "./intake-view.server";

interface FactsProps {
  readonly view: IntakeView;
}

export function IntakeFacts({ view }: FactsProps) {
  const t = useWords("intake");
  const arrival = useArrival(view);
  const walkaround = useWalkaround(view);
  const agreed = useAgreed(view);
  const { estimate, signed } = view.intake;
  return (
    <Panel title={t("recorded")}>
      <Stack>
        <KeyValueList items={[...arrival, ...walkaround, ...agreed, ...useSigned(view)]} />
        {estimate && signed && <OrderLines lines={estimate.lines} />}
      </Stack>
    </Panel>
  );
}

/** What the customer signs: the lines with the price, the promised time, and what happens with new findings. */
export function AgreedFacts({ view }: FactsProps) {
  const t = useWords("intake");
  const agreed = useAgreed(view);
  return (
    <section aria-label={t("order")}>
      <Stack>
        {view.intake.estimate && <OrderLines lines={view.intake.estimate.lines} />}
        <KeyValueList items={agreed.filter(({ key }) => key !== "estimate")} />
      </Stack>
    </section>
  );
}

function useArrival({ intake, appointmentAt }: IntakeView): readonly KeyValue[] {
  const t = useWords("intake");
  const { moment, duration } = useFormat();
  const { arrivedAt, greeted, started } = intake;
  const off = arrivedAt === undefined || appointmentAt === undefined ? 0 : (arrivedAt - appointmentAt) / 1000;
  const punctual =
    Math.abs(off) < 60 ? t("onTime") : t(off > 0 ? "late" : "early", { duration: duration(off) });
  return [
    ...(arrivedAt === undefined
      ? []
      : [
          {
            key: "arrived",
            name: t("arrived"),
            value: (
              <>
                {moment(arrivedAt)}
                {appointmentAt !== undefined && <span className="text-ink-3">, {punctual}</span>}
              </>
            ),
          },
        ]),
    ...(greeted ? [{ key: "greeted", name: t("greeted"), value: moment(greeted.at) }] : []),
    ...(started ? [{ key: "started", name: t("started"), value: moment(started.at) }] : []),
  ];
}

function useWalkaround({ intake: { walkaround } }: IntakeView): readonly KeyValue[] {
  const t = useWords("intake");
  const { distance, moment } = useFormat();
  if (!walkaround) return [];
  const told = (text: string | undefined) =>
    text === undefined ? (
      <span className="text-ink-3">{t("noneSeen")}</span>
    ) : (
      <span className="whitespace-pre-wrap">{text}</span>
    );
  return [
    {
      key: "walkaround",
      name: t("walkaroundFact"),
      value: `${moment(walkaround.at)}, ${t(walkaround.withCustomer ? "together" : "alone")}`,
    },
    {
      key: "mileage",
      name: t("mileage"),
      value: (
        <>
          {distance(walkaround.mileage)}
          {walkaround.mileageNote !== undefined && (
            <span className="text-ink-3"> ({walkaround.mileageNote})</span>
          )}
        </>
      ),
    },
    { key: "fuel", name: t("fuel"), value: `${String(walkaround.fuelPercent)}\u00a0%` },
    { key: "damage", name: t("damage"), value: told(walkaround.damage) },
    { key: "lights", name: t("warningLights"), value: told(walkaround.warningLights) },
    { key: "belongings", name: t("belongings"), value: told(walkaround.belongings) },
  ];
}

function useAgreed({ intake: { estimate, consent }, promise }: IntakeView): readonly KeyValue[] {
  const t = useWords("intake");
  const choices = useWords("choices");
  const { dateTime, money } = useFormat();
  const limit = consent?.limitMinor;
  return [
    ...(estimate ? [{ key: "estimate", name: t("estimateFact"), value: money(estimate.totalMinor) }] : []),
    ...(promise
      ? [
          {
            key: "promise",
            name: t("promiseFact"),
            value: <span className="inline-block first-letter:uppercase">{dateTime(promise.first)}</span>,
          },
        ]
      : []),
    ...(consent
      ? [
          {
            key: "consent",
            name: t("consentFact"),
            value:
              limit === undefined
                ? choices(`consent.${consent.choice}`)
                : t("limitAgreed", { amount: money(limit) }),
          },
        ]
      : []),
  ];
}

function useSigned({ intake: { signed } }: IntakeView): readonly KeyValue[] {
  const t = useWords("intake");
  const { moment } = useFormat();
  if (!signed) return [];
  const value = t("signedBy", { name: signed.name, when: moment(signed.at) });
  return [{ key: "signed", name: t("signed"), value }];
}
