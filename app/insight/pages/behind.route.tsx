// The visits behind a bar: one line each, from the beginning of the wait to its end, and the same as a list.
import type { Route } from "./+types/behind.route";
import { may } from "~/journey/permissions";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { Refusal } from "~/platform/refusal";
import { LinkButton } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader, Panel, Row, Stack } from "~/ui/layout";
import { useFormat } from "~/ui/centre-context";
import { useWords, words } from "~/words";
import { visitsBehind } from "../report/visits-behind.server";
import { askedOf } from "./asked.server";
import { behindOf } from "./behind";
import { BehindSpectrum, BehindTable } from "./behind-views";
import { FileLink, Files, How } from "./how";
import { addressQuery } from "./report-address";
import { ScopeLine } from "./scope-line";
import { scopeOf, shownPeriod } from "./scope.server";
import { useCandidateWords } from "./use-candidate-words";

/** What keeps a page of the list in its address; anything else is no place in it. */
const PLACE = /^\d{1,15}\.[0-9a-f-]{36}$/;

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "insight:read");
  const { searchParams } = new URL(request.url);
  const behind = behindOf(searchParams.get("of") ?? "");
  if (behind?.kind !== "cause") throw new Response(null, { status: 404 });
  const of = await askedOf(actor, searchParams);
  const { address, wishes } = of;
  const now = new Date();
  const place = searchParams.get("after") ?? "";
  const after = PLACE.test(place) ? place : undefined;
  const { cause } = behind;
  const asked = { ...wishes, cause, ...(after !== undefined && { after }) };
  const [page, period, scope] = await Promise.all([
    visitsBehind(asked, now),
    shownPeriod(wishes, now),
    scopeOf(of, actor.centreId),
  ]).catch((error: unknown) => {
    if (error instanceof Refusal) throw new Response(null, { status: 400 });
    throw error;
  });
  const t = words(actor.language, "report");
  const title = t("behind.title", { name: t(`inText.${cause}`) });
  const mayStart = may(actor.roles, "insight:act") && !scope.isSpecial;
  return { title, cause, address, after, page, period, scope, mayStart, ownCentre: actor.centreId };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.title ?? ""} · Bayline` },
];

export default function BehindPage({ loaderData }: Route.ComponentProps) {
  const { cause, address, after, page, period, scope, mayStart, ownCentre } = loaderData;
  const t = useWords("report");
  const f = useFormat();
  const { inText } = useCandidateWords();
  const query = { of: cause, ...addressQuery(address) };
  return (
    <div className="mx-auto w-full max-w-6xl">
      <PageHeader
        title={t("behind.title", { name: inText(cause) })}
        below={
          <>
            <p>{t("behind.below")}</p>
            <p>
              {t("sentence.period", {
                from: f.shortDate(Date.parse(period.from)),
                to: f.shortDate(Date.parse(period.to) - 1),
              })}
            </p>
            <ScopeLine scope={scope} />
          </>
        }
        actions={
          <>
            {mayStart && (
              <LinkButton to={paths.newImprovement({ of: cause })} icon="plus">
                {t("sentence.start")}
              </LinkButton>
            )}
            <LinkButton to={paths.report(addressQuery(address))} icon="arrowLeft">
              {t("behind.back")}
            </LinkButton>
          </>
        }
      />
      {page.visits.length === 0 ? (
        <EmptyState title={t("behind.none")}>{t("behind.noneText")}</EmptyState>
      ) : (
        <Stack>
          <Panel>
            <BehindSpectrum visits={page.visits} cause={cause} ownCentre={ownCentre} />
          </Panel>
          <Panel padded={false}>
            <BehindTable visits={page.visits} ownCentre={ownCentre} centres={scope.centres} />
          </Panel>
          <Row>
            {after !== undefined && (
              <LinkButton to={paths.reportVisits(query)}>{t("behind.first")}</LinkButton>
            )}
            {page.next !== null && (
              <LinkButton to={paths.reportVisits({ ...query, after: page.next })}>
                {t("behind.next")}
              </LinkButton>
            )}
          </Row>
          <How
            of={["spread", "waits"]}
            files={
              <>
                <Files title="files.spread">
                  <FileLink to={paths.reportFile(query)}>{t("behind.file")}</FileLink>
                </Files>
                <Files title="files.waits">
                  <FileLink to={paths.reportFile({ ...query, of: `waits.${cause}` })}>
                    {t("integrity.all")}
                  </FileLink>
                </Files>
              </>
            }
          />
        </Stack>
      )}
    </div>
  );
}
