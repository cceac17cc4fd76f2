// Exactly the visits behind a criterion's number, as a file.
import type { Route } from "./+types/criterion-visits.route";
import { requireActor } from "~/people/staff/actor.server";
import { streamedText } from "~/platform/http/streamed";
import { askedChoice, askedList } from "./criteria-choice";
import { atAskedCentre } from "./asked-centre.server";
import { criterionPage } from "./criteria-page.server";
import { visitsAsCsv } from "./listed-visits.server";

/** @throws Response 404 where the address names no criterion, 400 where the period is empty */
export async function loader({ request, params }: Route.LoaderArgs) {
  const actor = await requireActor(request, "insight:read");
  const { searchParams } = new URL(request.url);
  const choice = askedChoice(searchParams);
  const of = await atAskedCentre(actor, choice, "insight:read");
  const { figure, frame } = await criterionPage(of, choice, params.criterion, new Date());
  // A page shows another period then and says so; a file could not.
  if (frame.wrongPeriod) throw new Response(null, { status: 400 });
  const { list } = askedList(searchParams);
  const name = `criterion-${figure.criterion.id}-${list}-${frame.from}-${frame.to}.csv`;
  return new Response(streamedText(visitsAsCsv(of, figure, list)), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
