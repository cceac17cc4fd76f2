// The order on the customer's own telephone: all of it, then one field and one button; afterwards what was signed, and when.
import { linesAsRead } from "~/papers/lines-as-read";
import type { WorkOrder } from "~/papers/work-order";
import { paths } from "~/paths";
import { photosAbout } from "~/photos/photo";
import { CustomerPhotos } from "~/photos/photo-strip";
import { DamageRecord } from "~/stages/3-intake/damage/damage-record";
import { useFormat } from "~/ui/centre-context";
import { Notice } from "~/ui/notice";
import { useWords } from "~/words";
import type { Answer } from "./answer";
import { Heading, Section } from "./frame";
import { AnswerNotice, HiddenFields, SignName, SubmitButton } from "./parts";
import type { SignFacts } from "./sign.server";

const PAPER_LINK = "inline-flex min-h-11 items-center text-accent-ink underline underline-offset-2";

interface SignPageProps {
  readonly facts: SignFacts;
  readonly token: string;
  readonly submissionId: string;
  readonly answer: Answer | undefined;
}

export function SignPage({ facts, token, submissionId, answer }: SignPageProps) {
  const t = useWords("signing");
  const f = useFormat();
  const { order, signed, maySign } = facts;
  return (
    <>
      {!signed && <AnswerNotice answer={answer} stale={t("page.stale")} />}
      <Heading title={t("page.title")}>{maySign ? t("page.text") : undefined}</Heading>
      {signed && (
        <Notice title={t("page.signed", { name: signed.name, time: f.dateTime(signed.at) })}>
          <p>{t("page.next")}</p>
          <p>
            <a href={paths.customerWorkOrder(token)} className={PAPER_LINK}>
              {t("page.copy")}
            </a>
          </p>
        </Notice>
      )}
      {!signed && !maySign && <Notice>{t("page.over")}</Notice>}
      {order && <OrderShown order={order} facts={facts} token={token} />}
      {order && maySign && (
        <SignForm order={order} hash={facts.hash} submissionId={submissionId} answer={answer} />
      )}
    </>
  );
}

interface OrderProps {
  readonly order: WorkOrder;
  readonly facts: SignFacts;
  readonly token: string;
}

function OrderShown({ order, facts, token }: OrderProps) {
  const t = useWords("signing");
  return (
    <>
      <Section title={t("page.said")}>
        <p className="whitespace-pre-wrap">{order.complaint}</p>
        {order.clarified !== undefined && (
          <p className="whitespace-pre-wrap text-ink-2">
            {t("page.clarified")}: {order.clarified}
          </p>
        )}
      </Section>
      <CarFound order={order} facts={facts} token={token} />
      <Work order={order} />
      <Agreed order={order} />
    </>
  );
}

/** One thing and what is said of it. */
function Fact({ name, children }: { readonly name: string; readonly children: string }) {
  return (
    <p className="flex flex-wrap justify-between gap-x-4">
      <span className="text-ink-2">{name}</span>
      <span className="min-w-0">{children}</span>
    </p>
  );
}

function CarFound({ order: { walkaround }, facts, token }: OrderProps) {
  const t = useWords("signing");
  const intake = useWords("intake");
  const f = useFormat();
  if (!walkaround) return null;
  const { mileage, fuelPercent, chargePercent, energy, damage, belongings, body, marks = [] } = walkaround;
  const lights = [
    ...(walkaround.lights ?? []).map((light) => intake(`light.${light}`)),
    ...(walkaround.warningLights === undefined ? [] : [walkaround.warningLights]),
  ];
  const level = energy === "electric" ? t("page.charge") : t("page.fuel");
  return (
    <Section title={t("page.car")}>
      <Fact name={t("page.mileage")}>{f.distance(mileage)}</Fact>
      <Fact name={level}>{f.percent(fuelPercent / 100)}</Fact>
      {chargePercent !== undefined && <Fact name={t("page.charge")}>{f.percent(chargePercent / 100)}</Fact>}
      <Fact name={t("page.lights")}>{lights.length > 0 ? lights.join(", ") : t("page.none")}</Fact>
      <Fact name={t("page.belongings")}>{belongings ?? t("page.none")}</Fact>
      <h3 className="pt-1 font-semibold">{t("page.damage")}</h3>
      {damage !== undefined && <p className="whitespace-pre-wrap">{damage}</p>}
      {marks.length === 0 && damage === undefined && <p>{t("page.noDamage")}</p>}
      {body !== undefined && marks.length > 0 && (
        <DamageRecord
          body={body}
          marks={marks}
          photosOf={(id) => <CustomerPhotos token={token} photos={photosAbout(facts.photos, "damage", id)} />}
        />
      )}
    </Section>
  );
}

function Work({ order }: Pick<OrderProps, "order">) {
  const t = useWords("signing");
  const f = useFormat();
  const { totalMinor, taxMinor, taxBasisPoints } = order;
  return (
    <Section title={t("page.work")}>
      <ul className="flex flex-col divide-y divide-line">
        {linesAsRead(order).map(({ id, title, priceMinor }) => (
          <li key={id} className="flex flex-wrap justify-between gap-x-4 py-2">
            <span className="min-w-0">{title}</span>
            <span>{f.money(priceMinor)}</span>
          </li>
        ))}
      </ul>
      <p className="flex flex-wrap justify-between gap-x-4 border-t border-line pt-2 text-lg font-semibold">
        <span>{t("page.total")}</span>
        <span>{f.money(totalMinor)}</span>
      </p>
      {taxBasisPoints > 0 && (
        <p className="text-small text-ink-2">
          {t("page.including", { percent: f.percent(taxBasisPoints / 10_000, 2), tax: f.money(taxMinor) })}
        </p>
      )}
    </Section>
  );
}

function Agreed({ order: { promisedAt, consent } }: Pick<OrderProps, "order">) {
  const t = useWords("signing");
  const choices = useWords("choices");
  const intake = useWords("intake");
  const f = useFormat();
  return (
    <>
      {promisedAt !== undefined && (
        <Section title={t("page.ready")}>
          <p className="text-lg font-semibold first-letter:uppercase">{f.dateTime(Date.parse(promisedAt))}</p>
        </Section>
      )}
      {consent && (
        <Section title={t("page.findings")}>
          <p className="font-medium">{choices(`consent.${consent.choice}`)}</p>
          <p className="text-ink-2">
            {consent.limitMinor === undefined
              ? intake(consent.choice)
              : t("page.limit", { amount: f.money(consent.limitMinor) })}
          </p>
        </Section>
      )}
    </>
  );
}

interface SignFormProps {
  readonly order: WorkOrder;
  readonly hash: string;
  readonly submissionId: string;
  readonly answer: Answer | undefined;
}

function SignForm({ order, hash, submissionId, answer }: SignFormProps) {
  const t = useWords("signing");
  const f = useFormat();
  return (
    <form method="post" className="flex flex-col gap-3">
      <HiddenFields values={{ intent: "intake", submissionId, shown: hash }} />
      <p className="text-ink-2">{t("page.legal")}</p>
      <SignName label={t("page.name")} answer={answer} />
      <SubmitButton>{t("page.submit", { amount: f.money(order.totalMinor) })}</SubmitButton>
    </form>
  );
}
