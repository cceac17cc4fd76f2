// What the forms of the shelf do, each named by its intent.
import type { SubmissionResult } from "@conform-to/react";
import type { Actor } from "~/journey/permissions";
import { parseForm } from "~/ui/form/parse-form";
import type { CentreFacts } from "~/visits/centre.server";
import { CountStock, ReceiveStock, SaveStockPart } from "./parts.schema";
import { countStock, receiveStock, saveStockPart, type StockAnswer } from "./stock.server";

export interface StockActionAnswer {
  readonly intent: string;
  /** Left out when it was carried out. */
  readonly result?: SubmissionResult<string[]>;
  readonly conflict?: boolean;
}

/** The field that a refusal is about; "" for the form. */
const FIELD = {
  "not-found": "",
  promised: "counted",
  "reason-missing": "reason",
  "number-taken": "number",
} as const satisfies Record<Exclude<StockAnswer, "done">, string>;

function answered(
  intent: string,
  answer: StockAnswer,
  reply: (error: {
    formErrors?: string[];
    fieldErrors?: Record<string, string[]>;
  }) => SubmissionResult<string[]>,
): StockActionAnswer {
  if (answer === "done") return { intent };
  const field = FIELD[answer];
  const codes = [`stock:refusal.${answer}`];
  const result = reply(field === "" ? { formErrors: codes } : { fieldErrors: { [field]: codes } });
  return { intent, result, conflict: answer !== "reason-missing" };
}

/** @throws Response 400 when the form names nothing that the shelf knows */
export async function stockAction(
  actor: Actor,
  centre: CentreFacts,
  posted: FormData,
  submissionId: string,
): Promise<StockActionAnswer> {
  const intent = posted.get("intent");
  switch (intent) {
    case "receiveStock": {
      const form = parseForm(posted, ReceiveStock());
      if (form.status !== "success") return { intent, result: form.reply() };
      const done = await receiveStock(actor, { ...form.value, submissionId });
      return answered(intent, done, (error) => form.reply(error));
    }
    case "countStock": {
      const form = parseForm(posted, CountStock());
      if (form.status !== "success") return { intent, result: form.reply() };
      const done = await countStock(actor, { ...form.value, submissionId });
      return answered(intent, done, (error) => form.reply(error));
    }
    case "saveStockPart": {
      const form = parseForm(posted, SaveStockPart(centre));
      if (form.status !== "success") return { intent, result: form.reply() };
      const done = await saveStockPart(actor, form.value);
      return answered(intent, done, (error) => form.reply(error));
    }
    default:
      throw new Response(null, { status: 400 });
  }
}
