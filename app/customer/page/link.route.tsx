// What a customer's link opens: the status of the visit, a decision, or the survey. Sent without scripts.
import type { Route } from "./+types/link.route";
import { clientAddressContext } from "~/platform/http/client-address";
import { customerLinks } from "~/ui/customer-styles";
import type { PageHandle } from "~/ui/page-handle";
import { BookingPage } from "../booking/visit/booking-page";
import type { Answer } from "./answer";
import { ApprovalPage } from "./approval-page";
import { CustomerFrame } from "./frame";
import { answerPage, openPage } from "./link.server";
import { MissingPage } from "./missing-page";
import { StatusPage } from "./status-page";
import { SurveyPage } from "./survey-page";
import type { PageBehind } from "./view.server";

export const links = customerLinks;

function isPage(data: unknown): data is Pick<PageBehind, "frame"> {
  return typeof data === "object" && data !== null && "frame" in data;
}

export const handle: PageHandle = {
  withoutScripts: true,
  language: (data) => (isPage(data) ? data.frame.settings.language : undefined),
};

/** Nobody keeps a copy, and no search engine lists it. */
export function headers({ errorHeaders }: Route.HeadersArgs) {
  const retry = errorHeaders?.get("Retry-After");
  return {
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex, nofollow",
    ...(retry ? { "Retry-After": retry } : {}),
  };
}

export function loader({ params, context }: Route.LoaderArgs) {
  return openPage(params.token, context.get(clientAddressContext), new Date());
}

export function action({ request, params, context }: Route.ActionArgs) {
  return answerPage(request, params.token, context.get(clientAddressContext), new Date());
}

export const meta: Route.MetaFunction = ({ loaderData }) => {
  const frame = loaderData?.frame;
  return frame ? [{ title: `${frame.vehicle.plate} · ${frame.centre.name}` }] : [];
};

export default function CustomerPage({ loaderData, actionData, params }: Route.ComponentProps) {
  return (
    <CustomerFrame frame={loaderData.frame}>
      <Purpose page={loaderData} answer={actionData} token={params.token} />
    </CustomerFrame>
  );
}

function Purpose({
  page,
  answer,
  token,
}: {
  readonly page: PageBehind;
  readonly answer: Answer | undefined;
  readonly token: string;
}) {
  const { submissionId } = page;
  switch (page.purpose) {
    case "booking":
      return (
        <BookingPage facts={page.facts} status={page.status} token={token} phone={page.frame.centre.phone} />
      );
    case "status":
      return <StatusPage facts={page.facts} />;
    case "approval":
      return (
        <ApprovalPage facts={page.facts} shown={page.shown} submissionId={submissionId} answer={answer} />
      );
    case "survey":
      return <SurveyPage facts={page.facts} submissionId={submissionId} answer={answer} />;
    default:
      return page satisfies never;
  }
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <MissingPage error={error} />;
}
