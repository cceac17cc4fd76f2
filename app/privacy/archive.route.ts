// The archive of a customer's data as a file, for whoever answers the customer's request.
import { z } from "zod";
import type { Route } from "./+types/archive.route";
import { requireActor } from "~/people/staff/actor.server";
import { streamedBytes } from "~/platform/http/streamed";
import { customerArchive } from "./archive.server";

export async function loader({ request, params }: Route.LoaderArgs) {
  const actor = await requireActor(request, "privacy:answer");
  const { customerId } = params;
  const known = z.uuid().safeParse(customerId).success;
  const archive = known ? await customerArchive(actor, customerId, new Date()) : undefined;
  if (!archive) throw new Response(null, { status: 404 });
  const day = new Date().toISOString().slice(0, 10);
  return new Response(streamedBytes(archive), {
    headers: {
      "Content-Type": "application/zip",
      "Content-Disposition": `attachment; filename="customer-data-${day}.zip"`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
