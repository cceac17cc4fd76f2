// What is on record of the intake.
import { photosAbout, type Photo } from "~/photos/photo";
import { PhotoStrip } from "~/photos/photo-strip";
import { useFormat } from "~/ui/centre-context";
import { KeyValueList, type KeyValue } from "~/ui/key-values";
import { Panel, Stack } from "~/ui/layout";
import { OrderLines } from "~/visits/order-lines";
import { useWords } from "~/words";
import { DamageRecord } from "./damage/damage-record";
import type { IntakeView } from "./intake-view.server";
import { SignaturePicture } from "~/visits/signature/signature-field";

interface FactsProps {
  readonly view: IntakeView;
}

export function IntakeFacts({ view, photos }: FactsProps & { readonly photos: readonly Photo[] }) {
  const t = useWords("intake");
  const arrival = useArrival(view);
  const walkaround = useWalkaround(view);
  const agreed = useAgreed(view);
  const signature = useSigned(view);
  const { estimate, signed, walkaround: found } = view.intake;
  return (
    <Panel title={t("recorded")}>
      <Stack>
        <KeyValueList items={[...arrival, ...walkaround, ...agreed, ...signature]} />
        {found?.body && (
          <DamageRecord
            body={found.body}
            marks={found.marks ?? []}
            photosOf={(id) => <PhotoStrip photos={photosAbout(photos, "damage", id)} />}
          />
        )}
        {estimate && signed && (
          <OrderLines lines={estimate.lines} taxBasisPoints={estimate.taxBasisPoints ?? 0} />
        )}
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
        {view.intake.estimate && (
          <OrderLines lines={view.intake.estimate.lines} taxBasisPoints={view.taxBasisPoints} />
        )}
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
    { key: "fuel", name: fuelName(t, walkaround), value: percentages(walkaround) },
    ...(walkaround.body && walkaround.damage === undefined
      ? []
      : [{ key: "damage", name: t("damage"), value: told(walkaround.damage) }]),
    {
      key: "lights",
      name: t("warningLights"),
      value: told(
        [...(walkaround.lights ?? []).map((light) => t(`light.${light}`)), walkaround.warningLights]
          .filter(Boolean)
          .join(", ") || undefined,
      ),
    },
    { key: "belongings", name: t("belongings"), value: told(walkaround.belongings) },
  ];
}

type Walkaround = NonNullable<IntakeView["intake"]["walkaround"]>;

function fuelName(t: ReturnType<typeof useWords<"intake">>, { energy }: Walkaround): string {
  if (energy === undefined) return t("fuel");
  if (energy === "plug-in") return `${t("fuelOnly")}, ${t("charge")}`;
  return energy === "electric" ? t("charge") : t("fuelOnly");
}

function percentages({ fuelPercent, chargePercent }: Walkaround): string {
  return [fuelPercent, chargePercent]
    .filter((each) => each !== undefined)
    .map((each) => `${String(each)}\u00a0%`)
    .join(", ");
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
  const signing = useWords("signing");
  const { moment } = useFormat();
  if (!signed) return [];
  const { name, at, method, strokes, hash } = signed;
  const said = t("signedBy", { name, when: moment(at) });
  const value = (
    <>
      {method === undefined ? said : `${said}, ${signing(`method.${method}`)}`}
      {strokes !== undefined && <SignaturePicture strokes={strokes} label={signing("field")} />}
    </>
  );
  return [
    { key: "signed", name: t("signed"), value },
    ...(hash === undefined
      ? []
      : [
          {
            key: "hash",
            name: signing("hash"),
            value: <code className="break-all">{hash.slice(0, 16)}…</code>,
          },
        ]),
  ];
}
