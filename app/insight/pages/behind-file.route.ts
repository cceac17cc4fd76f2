// The visits behind a number of the report as a file to keep.
import type { Route } from "./+types/behind-file.route";
import { requireActor } from "~/people/staff/actor.server";
import { streamedText } from "~/platform/http/streamed";
import { Refusal } from "~/platform/refusal";
import { askedOf } from "./asked.server";
import { behindOf } from "./behind";
import { behindFile } from "./behind-files.server";

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "insight:read");
  const { searchParams } = new URL(request.url);
  const of = searchParams.get("of") ?? "";
  const behind = behindOf(of);
  if (!behind) throw new Response(null, { status: 404 });
  const { wishes } = await askedOf(actor, searchParams);
  const now = new Date();
  const file = await behindFile(behind, wishes, now).catch((error: unknown) => {
    if (error instanceof Refusal) throw new Response(null, { status: 400 });
    throw error;
  });
  return new Response(streamedText(file), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="bayline-${of}-${now.toISOString().slice(0, 10)}.csv"`,
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
