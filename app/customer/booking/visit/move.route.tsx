// The customer moves a booked visit: the free times, each one a button. Sent without scripts.
import type { Route } from "./+types/move.route";
import { paths } from "~/paths";
import { clientAddressContext } from "~/platform/http/client-address";
import { useFormat } from "~/ui/centre-context";
import { Notice } from "~/ui/notice";
import { useWords } from "~/words";
import { CustomerFrame, Heading } from "../../page/frame";
import { MissingPage } from "../../page/missing-page";
import { HiddenFields } from "../../page/parts";
import { bookHandle, bookHeaders, bookLinks } from "../book-headers";
import { PageLink, Taken, TimeList } from "../time-list";
import { TooLate } from "./booking-page";
import { movePage, takeMove } from "./visit-page.server";

export const links = bookLinks;
export const handle = bookHandle;
export const headers: Route.HeadersFunction = bookHeaders;

export function loader({ request, params, context }: Route.LoaderArgs) {
  const from = new URL(request.url).searchParams.get("from");
  return movePage(params.token, from, context.get(clientAddressContext), new Date());
}

export function action({ request, params, context }: Route.ActionArgs) {
  return takeMove(request, params.token, context.get(clientAddressContext), new Date());
}

export const meta: Route.MetaFunction = ({ loaderData }) => {
  const frame = loaderData?.frame;
  return frame ? [{ title: `${frame.vehicle.plate} · ${frame.centre.name}` }] : [];
};

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

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <MissingPage error={error} />;
}
