// The job that tries a file or brings it in.
import { z } from "zod";
import { defineJob } from "~/platform/enqueue.server";

export const importJob = defineJob({
  name: "import",
  payload: z.object({ importId: z.uuid() }),
  key: ({ importId }) => `import:${importId}`,
  // What fails for good stays failed; a stopped program's job comes back by itself.
  maxAttempts: 3,
});
