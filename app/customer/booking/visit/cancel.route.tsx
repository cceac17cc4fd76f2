// The customer calls a booked visit off: asked once, with a reason if they like. Sent without scripts.
import type { Route } from "./+types/cancel.route";
import { paths } from "~/paths";
import { useFormat } from "~/ui/centre-context";
import { Notice } from "~/ui/notice";
import { useWords } from "~/words";
import { visitorAddress } from "../../page/customer-route";
import { CustomerFrame, Heading } from "../../page/frame";
import { HiddenFields, SubmitButton } from "../../page/parts";
import { CONTROL } from "../book-fields";
import { PageLink } from "../time-list";
import { NothingToChange, TooLate } from "./booking-page";
import { cancelPage, takeCancel } from "./visit-page.server";

export {
  customerLinks as links,
  customerHandle as handle,
  customerHeaders as headers,
  customerMeta as meta,
  CustomerErrorBoundary as ErrorBoundary,
} from "../../page/customer-route";

export function loader({ params, context }: Route.LoaderArgs) {
  return cancelPage(params.token, visitorAddress(context), new Date());
}

export function action({ request, params, context }: Route.ActionArgs) {
  return takeCancel(request, params.token, visitorAddress(context), new Date());
}

export default function CancelPage({ loaderData, actionData, params }: Route.ComponentProps) {
  return (
    <CustomerFrame frame={loaderData.frame}>
      <Cancel page={loaderData} answer={actionData} token={params.token} />
    </CustomerFrame>
  );
}

function Cancel({
  page: { facts, submissionId, frame },
  answer,
  token,
}: {
  readonly page: Route.ComponentProps["loaderData"];
  readonly answer: Route.ComponentProps["actionData"];
  readonly token: string;
}) {
  const t = useWords("book");
  const f = useFormat();
  const { at, may } = facts;
  if (may.kind === "no") return <NothingToChange token={token} />;
  return (
    <>
      {answer?.kind === "changed" && <Notice tone="warning">{t("visit.changed")}</Notice>}
      {(may.kind === "too-late" || answer?.kind === "too-late") && <TooLate phone={frame.centre.phone} />}
      <Heading title={t("visit.cancelTitle")}>
        {at === undefined ? undefined : t("visit.cancelText", { time: f.dateTime(at) })}
      </Heading>
      {may.kind === "yes" && at !== undefined && (
        <form method="post" className="flex flex-col gap-5">
          <HiddenFields values={{ submissionId, from: String(at) }} />
          <div className="flex flex-col gap-1">
            <label htmlFor="reason" className="font-semibold">
              {t("visit.reason")} <span className="font-normal text-ink-3">· {t("visit.optional")}</span>
            </label>
            <textarea id="reason" name="reason" rows={3} maxLength={500} className={CONTROL} />
          </div>
          <SubmitButton>{t("visit.yesCancel")}</SubmitButton>
        </form>
      )}
      <PageLink to={paths.customerLink(token)}>{t("visit.keep")}</PageLink>
    </>
  );
}
