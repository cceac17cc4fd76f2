// What a customer's link opens: the status of the visit, a decision, or the survey. Sent without scripts.
import type { Route } from "./+types/link.route";
import { BookingPage } from "../booking/visit/booking-page";
import type { Answer } from "./answer";
import { ApprovalPage } from "./approval-page";
import { visitorAddress } from "./customer-route";
import { CustomerFrame } from "./frame";
import { answerPage, askedOf, openPage } from "./link.server";
import { ReadyPage } from "./ready-page";
import { SignPage } from "./sign-page";
import { StatusPage } from "./status-page";
import { SurveyPage } from "./survey/survey-page";
import type { PageBehind } from "./view.server";

export {
  customerLinks as links,
  customerHandle as handle,
  customerHeaders as headers,
  customerMeta as meta,
  CustomerErrorBoundary as ErrorBoundary,
} from "./customer-route";

export function loader({ request, params, context }: Route.LoaderArgs) {
  return openPage(params.token, visitorAddress(context), new Date(), askedOf(request));
}

export function action({ request, params, context }: Route.ActionArgs) {
  return answerPage(request, params.token, visitorAddress(context), new Date());
}

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
  if ((page.purpose === "status" || page.purpose === "booking") && page.ready) {
    const status = page.purpose === "status" ? page.facts : page.status;
    return <ReadyPage {...{ ready: page.ready, status, pay: page.pay, token, submissionId, answer }} />;
  }
  switch (page.purpose) {
    case "booking":
      return (
        <BookingPage
          facts={page.facts}
          status={page.status}
          pay={page.pay}
          token={token}
          phone={page.frame.centre.phone}
          answer={answer}
        />
      );
    case "status":
      return <StatusPage facts={page.facts} pay={page.pay} token={token} answer={answer} />;
    case "intake":
      return <SignPage facts={page.facts} token={token} submissionId={submissionId} answer={answer} />;
    case "approval":
      return (
        <ApprovalPage
          facts={page.facts}
          question={page.question}
          photos={page.photos}
          token={token}
          submissionId={submissionId}
          answer={answer}
        />
      );
    case "survey":
      return <SurveyPage facts={page.facts} submissionId={submissionId} answer={answer} />;
    default:
      return page satisfies never;
  }
}
