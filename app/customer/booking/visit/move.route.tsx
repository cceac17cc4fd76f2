// The customer moves a booked visit: the free times, each one a button. Sent without scripts.
import type { Route } from "./+types/move.route";
import { paths } from "~/paths";
import { useFormat } from "~/ui/centre-context";
import { Notice } from "~/ui/notice";
import { useWords } from "~/words";
import { visitorAddress } from "../../page/customer-route";
import { CustomerFrame, Heading } from "../../page/frame";
import { HiddenFields } from "../../page/parts";
import { PageLink, Taken, TimeList } from "../time-list";
import { NothingToChange, TooLate } from "./booking-page";
import { movePage, takeMove } from "./visit-page.server";

export {
  customerLinks as links,
  customerHandle as handle,
  customerHeaders as headers,
  customerMeta as meta,
  CustomerErrorBoundary as ErrorBoundary,
} from "../../page/customer-route";

export function loader({ request, params, context }: Route.LoaderArgs) {
  const from = new URL(request.url).searchParams.get("from");
  return movePage(params.token, from, visitorAddress(context), new Date());
}

export function action({ request, params, context }: Route.ActionArgs) {
  return takeMove(request, params.token, visitorAddress(context), new Date());
}

export default function MovePage({ loaderData, actionData, params }: Route.ComponentProps) {
  return (
    <CustomerFrame frame={loaderData.frame}>
      <Move page={loaderData} answer={actionData} token={params.token} />
    </CustomerFrame>
  );
}

function Move({
  page: { facts, times, submissionId, frame },
  answer,
  token,
}: {
  readonly page: Route.ComponentProps["loaderData"];
  readonly answer: Route.ComponentProps["actionData"];
  readonly token: string;
}) {
  const t = useWords("book");
  const f = useFormat();
  const at = facts.at;
  if (facts.may.kind === "no") return <NothingToChange token={token} />;
  return (
    <>
      {answer?.kind === "changed" && <Notice tone="warning">{t("visit.changed")}</Notice>}
      {(facts.may.kind === "too-late" || answer?.kind === "too-late") && (
        <TooLate phone={frame.centre.phone} />
      )}
      <Heading title={t("visit.moveTitle")}>
        {at === undefined ? undefined : t("visit.now", { time: f.dateTime(at) })}
      </Heading>
      {times && at !== undefined && (
        <form method="post" className="flex flex-col gap-5">
          <HiddenFields values={{ submissionId, from: String(at) }} />
          <Taken answer={answer?.kind === "taken" ? answer : undefined} />
          <TimeList
            times={times}
            transport={facts.transport}
            chosen={at}
            pageFrom={(from) => `${paths.customerLinkPage(token, "move")}?from=${from}`}
          />
        </form>
      )}
      <PageLink to={paths.customerLink(token)}>{t("visit.keep")}</PageLink>
    </>
  );
}
