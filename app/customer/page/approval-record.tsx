// What was decided on extra work, when and how, with the receipt and what happens next.
import { useFormat } from "~/ui/centre-context";
import { useWords } from "~/words";
import type { AskedFacts } from "./approval-facts";
import { workTime } from "./approval-text";
import { Section } from "./frame";

type Line = AskedFacts["lines"][number];

function isOpen({ decision }: Line): boolean {
  return decision === "pending" || decision === "call-me";
}

/** @param receipt address of the same as a PDF */
export function ApprovalRecord({ asked, receipt }: { readonly asked: AskedFacts; readonly receipt: string }) {
  const t = useWords("customer");
  const f = useFormat();
  const approved = asked.lines.filter(({ decision }) => decision === "approved");
  const total = approved.reduce((sum, { priceMinor }) => sum + priceMinor, 0);
  const { answeredAt, how } = asked;
  const answered = answeredAt !== undefined && !asked.lines.some(isOpen);
  return (
    <Section
      title={
        answeredAt === undefined
          ? t("approval.version", { version: asked.version })
          : t("approval.decided", { time: f.dateTime(answeredAt) })
      }
    >
      {answered && (
        <p className="text-ink-2">
          {how === undefined ? "" : `${t(`approval.how.${how}`)}. `}
          {t("approval.noted")}
        </p>
      )}
      <DecidedLines lines={asked.lines} />
      {approved.length > 0 && (
        <p className="font-semibold">{t("approval.total", { amount: f.money(total) })}</p>
      )}
      {answeredAt !== undefined && (
        <p>
          <a
            href={receipt}
            className="inline-flex min-h-11 items-center font-medium text-accent-ink underline underline-offset-2"
          >
            {t("approval.receipt")}
          </a>
        </p>
      )}
      {answered && <p className="text-ink-2">{t("approval.next")}</p>}
    </Section>
  );
}

function DecidedLines({ lines }: { readonly lines: readonly Line[] }) {
  const t = useWords("customer");
  const f = useFormat();
  return (
    <ul className="flex flex-col divide-y divide-line">
      {lines.map(({ id, title, priceMinor, labourMinutes, decision }) => (
        <li key={id} className="flex flex-wrap justify-between gap-x-4 py-2">
          <span className="min-w-0 grow basis-32">
            {title}
            <span className="block text-ink-3">
              {f.money(priceMinor)} · {workTime(labourMinutes, f)}
            </span>
          </span>
          <span className="font-medium">{t(`approval.state.${decision}`)}</span>
        </li>
      ))}
    </ul>
  );
}
