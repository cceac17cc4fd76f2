// Where the intake page sends what is half-written in its forms.
import type { Route } from "./+types/draft.route";
import { requireActor } from "~/people/staff/actor.server";
import { formOf } from "~/platform/http/form-body";
import { KeepDraft } from "./draft";
import { keepDraft } from "./draft.server";

const CONFLICT = 409;
const GONE = 410;

export async function action({ request, params }: Route.ActionArgs) {
  const actor = await requireActor(request, "intake:write");
  const form = await formOf(request);
  const asked = KeepDraft.safeParse(Object.fromEntries(form));
  if (!asked.success) throw new Response(null, { status: 400 });
  const keeping = await keepDraft(actor, params.visitId, asked.data, new Date());
  switch (keeping.kind) {
    case "kept":
      return Response.json({ version: keeping.version });
    case "overtaken":
      return Response.json({ theirs: keeping.theirs }, { status: CONFLICT });
    case "closed":
      return Response.json({}, { status: GONE });
    default:
      return keeping satisfies never;
  }
}
