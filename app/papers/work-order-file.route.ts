// The work order as a PDF, for staff of its centre.
import type { Route } from "./+types/work-order-file.route";
import { paperFile } from "./paper-file.server";
import { staffWorkOrder } from "./staff-paper.server";

export async function loader({ request, params }: Route.LoaderArgs) {
  const { paper } = await staffWorkOrder(request, params.visitId);
  return paperFile(paper);
}
