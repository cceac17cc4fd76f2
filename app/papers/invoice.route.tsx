// An invoice or a credit note to read and to print, for staff of its centre.
import type { Route } from "./+types/invoice.route";
import { paths } from "~/paths";
import { PaperPage } from "./page/paper-page";
import type { SheetOfPaper } from "./page/paper-sheet";
import { staffInvoice } from "./staff-invoice.server";

export async function loader({ request, params }: Route.LoaderArgs) {
  const { pageOf: _, ...sheet } = await staffInvoice(request, params.visitId, params.invoiceId);
  return { sheet: sheet satisfies SheetOfPaper };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `${loaderData.sheet.title} · Bayline` : "Bayline" },
];

export default function InvoicePage({ loaderData, params }: Route.ComponentProps) {
  return (
    <PaperPage
      sheet={loaderData.sheet}
      back={paths.stage(params.visitId, "handover")}
      file={paths.invoiceFile(params.visitId, params.invoiceId)}
    />
  );
}
