// The form that says why a visit is not about the earlier trouble.
import { z } from "zod/v4";
import { paragraph } from "~/ui/form/zod-fields";

export const OverruleReturn = z.object({ reason: paragraph(500) });
