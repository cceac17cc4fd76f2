// Where the car is, when it will be ready, and what was agreed.
import { PayPanel } from "~/money/stripe/pay-panel";
import type { PayState } from "~/money/stripe/pay-state.server";
import { paths } from "~/paths";
import { useFormat } from "~/ui/centre-context";
import { Icon } from "~/ui/icons";
import { Notice } from "~/ui/notice";
import { useWords } from "~/words";
import type { Answer } from "./answer";
import type { StatusFacts } from "./facts";
import { Heading, Section } from "./frame";
import { AnswerNotice } from "./parts";

/** Visits whose car is nowhere with us. */
const CAME_TO_NOTHING: ReadonlySet<StatusFacts["headline"]> = new Set(["cancelled", "no-show", "lost"]);

export function StatusPage({
  facts,
  pay,
  token,
  answer,
}: {
  readonly facts: StatusFacts;
  readonly pay: PayState | undefined;
  readonly token: string;
  readonly answer: Answer | undefined;
}) {
  const t = useWords("customer");
  const f = useFormat();
  const { promise } = facts;
  const revised = promise !== undefined && promise.revisions.length > 0;
  // Nobody is told "ready by" an hour that is over.
  const over = promise !== undefined && promise.current < f.now;
  return (
    <>
      <Heading title={t(`headline.${facts.headline}`)} />
      {facts.appointmentAt !== undefined && (
        <Moment name={t("status.appointment")} at={f.dateTime(facts.appointmentAt)} />
      )}
      {promise && (
        <Moment
          name={t(over ? "status.promisedBefore" : "status.promised")}
          at={f.dateTime(promise.current)}
          {...(revised ? { below: t("status.firstPromise", { time: f.dateTime(promise.first) }) } : {})}
        />
      )}
      {over && <Notice tone="warning">{t("status.over")}</Notice>}
      <AnswerNotice answer={answer} stale={t("correct")} />
      {pay && <PayPanel pay={pay} page={paths.customerLink(token)} />}
      {facts.openQuestions > 0 && (
        <Notice tone="warning">{t("status.open", { count: facts.openQuestions })}</Notice>
      )}
      {!CAME_TO_NOTHING.has(facts.headline) && (
        <Section title={t("status.stages")}>
          <Steps steps={facts.steps} />
        </Section>
      )}
      {facts.approved.length > 0 && (
        <Section title={t("status.decisions")}>
          <Lines lines={facts.approved} />
          <p className="flex flex-wrap justify-between gap-x-4 font-semibold">
            <span>{t("status.total")}</span>
            <span>{f.money(facts.approvedMinor)}</span>
          </p>
        </Section>
      )}
      {facts.orderSigned && <OrderFile token={token} />}
      {facts.declined.length > 0 && (
        <Section title={t("status.declined")}>
          <Lines lines={facts.declined} />
        </Section>
      )}
    </>
  );
}

/** What the customer signed, as a file. */
export function OrderFile({ token }: { readonly token: string }) {
  const t = useWords("customer");
  return (
    <p>
      <a
        href={paths.customerWorkOrder(token)}
        className="inline-flex min-h-11 items-center font-medium text-accent-ink underline underline-offset-2"
      >
        {t("status.order")}
      </a>
    </p>
  );
}

function Moment({
  name,
  at,
  below,
}: {
  readonly name: string;
  readonly at: string;
  readonly below?: string;
}) {
  return (
    <p>
      <span className="block text-ink-3">{name}</span>
      <span className="block text-xl font-semibold first-letter:uppercase">{at}</span>
      {below !== undefined && <span className="block text-small text-ink-3">{below}</span>}
    </p>
  );
}

/** The seven stages, and which of them the car has passed. */
export function Steps({ steps }: Pick<StatusFacts, "steps">) {
  const t = useWords("customer");
  const journey = useWords("journey");
  const f = useFormat();
  return (
    <ol className="flex flex-col">
      {steps.map(({ stage, state, at }) => (
        <li
          key={stage}
          aria-current={state === "now" ? "step" : undefined}
          className={
            state === "ahead" ? "flex items-start gap-3 py-1.5 text-ink-3" : "flex items-start gap-3 py-1.5"
          }
        >
          <Icon
            name={state === "done" ? "check" : state === "now" ? "arrowRight" : "circle"}
            className={state === "now" ? "mt-[0.15em] text-accent-ink" : "mt-[0.15em] text-ink-3"}
            {...(state === "ahead" ? {} : { label: t(state === "done" ? "status.done" : "status.now") })}
          />
          <span className="flex min-w-0 flex-1 flex-wrap justify-between gap-x-3">
            <span className={state === "now" ? "font-semibold" : undefined}>{journey(`stage.${stage}`)}</span>
            {at !== undefined && (
              <time dateTime={new Date(at).toISOString()} className="text-small text-ink-3">
                {f.moment(at)}
              </time>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}

function Lines({ lines }: { readonly lines: StatusFacts["approved"] }) {
  const f = useFormat();
  return (
    <ul className="flex flex-col gap-1.5">
      {lines.map(({ id, title, priceMinor }) => (
        <li key={id} className="flex flex-wrap justify-between gap-x-4">
          <span className="min-w-0 flex-1 basis-32">{title}</span>
          <span className="ml-auto">{f.money(priceMinor)}</span>
        </li>
      ))}
    </ul>
  );
}
