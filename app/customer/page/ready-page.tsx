// The car is ready: when to collect it, what was done and what was not, the invoice with its payment, and the signature.
import type { ReactNode } from "react";
import type { PayState } from "~/money/stripe/pay-state.server";
import { CustomerPhotos } from "~/photos/photo-strip";
import { useFormat } from "~/ui/centre-context";
import { Icon } from "~/ui/icons";
import { useWords } from "~/words";
import type { Answer } from "./answer";
import type { StatusFacts } from "./facts";
import { Heading, Section } from "./frame";
import { AnswerNotice } from "./parts";
import { ReadyBill } from "./ready-bill";
import type { ReadyBehind } from "./ready.server";
import { ReadySignature } from "./ready-signature";
import { OrderFile, Steps } from "./status-page";

export interface ReadyPageProps {
  readonly ready: ReadyBehind;
  readonly status: StatusFacts;
  readonly pay: PayState | undefined;
  readonly token: string;
  readonly submissionId: string;
  readonly answer: Answer | undefined;
}

export function ReadyPage({ ready, status, pay, token, submissionId, answer }: ReadyPageProps) {
  const t = useWords("ready");
  const customer = useWords("customer");
  return (
    <>
      <Heading title={customer(`headline.${status.headline}`)} />
      <AnswerNotice answer={answer} stale={t("sign.stale")} />
      {ready.days.length > 0 && <Collect days={ready.days} />}
      <Done ready={ready} token={token} />
      <Advice ready={ready} />
      <Declined ready={ready} />
      {ready.bill && <ReadyBill bill={ready.bill} pay={pay} token={token} />}
      <ReadySignature signing={ready.signing} submissionId={submissionId} answer={answer} />
      <Section title={customer("status.stages")}>
        <Steps steps={status.steps} />
      </Section>
      {status.orderSigned && <OrderFile token={token} />}
    </>
  );
}

function Collect({ days }: Pick<ReadyBehind, "days">) {
  const t = useWords("ready");
  const f = useFormat();
  return (
    <Section title={t("collect")}>
      <dl className="flex flex-col gap-1.5">
        {days.map(({ day, hours }, place) => (
          <div key={day} className="flex flex-wrap justify-between gap-x-4">
            <dt className="first-letter:uppercase">{place < 2 ? f.day(day) : f.date(day)}</dt>
            <dd className="ml-auto text-right">
              {hours.length === 0
                ? t("closed")
                : hours
                    .map(({ from, until }) =>
                      from === undefined
                        ? t("openNow", { until: f.time(until) })
                        : t("open", { from: f.time(from), until: f.time(until) }),
                    )
                    .join(", ")}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function Done({ ready, token }: { readonly ready: ReadyBehind; readonly token: string }) {
  const t = useWords("ready");
  const { done, explanation, photos } = ready;
  if (done.length === 0 && explanation === undefined) return null;
  return (
    <Section title={t("done")}>
      <ul className="flex flex-col gap-1.5">
        {done.map(({ id, title }) => (
          <li key={id} className="flex items-start gap-3">
            <Icon name="check" className="mt-[0.15em] text-ink-3" />
            <span className="min-w-0 flex-1">{title}</span>
          </li>
        ))}
      </ul>
      {explanation !== undefined && <p className="whitespace-pre-wrap">{explanation}</p>}
      {(["before", "after"] as const).map(
        (subject) =>
          photos[subject].length > 0 && (
            <Below key={subject} title={t(subject)}>
              <CustomerPhotos token={token} photos={photos[subject]} />
            </Below>
          ),
      )}
    </Section>
  );
}

function Below({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <>
      <h3 className="pt-1 font-semibold">{title}</h3>
      {children}
    </>
  );
}

function Advice({ ready: { advice, nextService } }: Pick<ReadyPageProps, "ready">) {
  const t = useWords("ready");
  const f = useFormat();
  const { on, mileage } = nextService ?? {};
  // A local date has no zone: its noon is on that date in every zone in which people live.
  const date = on === undefined ? undefined : f.date(new Date(`${on}T12:00:00Z`));
  const reading = mileage === undefined ? undefined : f.distance(mileage);
  if (advice === undefined && date === undefined && reading === undefined) return null;
  return (
    <Section title={t("advice")}>
      {advice !== undefined && <p className="whitespace-pre-wrap">{advice}</p>}
      {(date ?? reading) !== undefined && (
        <Below title={t("next")}>
          <p className="first-letter:uppercase">
            {date !== undefined && reading !== undefined
              ? t("nextEither", { on: date, mileage: reading })
              : (date ?? t("nextAt", { mileage: reading ?? "" }))}
          </p>
        </Below>
      )}
    </Section>
  );
}

function Declined({ ready: { declined } }: Pick<ReadyPageProps, "ready">) {
  const t = useWords("ready");
  const customer = useWords("customer");
  const f = useFormat();
  if (declined.length === 0) return null;
  return (
    <Section title={t("declined")}>
      <ul className="flex flex-col divide-y divide-line">
        {declined.map(({ id, title, priceMinor, severity }) => (
          <li key={id} className="py-2">
            <p className="flex flex-wrap justify-between gap-x-4">
              <span className="min-w-0 flex-1 basis-32">{title}</span>
              <span className="ml-auto">{f.money(priceMinor)}</span>
            </p>
            <p className={severity === "safety" ? "text-danger-ink" : "text-ink-2"}>
              {customer(`approval.severity.${severity}`)}
            </p>
          </li>
        ))}
      </ul>
      <p className="text-ink-2">{t("declinedText")}</p>
    </Section>
  );
}
