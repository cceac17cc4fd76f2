// Telling a new promised time: the promise, that the customer knows it, the message and the end of the task, in one go.
import { tellsCustomer, toldBy, type MadeLink } from "~/customer/made-link.server";
import { instant } from "~/journey/instant";
import type { Visit } from "~/journey/visit";
import { settleRiskTasks } from "~/lateness/risk-tasks.server";
import { asLanguage, FALLBACK_LANGUAGE } from "~/platform/i18n/language";
import type { Tx } from "~/platform/db/db.server";
import { command } from "~/visits/command.server";
import { words } from "~/words";
import { tellNewPromise } from "./promise";
import { newPromise, type PromiseReason } from "./promise.schema";

/** The reason as the customer hears it, whoever reads the log later. */
async function reasonText(
  tx: Tx,
  { centreId, customerId }: Visit,
  { reason, words: own }: { readonly reason: PromiseReason; readonly words?: string | undefined },
): Promise<string> {
  if (reason === "other") return own ?? "";
  const customer = await tx.customer.findFirstOrThrow({
    where: { id: customerId, centreId },
    select: { language: true },
  });
  return words(asLanguage(customer.language) ?? FALLBACK_LANGUAGE, "lateness")(`reason.${reason}`);
}

/** @param made what became of the message, for the answer to the form */
export function newPromiseCommand(made: MadeLink) {
  return command({
    may: "repairs:price",
    schema: newPromise,
    decide: async (visit, input, context) => {
      const { seen, to, how } = input;
      const reason = await reasonText(context.tx, visit, input);
      return toldBy(how, "promise-revised", visit, context, () =>
        tellNewPromise(visit, { seen: Number(seen), to: instant(to), reason, how }, context.now),
      );
    },
    alongside: ({ how }, { actor }) => {
      const tells = tellsCustomer(made, ({ promise }) => {
        const reason = promise?.revisions.at(-1)?.reason;
        if (how !== "message" || !promise || reason === undefined) return undefined;
        return {
          kind: "promise-revised",
          purpose: "status",
          promisedAt: promise.current,
          values: { reason },
        };
      });
      return async (tx, change) => {
        await settleRiskTasks(tx, { centreId: actor.centreId, visitId: change.visit.id, by: actor.staffId });
        await tells(tx, change);
      };
    },
  });
}
