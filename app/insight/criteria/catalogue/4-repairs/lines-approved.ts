// 4.4: how much of what is proposed the customers want.
import { criterion, notConcerned, notRecorded, parts } from "../../criterion";

export const linesApproved = criterion({
  id: "4.4",
  stage: "repairs",
  kind: "mean",
  ofWhole: true,
  unit: "share",
  direction: "higher",
  target: 0.5,
  warning: 0.4,
  source: "B",
  title: { en: "Lines approved", ru: "Согласованные строки" },
  how: {
    en: "Approved lines by proposed lines of extra work, told by severity too. Lines that were taken back are not counted; a line that the customer left open counts as not approved. A visit without a single decision is not recorded once its repair is over.",
    ru: "Доля согласованных строк среди предложенных дополнительных работ, в том числе по срочности. Отозванные строки не считаются; строка без решения считается несогласованной. Если ремонт закончен и нет ни одного решения, данных нет.",
  },
  of: (history) => {
    const { requests } = history.visit;
    const lines = requests.flatMap((each) => each.lines).filter(({ decision }) => decision !== "withdrawn");
    const at = requests.at(-1)?.decidedAt ?? requests.at(-1)?.requested.at;
    if (lines.length === 0) return notConcerned(at);
    const isDecided = lines.some(({ decision }) => decision === "approved" || decision === "declined");
    if (!isDecided) return history.isPast("repairs") ? notRecorded(at) : notConcerned(at);
    const groups = lines.map(({ severity, decision }) => ({
      group: `severity/${severity}`,
      part: decision === "approved" ? 1 : 0,
      whole: 1,
    }));
    return parts(
      at,
      groups.reduce((sum, { part }) => sum + part, 0),
      lines.length,
      { groups },
    );
  },
});
