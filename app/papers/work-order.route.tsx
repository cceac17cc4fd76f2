// The work order to read and to print, for staff of its centre.
import type { Route } from "./+types/work-order.route";
import { paths } from "~/paths";
import { PaperPage } from "./page/paper-page";
import type { SheetOfPaper } from "./page/paper-sheet";
import { staffWorkOrder } from "./staff-paper.server";

export async function loader({ request, params }: Route.LoaderArgs) {
  const { paper } = await staffWorkOrder(request, params.visitId);
  const { pageOf: _, ...sheet } = paper;
  return { sheet: sheet satisfies SheetOfPaper };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `${loaderData.sheet.car.plate} · ${loaderData.sheet.title} · Bayline` : "Bayline" },
];

export default function WorkOrderPage({ loaderData, params }: Route.ComponentProps) {
  return (
    <PaperPage
      sheet={loaderData.sheet}
      back={paths.visit(params.visitId)}
      file={paths.workOrderFile(params.visitId)}
    />
  );
}
