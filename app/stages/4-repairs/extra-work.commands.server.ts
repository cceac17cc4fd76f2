// The forms about extra work: asking the customer, asking anew, taking back, and writing down what they said.
import { tellsCustomer, type MadeLink, type Telling } from "~/customer/made-link.server";
import type { Payload } from "~/journey/events";
import type { ExtraRequest, Visit } from "~/journey/visit";
import type { Tx } from "~/platform/db/db.server";
import { asLanguage, FALLBACK_LANGUAGE, type PageLanguage } from "~/platform/i18n/language";
import { formatMoney } from "~/ui/format";
import { command } from "~/visits/command.server";
import type { Alongside } from "~/visits/store.server";
import { words } from "~/words";
import { decideApproval, requestApproval, withdrawApproval } from "./extra-work";
import { readyWith } from "./extra-work-time.server";
import { DecideApproval, priceFindings, WithdrawApproval } from "./repairs.schema";

function customerOf(tx: Tx, { centreId, customerId }: Visit) {
  return tx.customer.findFirstOrThrow({
    where: { id: customerId, centreId },
    select: { name: true, language: true },
  });
}

/** Asking the customer sends the link under which they answer, unless everything was agreed to at intake. */
function askCommand(made: MadeLink) {
  return command({
    may: "repairs:price",
    schema: priceFindings,
    decide: async (visit, input, { now, tx }) => {
      const lines = input.lines.flatMap(({ labourMinutes, priceMinor, ...line }) =>
        labourMinutes === undefined || priceMinor === undefined
          ? []
          : [{ ...line, id: crypto.randomUUID(), labourMinutes, priceMinor }],
      );
      const labour = lines.reduce((sum, { labourMinutes }) => sum + labourMinutes, 0);
      const readyAt = await readyWith(tx, visit, labour, now);
      const { replaces } = input;
      return requestApproval(visit, { requestId: crypto.randomUUID(), lines, replaces, readyAt }, now);
    },
    alongside: () =>
      tellsCustomer(made, ({ requests }) => {
        const request = requests.at(-1);
        if (!request || request.decidedAt !== undefined) return undefined;
        const count = String(request.lines.length);
        return { kind: "approval-request", purpose: "approval", objectId: request.id, values: { count } };
      }),
  });
}

/** "1 approved (184.00 EUR), 2 declined": short enough for a text message. */
function summary(
  request: ExtraRequest,
  said: Payload<"approval.decided">["lines"],
  { language, currency }: { readonly language: PageLanguage; readonly currency: string },
): string {
  const t = words(language, "extraWork");
  const decided = (decision: string) => {
    const ids = new Set(said.flatMap((line) => (line.decision === decision ? [line.lineId] : [])));
    return request.lines.filter(({ id }) => ids.has(id));
  };
  const [approved, declined] = [decided("approved"), decided("declined")];
  const total = approved.reduce((sum, { priceMinor }) => sum + priceMinor, 0);
  const amount = formatMoney(total, currency, language);
  return [
    ...(approved.length > 0 ? [t("told.approved", { count: approved.length, amount })] : []),
    ...(declined.length > 0 ? [t("told.declined", { count: declined.length })] : []),
  ].join(", ");
}

/** What somebody said on the telephone is confirmed to them in writing. */
function confirmsDecision(made: MadeLink, requestId: string, currency: string): Alongside {
  return async (tx, change) => {
    const request = change.visit.requests.find(({ id }) => id === requestId);
    const said = request?.answers.at(-1);
    if (!request || !said) return;
    const language = asLanguage((await customerOf(tx, change.visit)).language) ?? FALLBACK_LANGUAGE;
    const list = summary(request, said.lines, { language, currency });
    if (list === "") return;
    const telling: Telling = {
      kind: "approval-decided",
      purpose: "approval",
      objectId: requestId,
      values: { list },
    };
    await tellsCustomer(made, () => telling)(tx, change);
  };
}

function decideCommand(made: MadeLink) {
  return command({
    may: "repairs:price",
    schema: () => DecideApproval,
    decide: async (visit, input, { now, tx, testify }) => {
      const { requestId, how, lines, acknowledgedSafety = false } = input;
      const said = lines.flatMap(({ lineId, decision }) => (decision ? [{ lineId, decision }] : []));
      const saidBy = input.saidBy ?? (await customerOf(tx, visit)).name;
      testify({ acknowledgedSafety });
      return decideApproval(visit, { requestId, how, lines: said, acknowledgedSafety, saidBy }, now);
    },
    alongside: ({ requestId }, { centre }) => confirmsDecision(made, requestId, centre.currency),
  });
}

/** The table for one request; a link that it makes is left in `made`. */
export function extraWorkCommands(made: MadeLink) {
  return {
    requestApproval: askCommand(made),
    decideApproval: decideCommand(made),
    withdrawApproval: command({
      may: "repairs:price",
      schema: () => WithdrawApproval,
      decide: (visit, input, { now }) => withdrawApproval(visit, input, now),
    }),
  };
}
