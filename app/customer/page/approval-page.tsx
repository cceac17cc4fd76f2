// The question about extra work: each line with its reason and price, one answer for each, one button; then the record.
import { DECISIONS } from "~/journey/events";
import { useFormat } from "~/ui/centre-context";
import { Icon } from "~/ui/icons";
import { Notice } from "~/ui/notice";
import { useWords } from "~/words";
import { errorsAt, valueAt, type Answer } from "./answer";
import type { ApprovalFacts, AskedFacts } from "./facts";
import { Heading, Section } from "./frame";
import { AnswerNotice, HiddenFields, Problem, SubmitButton, Tick } from "./parts";

type Line = AskedFacts["lines"][number];

export interface ApprovalPageProps {
  readonly facts: ApprovalFacts;
  /** Fingerprint of what is shown. */
  readonly shown: string;
  readonly submissionId: string;
  readonly answer: Answer | undefined;
}

export function ApprovalPage(props: ApprovalPageProps) {
  const t = useWords("customer");
  const { facts, answer } = props;
  return (
    <>
      <AnswerNotice answer={answer} stale={t("approval.stale")} />
      {facts.open ? (
        <>
          <Heading title={t("approval.title")}>{t("approval.text")}</Heading>
          <Question {...props} asked={facts.open} />
        </>
      ) : (
        <Heading title={t("approval.title")}>
          {facts.record && !isAnswered(facts.record) ? t("approval.over") : undefined}
        </Heading>
      )}
      {facts.newer && <Notice>{t("approval.newer")}</Notice>}
      {facts.record && <Record asked={facts.record} />}
    </>
  );
}

function isOpen({ decision }: Line): boolean {
  return decision === "pending" || decision === "call-me";
}

function isAnswered({ lines }: AskedFacts): boolean {
  return !lines.some(isOpen);
}

function Question({
  asked,
  facts,
  shown,
  submissionId,
  answer,
}: ApprovalPageProps & { readonly asked: AskedFacts }) {
  const t = useWords("customer");
  const f = useFormat();
  const open = asked.lines.filter(isOpen);
  const settled = asked.lines.filter((line) => !isOpen(line));
  const total = open.reduce((sum, { priceMinor }) => sum + priceMinor, 0);
  const calling = open.some(({ decision }) => decision === "call-me");
  return (
    <form method="post" className="group/form flex flex-col gap-4">
      <HiddenFields values={{ intent: "approval", submissionId, requestId: asked.id, shown }} />
      {calling && <Notice>{t("approval.calling")}</Notice>}
      {open.map((line, index) => (
        <Choice key={line.id} line={line} name={`lines[${String(index)}]`} answer={answer} />
      ))}
      {settled.length > 0 && <Decided lines={settled} />}
      <div className="text-ink-2">
        {open.length > 1 && <p>{t("approval.all", { amount: f.money(total) })}</p>}
        <p>{t("approval.tax")}</p>
        {facts.promisedAt !== undefined && (
          <p>{t("approval.ready", { time: f.dateTime(facts.promisedAt) })}</p>
        )}
      </div>
      {open.some(({ severity }) => severity === "safety") && <Acknowledge answer={answer} />}
      <SubmitButton>{t("approval.submit")}</SubmitButton>
    </form>
  );
}

const SEVERITY_LOOK = {
  safety: "flex items-start gap-1.5 font-medium text-danger-ink",
  soon: "text-ink-2",
  advice: "text-ink-2",
} as const;

interface ChoiceProps {
  readonly line: Line;
  readonly name: string;
  readonly answer: Answer | undefined;
}

function Choice({ line, name, answer }: ChoiceProps) {
  const t = useWords("customer");
  const f = useFormat();
  const field = `${name}.decision`;
  const problems = errorsAt(answer, field);
  const chosen = valueAt(answer, field) ?? (line.decision === "pending" ? undefined : line.decision);
  return (
    <fieldset
      className="flex min-w-0 flex-col gap-3 rounded-lg border border-line bg-surface p-[min(1rem,4vw)]"
      aria-describedby={problems.length > 0 ? `${line.id}-problem` : undefined}
    >
      <legend className="sr-only">{line.title}</legend>
      <HiddenFields values={{ [`${name}.lineId`]: line.id }} />
      <div className="flex flex-col gap-1">
        <p className="flex flex-wrap justify-between gap-x-4 gap-y-1 font-semibold">
          <span className="min-w-0">{line.title}</span>
          <span>{f.money(line.priceMinor)}</span>
        </p>
        {line.found !== undefined && line.found !== line.title && (
          <p className="text-ink-2">
            {t("approval.why")}: {line.found}
          </p>
        )}
        <p className={SEVERITY_LOOK[line.severity]}>
          {line.severity === "safety" && <Icon name="shield" className="mt-[0.15em]" />}
          <span className="min-w-0 hyphens-auto">{t(`approval.severity.${line.severity}`)}</span>
        </p>
      </div>
      <Problem id={`${line.id}-problem`} codes={problems} />
      <div className="grid grid-cols-1 gap-2 sm:grid-cols-3">
        {DECISIONS.map((decision) => (
          <label
            key={decision}
            className="flex min-h-12 items-center gap-[min(0.75rem,3vw)] rounded-md border border-line-strong/60 px-[min(0.75rem,3vw)] py-2 has-checked:border-accent has-checked:bg-accent-soft"
          >
            <input
              type="radio"
              name={field}
              value={decision}
              required
              defaultChecked={chosen === decision}
              data-unsafe={line.severity === "safety" && decision === "declined" ? true : undefined}
              className="size-5 shrink-0 accent-accent"
            />
            <span className="min-w-0">{t(`approval.${decision}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Shown once a safety line is declined; where the browser can't tell, the server asks for it. */
function Acknowledge({ answer }: { readonly answer: Answer | undefined }) {
  const t = useWords("customer");
  const problems = errorsAt(answer, "acknowledgedSafety");
  const hidden = problems.length > 0 ? "" : "hidden group-has-[[data-unsafe]:checked]/form:block";
  return (
    <div className={`${hidden} rounded-lg border border-danger/40 bg-danger-soft px-[min(1rem,4vw)] py-2`}>
      <p className="font-semibold text-danger-ink">{t("approval.unsafe")}</p>
      <Tick name="acknowledgedSafety" checked={valueAt(answer, "acknowledgedSafety") !== undefined}>
        {t("approval.know")}
      </Tick>
    </div>
  );
}

/** What was decided, when, and what happens next. */
function Record({ asked }: { readonly asked: AskedFacts }) {
  const t = useWords("customer");
  const f = useFormat();
  const approved = asked.lines.filter(({ decision }) => decision === "approved");
  const total = approved.reduce((sum, { priceMinor }) => sum + priceMinor, 0);
  return (
    <Section
      title={
        asked.answeredAt === undefined
          ? t("approval.title")
          : t("approval.decided", { time: f.dateTime(asked.answeredAt) })
      }
    >
      {isAnswered(asked) && <p className="text-ink-2">{t("approval.noted")}</p>}
      <Decided lines={asked.lines} />
      {approved.length > 0 && (
        <p className="font-semibold">{t("approval.total", { amount: f.money(total) })}</p>
      )}
      {isAnswered(asked) && <p className="text-ink-2">{t("approval.next")}</p>}
    </Section>
  );
}

function Decided({ lines }: { readonly lines: readonly Line[] }) {
  const t = useWords("customer");
  const f = useFormat();
  return (
    <ul className="flex flex-col divide-y divide-line">
      {lines.map(({ id, title, priceMinor, decision }) => (
        <li key={id} className="flex flex-wrap justify-between gap-x-4 py-2">
          <span className="min-w-0">
            {title}
            <span className="block text-ink-3">{f.money(priceMinor)}</span>
          </span>
          <span className="font-medium">{t(`approval.state.${decision}`)}</span>
        </li>
      ))}
    </ul>
  );
}
