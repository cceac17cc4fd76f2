// The receipt of a decision on extra work as a paper: what was asked, what was answered, when and how.
import { plateKey } from "~/journey/plate";
import { instant } from "~/journey/instant";
import { taxWithin } from "~/journey/tax";
import { formatFor } from "~/ui/centre-context";
import { words } from "~/words";
import { letterOf, totalsOf } from "./letter";
import type { Paper, PaperBlock } from "./paper";
import type { ReceiptToPrint } from "./receipt-file.server";

function sealsOf(
  { estimateHash, answers }: ReceiptToPrint["facts"],
  language: Paper["language"],
): readonly PaperBlock[] {
  const t = words(language, "papers");
  const seal = (title: string, hash: string | undefined): readonly PaperBlock[] =>
    hash === undefined ? [] : [{ kind: "seal", title, hash, text: t("receipt.sealText") }];
  const last = answers.findLast(({ hash }) => hash !== undefined)?.hash;
  return [...seal(t("receipt.estimateSeal"), estimateHash), ...seal(t("receipt.decisionSeal"), last)];
}

/** The same input is the same paper, and the same file. */
export function receiptPaper({ facts, particulars }: ReceiptToPrint): Paper {
  const { language, centre, taxBasisPoints } = particulars;
  const t = words(language, "papers");
  const choices = words(language, "choices");
  const f = formatFor({ ...centre, language, now: 0 });
  const answers = facts.answers.map(({ at, how, saidBy }) => ({
    name: choices(`how.${how}`),
    value: saidBy === undefined ? f.dateTime(at) : `${f.dateTime(at)}, ${saidBy}`,
  }));
  const last = facts.answers.reduce<number>((latest, { at }) => Math.max(latest, at), facts.askedAt);
  const names = { number: facts.visitNumber, version: facts.version };
  const title = t("receipt.title", names);
  return {
    ...letterOf(particulars, title),
    blocks: [
      {
        kind: "table",
        title: t("receipt.decided"),
        columns: [
          { title: t("job"), share: 46 },
          { title: t("receipt.decision"), share: 22 },
          { title: t("labour"), share: 14, figure: true },
          { title: t("price"), share: 18, figure: true },
        ],
        rows: facts.lines.map((line) => [
          { text: line.title },
          { text: choices(`decision.${line.decision}`) },
          { text: f.labour(line.labourMinutes) },
          { text: f.money(line.priceMinor) },
        ]),
        totals: totalsOf(particulars, taxWithin(facts.approvedMinor, taxBasisPoints), t("receipt.approved")),
        empty: "",
      },
      {
        kind: "facts",
        title: t("receipt.answers"),
        facts: [{ name: t("receipt.asked"), value: f.dateTime(facts.askedAt) }, ...answers],
      },
      ...sealsOf(facts, language),
    ],
    contentId:
      `receipt ${facts.requestId} ${String(facts.answers.length)} ${facts.answers.at(-1)?.hash ?? ""}`.trim(),
    madeAt: instant(last),
    fileName: {
      plain: `receipt-${String(names.number)}-${String(names.version)}-${plateKey(particulars.vehicle.plate)}`,
      full: `${title} ${particulars.vehicle.plate}`,
    },
  };
}
