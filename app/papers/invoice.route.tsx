// An invoice or a credit note to read and to print, for staff of its centre.
import type { Route } from "./+types/invoice.route";
import { paths } from "~/paths";
import { Button, LinkButton } from "~/ui/button";
import { useWords } from "~/words";
import { PaperSheet, type SheetOfPaper } from "./page/paper-sheet";
import { staffInvoice } from "./staff-invoice.server";

export async function loader({ request, params }: Route.LoaderArgs) {
  const { pageOf: _, ...sheet } = await staffInvoice(request, params.visitId, params.invoiceId);
  return { sheet: sheet satisfies SheetOfPaper };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `${loaderData.sheet.title} · Bayline` : "Bayline" },
];

export default function InvoicePage({ loaderData, params }: Route.ComponentProps) {
  const t = useWords("papers");
  return (
    <div className="mx-auto flex w-full max-w-4xl flex-col gap-4">
      <div className="no-print flex flex-wrap gap-2">
        <LinkButton to={paths.stage(params.visitId, "handover")}>{t("back")}</LinkButton>
        <Button
          type="button"
          onClick={() => {
            window.print();
          }}
        >
          {t("print")}
        </Button>
        <LinkButton to={paths.invoiceFile(params.visitId, params.invoiceId)} reloadDocument>
          {t("pdf")}
        </LinkButton>
      </div>
      <PaperSheet paper={loaderData.sheet} />
    </div>
  );
}
