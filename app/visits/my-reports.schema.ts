// What a mechanic types on the phone: checked there, and again by the commands of the repairs page.
import { z } from "zod/v4";
import { SEVERITIES } from "~/journey/events";
import { line, paragraph } from "~/ui/form/zod-fields";

export const FindingReport = z.object({ what: paragraph(1000), severity: z.enum(SEVERITIES) });
export const PartsReport = z.object({ what: line(300) });
