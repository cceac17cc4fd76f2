// A centre's public booking page: the first question. Sent without scripts.
import type { Route } from "./+types/start.route";
import { readerOf } from "~/people/staff/reader.server";
import { formOf } from "~/platform/http/form-body";
import { asLanguage } from "~/platform/i18n/language";
import { Said } from "./book-fields";
import { BookFrame } from "./book-frame";
import { centreFor, isEmbedded, offerCodeOf, startPage } from "./book-page.server";
import { takeStart } from "./start.action.server";
import { nothingTyped } from "./typed";
import { visitorOf } from "./visitor";
import { WorkStepForm } from "./work-step";

export {
  customerLinks as links,
  customerHandle as handle,
  customerHeaders as headers,
  customerMeta as meta,
  CustomerErrorBoundary as ErrorBoundary,
} from "../page/customer-route";

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const visitor = visitorOf({ request, context });
  const centre = await centreFor(params.slug, visitor);
  return startPage(centre, visitor, (await readerOf(request)).language);
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const visitor = visitorOf({ request, context });
  const centre = await centreFor(params.slug, visitor);
  const { address, url } = visitor;
  const language = asLanguage(url.searchParams.get("lang")) ?? (await readerOf(request)).language;
  const from = { address, embedded: isEmbedded(visitor), language, offerCode: offerCodeOf(visitor) };
  return takeStart(centre, await formOf(request), from);
}

export default function StartPage({ loaderData, actionData }: Route.ComponentProps) {
  const { frame, services } = loaderData;
  const kept = actionData && "typed" in actionData ? actionData.typed : undefined;
  return (
    <BookFrame frame={frame} step="work">
      <Said answer={actionData} />
      <WorkStepForm
        services={services}
        typed={kept ?? nothingTyped(frame.settings.language)}
        answer={actionData}
      />
    </BookFrame>
  );
}
