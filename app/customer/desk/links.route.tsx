// The links that a visit's customer can open: make one for the status, see which work, revoke.
import { randomUUID } from "node:crypto";
import type { Route } from "./+types/links.route";
import { orUnavailable } from "~/platform/database-outage";
import { asChannel, asKind, asState } from "~/messages/outcome";
import { Button } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { EmptyState } from "~/ui/empty-state";
import { Panel, Stack } from "~/ui/layout";
import { Notice } from "~/ui/notice";
import { Table } from "~/ui/table";
import { visitForPage } from "~/visits/page.server";
import { OneTap } from "~/visits/stage-form";
import { useWords } from "~/words";
import { liveLinks, type LiveLink } from "../links.server";
import { runLinksForm } from "./links.commands.server";
import { MadeLinkPanel } from "./made-link-panel";

export async function loader({ request, params }: Route.LoaderArgs) {
  const { actor, visit } = await visitForPage(request, params.visitId, "link:create");
  const links = await orUnavailable(liveLinks(actor, params.visitId, new Date()));
  // Once the car is here there is nothing left of the appointment to move.
  const booked =
    visit.status === "open" &&
    visit.booking.appointment !== undefined &&
    (visit.stage === "booking" || visit.stage === "preparation");
  return { links, booked, submissionId: randomUUID() };
}

export function action({ request, params }: Route.ActionArgs) {
  return runLinksForm(request, params.visitId);
}

export default function LinksPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords("links");
  const { links, booked, submissionId } = loaderData;
  return (
    <Stack>
      {actionData !== undefined && "problem" in actionData && (
        <Notice tone="warning" live>
          {t(actionData.problem)}
        </Notice>
      )}
      <MadeLinkPanel />
      {booked && (
        <Panel title={t("booking.title")}>
          <Stack gap={3}>
            <p className="text-ink-2">{t("booking.text")}</p>
            <OneTap intent="createBookingLink" submissionId={submissionId}>
              <Button icon="plus">{t("booking.submit")}</Button>
            </OneTap>
          </Stack>
        </Panel>
      )}
      <Panel title={t("create.title")}>
        <Stack gap={3}>
          <p className="text-ink-2">{t("create.text")}</p>
          <OneTap intent="createStatusLink" submissionId={submissionId}>
            <Button icon="plus">{t("create.submit")}</Button>
          </OneTap>
        </Stack>
      </Panel>
      {links.length === 0 ? (
        <EmptyState title={t("none")}>{t("noneText")}</EmptyState>
      ) : (
        <Panel title={t("live")} padded={false}>
          <LinkTable links={links} submissionId={submissionId} />
        </Panel>
      )}
    </Stack>
  );
}

function Carrier({ message }: { readonly message: NonNullable<LiveLink["carriedBy"]> }) {
  const t = useWords("links");
  const messages = useWords("messages");
  const kind = messages(`kind.${asKind(message.kind) ?? "other"}`);
  const channel = messages(`channel.${asChannel(message.channel)}`);
  const state = asState(message.state);
  return (
    <>
      {t("carried", { kind, channel })}
      {state && <span className="block text-small text-ink-3">{messages(`state.${state}`)}</span>}
    </>
  );
}

function LinkTable({
  links,
  submissionId,
}: {
  readonly links: readonly LiveLink[];
  readonly submissionId: string;
}) {
  const t = useWords("links");
  const f = useFormat();
  return (
    <Table
      caption={t("live")}
      items={links}
      keyOf={({ id }) => id}
      columns={[
        {
          key: "purpose",
          title: t("column.purpose"),
          head: true,
          cell: ({ purpose }) => t(`purpose.${purpose}`),
        },
        { key: "made", title: t("column.made"), cell: ({ createdAt }) => f.moment(createdAt) },
        {
          key: "carried",
          title: t("column.carried"),
          cell: ({ carriedBy }) => (carriedBy ? <Carrier message={carriedBy} /> : t("notSent")),
        },
        { key: "expires", title: t("column.expires"), cell: ({ expiresAt }) => f.moment(expiresAt) },
        {
          key: "actions",
          title: t("column.actions"),
          titleHidden: true,
          numeric: true,
          cell: ({ id, purpose, createdAt }) => (
            <OneTap
              intent="revokeLink"
              submissionId={submissionId}
              fields={{ linkId: id }}
              className="inline-block"
            >
              <Button
                size="small"
                aria-label={t("revokeWhich", { purpose: t(`purpose.${purpose}`), time: f.moment(createdAt) })}
              >
                {t("revoke")}
              </Button>
            </OneTap>
          ),
        },
      ]}
    />
  );
}
