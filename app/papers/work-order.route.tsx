// The work order to read and to print, for staff of its centre.
import type { Route } from "./+types/work-order.route";
import { paths } from "~/paths";
import { Button, LinkButton } from "~/ui/button";
import { useWords } from "~/words";
import { PaperSheet, type SheetOfPaper } from "./page/paper-sheet";
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
  const t = useWords("papers");
  return (
    <div className="mx-auto flex w-full max-w-4xl flex-col gap-4">
      <div className="no-print flex flex-wrap gap-2">
        <LinkButton to={paths.visit(params.visitId)}>{t("back")}</LinkButton>
        <Button
          type="button"
          onClick={() => {
            window.print();
          }}
        >
          {t("print")}
        </Button>
        <LinkButton to={paths.workOrderFile(params.visitId)} reloadDocument>
          {t("pdf")}
        </LinkButton>
      </div>
      <PaperSheet paper={loaderData.sheet} />
    </div>
  );
}
