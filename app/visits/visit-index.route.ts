// A visit's own address leads to the page of its present stage.
import { redirect } from "react-router";
import type { Route } from "./+types/visit-index.route";
import { paths } from "~/paths";
import { visitForPage } from "./page.server";

export async function loader({ request, params }: Route.LoaderArgs) {
  const { visit } = await visitForPage(request, params.visitId);
  throw redirect(paths.stage(visit.id, visit.stage));
}

/** Never seen: it makes this a page, so that an unknown visit is answered with the page that says so. */
export default function VisitIndex() {
  return null;
}
