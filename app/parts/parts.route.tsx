// The parts desk: who waits, what to pick in walking order, what to order, what should come, what came, what goes back.
import { randomUUID } from "node:crypto";
import type { Route } from "./+types/parts.route";
import { instant } from "~/journey/instant";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { LinkButton } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader, Panel, Stack } from "~/ui/layout";
import { afterConflict } from "~/visits/after-conflict";
import { runCommand } from "~/visits/command.server";
import { noonOf } from "~/visits/part-telling";
import { UnsaidRefusal } from "~/visits/unsaid-refusal";
import { useLiveUpdates } from "~/visits/use-live-updates";
import { isBeingTyped } from "~/visits/form-identity";
import { useWords, words } from "~/words";
import type { ClerkLists, ClerkPart } from "./clerk";
import { ClerkLine, type Desk } from "./clerk-line";
import { partsDesk } from "./clerk.server";
import { partCommands } from "./part.commands.server";
import { SearchForm } from "./search-form";

const LIST = "parts-desk";
const LONGEST_QUERY = 60;

function queryOf(request: Request): string {
  return (new URL(request.url).searchParams.get("q") ?? "").trim().slice(0, LONGEST_QUERY);
}

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "parts:write");
  const query = queryOf(request);
  const desk = await partsDesk(actor, query, instant(new Date()));
  return { ...desk, query, title: words(actor.language, "parts")("title"), submissionId: randomUUID() };
}

/** The visit of the part is in the address. @throws Response 404 when this centre has no such visit */
export function action({ request }: Route.ActionArgs) {
  const query = queryOf(request);
  const visitId = new URL(request.url).searchParams.get("visit") ?? "";
  return runCommand(request, visitId, partCommands, () => paths.parts(query === "" ? {} : { q: query }));
}

export const shouldRevalidate = afterConflict;

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.title ?? ""} · Bayline` },
];

const SECTIONS = [
  "requests",
  "overdue",
  "pick",
  "order",
  "today",
  "arrived",
  "putBack",
  "later",
] as const satisfies readonly (keyof ClerkLists)[];

export default function PartsPage({ loaderData }: Route.ComponentProps) {
  const { lists, until, query, submissionId, count } = loaderData;
  const t = useWords("parts");
  const { day } = useFormat();
  useLiveUpdates({ hold: () => isBeingTyped(LIST) });
  const desk: Desk = { submissionId, query, proposed: until };
  const first = SECTIONS.find((key) => lists[key].length > 0);
  const hints: Partial<Record<keyof ClerkLists, string>> = {
    requests: t("requestsHint"),
    pick: t("pickHint", { day: day(noonOf(until)) }),
    overdue: t("overdueHint"),
    arrived: t("arrivedHint"),
    putBack: t("putBackHint"),
  };
  return (
    <div className="mx-auto w-full max-w-5xl">
      <PageHeader
        title={t("title")}
        actions={
          <LinkButton to={paths.stock()} icon="box">
            {t("toStock")}
          </LinkButton>
        }
      />
      <div id={LIST}>
        <Stack>
          <UnsaidRefusal />
          <SearchForm
            query={query}
            label={t("search")}
            submit={t("find")}
            clear={t("clear")}
            to={paths.parts()}
          />
          <Jumps lists={lists} />
          {count === 0 && query === "" && <EmptyState title={t("nothing")}>{t("nothingText")}</EmptyState>}
          {count === 0 && query !== "" && <EmptyState title={t("nothingFound", { query })} />}
          {SECTIONS.map((key) => (
            <Section
              key={key}
              id={key}
              parts={lists[key]}
              title={t(key)}
              hint={hints[key]}
              desk={desk}
              primary={key === first}
            />
          ))}
        </Stack>
      </div>
    </div>
  );
}

/** The lists that have something, with their counts: a counter's screen shows one of them at a time. */
function Jumps({ lists }: { readonly lists: ClerkLists }) {
  const t = useWords("parts");
  const shown = SECTIONS.filter((key) => lists[key].length > 0);
  if (shown.length < 2) return null;
  return (
    <nav aria-label={t("title")} className="flex flex-wrap gap-2">
      {shown.map((key) => (
        <a
          key={key}
          href={`#${key}`}
          className="inline-flex min-h-11 items-center gap-2 rounded-md border border-line-strong/60 bg-surface px-3 no-underline hover:bg-hover"
        >
          <span>{t(key)}</span>
          <span className="font-semibold tabular-nums">{lists[key].length}</span>
        </a>
      ))}
    </nav>
  );
}

function Section({
  id,
  parts,
  title,
  hint,
  desk,
  primary,
}: {
  readonly id: string;
  readonly parts: readonly ClerkPart[];
  readonly title: string;
  readonly hint: string | undefined;
  readonly desk: Desk;
  readonly primary: boolean;
}) {
  if (parts.length === 0) return null;
  return (
    <Panel
      id={id}
      title={title}
      aside={<span className="text-small text-ink-3">{hint}</span>}
      padded={false}
      className="scroll-mt-16"
    >
      <ul className="divide-y divide-line">
        {parts.map((part, at) => (
          <ClerkLine key={part.id} part={part} desk={desk} primary={primary && at === 0} />
        ))}
      </ul>
    </Panel>
  );
}
