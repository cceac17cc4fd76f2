// A kind of the centre's data as a file to keep.
import type { Route } from "./+types/export.route";
import { requireActor } from "~/people/staff/actor.server";
import { streamedText } from "~/platform/http/streamed";
import { exported } from "./export.server";
import { isKind } from "./kinds";

export async function loader({ request, params }: Route.LoaderArgs) {
  const actor = await requireActor(request, "data:exchange");
  const { kind } = params;
  if (!isKind(kind)) throw new Response(null, { status: 404 });
  const day = new Date().toISOString().slice(0, 10);
  return new Response(streamedText(await exported(actor, kind)), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="bayline-${kind}-${day}.csv"`,
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
