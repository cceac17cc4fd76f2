// The receipt of a decision on extra work as a PDF, for staff of its centre.
import type { Route } from "./+types/receipt-file.route";
import { paperFile } from "./paper-file.server";
import { staffReceipt } from "./staff-paper.server";

export async function loader({ request, params }: Route.LoaderArgs) {
  const requestId = /^(.+)\.pdf$/.exec(params.file)?.[1] ?? "";
  const { paper } = await staffReceipt(request, params.visitId, requestId);
  return paperFile(paper);
}
