// The identity of a form that was handed in: the page's id and everything that was filled in, so that the same form
// sent twice is one, while two different forms of one page are two.
import { v5 as uuidv5 } from "uuid";
import { z } from "zod";

const PageId = z.uuid();

/** @returns undefined when the form carries no valid `submissionId` */
export function submissionOf(form: FormData): string | undefined {
  const page = PageId.safeParse(form.get("submissionId"));
  if (!page.success) return undefined;
  const entries = [...form.entries()].map(([name, value]) => [
    name,
    typeof value === "string" ? value : value.name,
  ]);
  return uuidv5(JSON.stringify(entries), page.data);
}
