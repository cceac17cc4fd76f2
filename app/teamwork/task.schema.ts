// Ending a task by hand.
import { z } from "zod/v4";
import { line } from "~/ui/form/zod-fields";
import { TASK_OUTCOMES } from "./task";

export const EndTask = z.object({
  taskId: z.uuid(),
  outcome: z.enum(TASK_OUTCOMES),
  note: line(300).optional(),
});
export type EndTask = z.output<typeof EndTask>;
