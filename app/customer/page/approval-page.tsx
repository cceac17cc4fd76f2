// The question about extra work: each line with its reason and price, one answer for each, one button; then the record.
import type { ReactNode } from "react";
import { DECISIONS } from "~/journey/events";
import { paths } from "~/paths";
import { photosAbout, type Photo } from "~/photos/photo";
import { CustomerPhotos } from "~/photos/photo-strip";
import { useCentre, useFormat } from "~/ui/centre-context";
import { Icon } from "~/ui/icons";
import { Notice } from "~/ui/notice";
import { useWords } from "~/words";
import { errorsAt, valueAt, type Answer } from "./answer";
import type { ApprovalFacts, AskedFacts } from "./approval-facts";
import { ApprovalRecord } from "./approval-record";
import type { ApprovalText, TextLine } from "./approval-text";
import { Heading } from "./frame";
import { AnswerNotice, HiddenFields, Problem, SubmitButton, Tick } from "./parts";

export interface ApprovalPageProps {
  readonly facts: ApprovalFacts;
  /** The text of what is asked, its fingerprint, and the signed moment at which this page was made. */
  readonly question:
    { readonly text: ApprovalText; readonly shown: string; readonly made: string } | undefined;
  readonly photos: readonly Photo[];
  readonly token: string;
  readonly submissionId: string;
  readonly answer: Answer | undefined;
}

export function ApprovalPage(props: ApprovalPageProps) {
  const t = useWords("customer");
  const { facts, question, answer, token } = props;
  const version = facts.open?.version ?? facts.record?.version ?? 1;
  return (
    <>
      <AnswerNotice answer={answer} stale={t("approval.stale")} />
      {facts.replaced && <Notice tone="warning">{t("approval.replaced", { version })}</Notice>}
      {facts.open && question ? (
        <>
          <Heading title={question.text.title}>{question.text.intro}</Heading>
          <Settled asked={facts.open} receipt={paths.customerReceipt(token)} />
          <Question {...props} question={question} />
        </>
      ) : (
        <Heading title={t("approval.title")}>{over(facts, t)}</Heading>
      )}
      {facts.newer && <Notice>{t("approval.newer")}</Notice>}
      {facts.record && <ApprovalRecord asked={facts.record} receipt={paths.customerReceipt(token)} />}
    </>
  );
}

function over(
  { record, withdrawn }: ApprovalFacts,
  t: (key: "approval.taken" | "approval.over") => string,
): string | undefined {
  if (withdrawn) return t("approval.taken");
  return record?.lines.some(({ decision }) => decision === "pending" || decision === "call-me")
    ? t("approval.over")
    : undefined;
}

function isOpen({ decision }: Pick<TextLine, "decision">): boolean {
  return decision === "pending" || decision === "call-me";
}

/** What is decided already while other lines are open: recorded like everything else, with its receipt. */
function Settled({ asked, receipt }: { readonly asked: AskedFacts; readonly receipt: string }) {
  const lines = asked.lines.filter((line) => !isOpen(line));
  return lines.length === 0 ? null : <ApprovalRecord asked={{ ...asked, lines }} receipt={receipt} />;
}

function Question({
  question: { text, shown, made },
  facts,
  photos,
  token,
  submissionId,
  answer,
}: ApprovalPageProps & { readonly question: NonNullable<ApprovalPageProps["question"]> }) {
  const t = useWords("customer");
  const f = useFormat();
  const open = text.lines.filter(isOpen);
  const asked = new Map(facts.open?.lines.map((line) => [line.id, line]));
  const calling = open.some(({ decision }) => decision === "call-me");
  return (
    <form method="post" className="group/form flex flex-col gap-4">
      <HiddenFields values={{ intent: "approval", submissionId, requestId: text.requestId, shown, made }} />
      {calling && <Notice>{t("approval.calling")}</Notice>}
      {facts.deferredAt !== undefined && (
        <Notice>{t("approval.deferred", { time: f.dateTime(facts.deferredAt) })}</Notice>
      )}
      {open.map((line, index) => (
        <Choice
          key={line.id}
          line={line}
          priceMinor={asked.get(line.id)?.priceMinor}
          words={text.answers}
          name={`lines[${String(index)}]`}
          answer={answer}
        >
          <CustomerPhotos
            token={token}
            photos={photosAbout(photos, "finding", asked.get(line.id)?.findingId ?? line.id)}
          />
        </Choice>
      ))}
      <div className="flex flex-col gap-1 text-ink-2">
        {text.total !== undefined && <p className="font-semibold text-ink">{text.total}</p>}
        {text.ready !== undefined && <p>{text.ready}</p>}
        <p>{text.tax}</p>
        <p className="text-small text-ink-3">{text.version}</p>
      </div>
      {text.safety && <Acknowledge safety={text.safety} answer={answer} />}
      {open.length > 1 && <Chosen />}
      <SubmitButton>{text.submit}</SubmitButton>
      {facts.deferredAt === undefined && !calling && (
        <button
          name="later"
          value="on"
          formNoValidate
          className="min-h-12 text-accent-ink underline underline-offset-2 hyphens-auto"
        >
          {t("approval.defer")}
        </button>
      )}
    </form>
  );
}

/** What is approved so far: filled in by the browser while the customer chooses, and left out by one that runs no scripts. */
function Chosen() {
  const t = useWords("customer");
  const { currency } = useCentre();
  return (
    <>
      <output
        hidden
        data-currency={currency}
        data-text={t("approval.chosen", { amount: "{amount}" })}
        className="font-semibold"
      />
      <script src="/approval-total.js" defer />
    </>
  );
}

const SEVERITY_LOOK = {
  safety: "flex items-start gap-1.5 font-medium text-danger-ink",
  soon: "text-ink-2",
  advice: "text-ink-2",
} as const;

interface ChoiceProps {
  readonly line: TextLine;
  readonly priceMinor: number | undefined;
  readonly words: ApprovalText["answers"];
  readonly name: string;
  readonly answer: Answer | undefined;
  readonly children: ReactNode;
}

function About({ line }: { readonly line: TextLine }) {
  const t = useWords("customer");
  return (
    <div className="flex flex-col gap-1">
      <p className="flex flex-wrap justify-between gap-x-4 gap-y-1 font-semibold">
        <span className="min-w-0 grow basis-40">{line.title}</span>
        <span>{line.price}</span>
      </p>
      <p className="text-ink-2">{line.time}</p>
      {line.found !== undefined && (
        <p className="text-ink-2">
          {t("approval.why")}: {line.found}
        </p>
      )}
      {line.why !== undefined && (
        <p>
          {t("approval.matters")}: {line.why}
        </p>
      )}
      <p className={SEVERITY_LOOK[line.severity]}>
        {line.severity === "safety" && <Icon name="shield" className="mt-[0.15em]" />}
        <span className="min-w-0 hyphens-auto">{line.severityText}</span>
      </p>
    </div>
  );
}

function Choice({ line, priceMinor, words, name, answer, children }: ChoiceProps) {
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
      <About line={line} />
      {children}
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
              data-minor={decision === "approved" ? priceMinor : undefined}
              className="size-5 shrink-0 accent-accent"
            />
            <span className="min-w-0">{words[decision]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Shown once a safety line is declined; where the browser can't tell, the server asks for it. */
function Acknowledge({
  safety,
  answer,
}: {
  readonly safety: NonNullable<ApprovalText["safety"]>;
  readonly answer: Answer | undefined;
}) {
  const problems = errorsAt(answer, "acknowledgedSafety");
  const hidden = problems.length > 0 ? "" : "hidden group-has-[[data-unsafe]:checked]/form:block";
  return (
    <div className={`${hidden} rounded-lg border border-danger/40 bg-danger-soft px-[min(1rem,4vw)] py-2`}>
      <p className="font-semibold text-danger-ink">{safety.warning}</p>
      <Tick name="acknowledgedSafety" checked={valueAt(answer, "acknowledgedSafety") !== undefined}>
        {safety.know}
      </Tick>
    </div>
  );
}
