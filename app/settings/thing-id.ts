// Which thing of a section a page is about.
import { z } from "zod";

/** @returns undefined for one that is being added. @throws Response 404 for what is no id */
export function thingId(text: string): string | undefined {
  if (text === "new") return undefined;
  if (!z.uuid().safeParse(text).success) throw new Response(null, { status: 404 });
  return text;
}
