// The shelf: what lies where, what is below its minimum; receiving, counting, changing.
import { randomUUID } from "node:crypto";
import { data, redirect } from "react-router";
import type { Route } from "./+types/stock.route";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { db } from "~/platform/db/db.server";
import { formOf } from "~/platform/http/form-body";
import { LinkButton } from "~/ui/button";
import { Disclosure } from "~/ui/disclosure";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader, Panel, Row, Stack } from "~/ui/layout";
import { PageLinks } from "~/ui/page-links";
import { afterConflict } from "~/visits/after-conflict";
import { centreFacts } from "~/visits/centre.server";
import { submissionOf } from "~/visits/submission";
import { isBeingTyped } from "~/visits/form-identity";
import { useLiveUpdates } from "~/visits/use-live-updates";
import { useWords, words } from "~/words";
import { SearchForm } from "./search-form";
import { stockAction } from "./stock.action.server";
import { StockLine, StockPartFields } from "./stock-line";
import { STOCK_PAGE, stockList } from "./stock.server";

const LIST = "stock-list";

function wishOf(request: Request) {
  const search = new URL(request.url).searchParams;
  const page = Math.floor(Number(search.get("page") ?? 1));
  return {
    query: (search.get("q") ?? "").trim().slice(0, 60),
    low: search.get("show") === "low",
    page: page >= 1 && page < 1000 ? page : 1,
  };
}

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "parts:write");
  const wish = wishOf(request);
  const list = await stockList(actor, wish);
  return {
    ...list,
    ...wish,
    pages: Math.max(1, Math.ceil(list.found / STOCK_PAGE)),
    title: words(actor.language, "stock")("title"),
    submissionId: randomUUID(),
  };
}

export async function action({ request }: Route.ActionArgs) {
  const actor = await requireActor(request, "parts:write");
  const posted = await formOf(request);
  const submissionId = submissionOf(posted);
  if (!submissionId) throw new Response(null, { status: 400 });
  const answer = await stockAction(actor, await centreFacts(db(), actor), posted, submissionId);
  if (answer.result) return data(answer, { status: answer.conflict ? 409 : 400 });
  return redirect(new URL(request.url).pathname + new URL(request.url).search);
}

export const shouldRevalidate = afterConflict;

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.title ?? ""} · Bayline` },
];

export default function StockPage({ loaderData }: Route.ComponentProps) {
  const { rows, query, low, below, submissionId, page, pages } = loaderData;
  const t = useWords("stock");
  const parts = useWords("parts");
  useLiveUpdates({ hold: () => isBeingTyped(LIST) });
  const kept = (wanted: number) => ({
    q: query === "" ? undefined : query,
    show: low ? "low" : undefined,
    page: wanted <= 1 ? undefined : String(wanted),
  });
  return (
    <div className="mx-auto w-full max-w-5xl">
      <PageHeader
        title={t("title")}
        below={below > 0 ? t("lowCount", { count: below }) : undefined}
        actions={
          <LinkButton to={paths.parts()} icon="list">
            {t("toParts")}
          </LinkButton>
        }
      />
      <div id={LIST}>
        <Stack>
          <Row>
            <LinkButton
              to={paths.stock()}
              aria-current={low ? undefined : "page"}
              kind={low ? "quiet" : "secondary"}
            >
              {t("all")}
            </LinkButton>
            <LinkButton
              to={paths.stock({ show: "low" })}
              aria-current={low ? "page" : undefined}
              kind={low ? "secondary" : "quiet"}
            >
              {t("low")}
            </LinkButton>
          </Row>
          <SearchForm
            query={query}
            label={t("search")}
            submit={parts("find")}
            clear={parts("clear")}
            to={paths.stock()}
            {...(low ? { kept: { show: "low" } } : {})}
          />
          {rows.length === 0 ? (
            <Nothing query={query} low={low} />
          ) : (
            <Panel padded={false}>
              <ul className="divide-y divide-line">
                {rows.map((part) => (
                  <StockLine key={part.id} part={part} submissionId={submissionId} />
                ))}
              </ul>
            </Panel>
          )}
          <PageLinks page={page} more={page < pages} to={(number) => paths.stock(kept(number))} />
          <Disclosure title={t("add")} open={rows.length === 0 && query === "" && !low}>
            <StockPartFields submissionId={submissionId} />
          </Disclosure>
        </Stack>
      </div>
    </div>
  );
}

function Nothing({ query, low }: { readonly query: string; readonly low: boolean }) {
  const t = useWords("stock");
  if (query !== "") return <EmptyState title={t("noneFound", { query })} />;
  if (low) return <EmptyState title={t("noneLow")} />;
  return <EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>;
}
