// The public booking page's settings as their form has them.
import { z } from "zod/v4";
import { errorCode } from "~/ui/form/error-codes";
import { linesIn } from "../text-lines";
import { seenMark } from "../seen";

const MOST_ORIGINS = 20;

/** "https://www.example.com" of what was typed; undefined for what is no such address of a site alone. */
export function originOf(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, origin, pathname, search, hash, username, password, hostname } = new URL(text);
  const bare = pathname === "/" && search === "" && hash === "" && username === "" && password === "";
  // What a frame's parent is allowed by must be the one site and no pattern.
  const plain = /^[a-z0-9.-]+$/.test(hostname) && hostname.includes(".");
  return protocol === "https:" && bare && plain ? origin : undefined;
}

const Origins = z
  .string()
  .max(3000)
  .transform((text, context): string[] => {
    const lines = linesIn(text);
    const foreign = lines.find((line) => originOf(line) === undefined);
    if (foreign !== undefined)
      context.addIssue({
        code: "custom",
        message: errorCode("settings:online.originForm", { origin: foreign.slice(0, 80) }),
      });
    if (lines.length > MOST_ORIGINS) context.addIssue({ code: "custom", message: "settings:online.tooMany" });
    return [...new Set(lines.flatMap((line) => originOf(line) ?? []))];
  });

export const OnlineForm = z
  .object({
    onlineBooking: z.boolean().default(false),
    publicSlug: z
      .string()
      .trim()
      .toLowerCase()
      .max(60)
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: "settings:online.slugForm" })
      .optional(),
    widgetOrigins: Origins.optional(),
    seen: seenMark(),
  })
  .superRefine(({ onlineBooking, publicSlug }, context) => {
    if (onlineBooking && publicSlug === undefined)
      context.addIssue({ code: "custom", path: ["publicSlug"], message: "settings:online.slugNeeded" });
  });
export type OnlineForm = z.output<typeof OnlineForm>;

export interface OnlineFacts {
  readonly onlineBooking: boolean;
  readonly publicSlug: string | null;
  readonly widgetOrigins: readonly string[];
}

export function onlineMark({ onlineBooking, publicSlug, widgetOrigins }: OnlineFacts): string {
  return JSON.stringify([onlineBooking, publicSlug, widgetOrigins]);
}
