// The messages of the centre: what customers were or will be told, with links to click on.
import type { Route } from "./+types/outbox.route";
import { may } from "~/journey/permissions";
import { paths } from "~/paths";
import { countryOfPhone, formatPhone } from "~/people/phone";
import { requireActor } from "~/people/staff/actor.server";
import { LinkButton, TextLink } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader, Panel, Row, Stack } from "~/ui/layout";
import { Table } from "~/ui/table";
import { centreOf } from "~/visits/page.server";
import { useWords, words } from "~/words";
import { LinkedText } from "./linked-text";
import { askedPage, maskedPhone, outbox } from "./outbox.server";

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "message:read");
  const page = askedPage(new URL(request.url).searchParams.get("page"));
  const [{ messages, more }, centre] = await Promise.all([outbox(actor, page), centreOf(actor)]);
  const home = countryOfPhone(centre.phone);
  const calls = may(actor.roles, "people:write");
  return {
    title: words(actor.language, "messages")("outbox"),
    page,
    more,
    messages: messages.map(({ recipient, ...message }) => ({
      ...message,
      to: calls ? formatPhone(recipient, home) : maskedPhone(recipient),
    })),
  };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.title ?? ""} · Bayline` },
];

export default function OutboxPage({ loaderData: { messages, page, more } }: Route.ComponentProps) {
  const t = useWords("messages");
  return (
    <>
      <PageHeader title={t("outbox")} />
      <Stack>
        <p className="text-ink-2">{t("text")}</p>
        {messages.length === 0 ? (
          <EmptyState title={t("none")}>{t("noneText")}</EmptyState>
        ) : (
          <Panel padded={false}>
            <Messages messages={messages} />
          </Panel>
        )}
        {(page > 1 || more) && (
          <Row>
            {page > 1 && <LinkButton to={paths.outbox(page - 1)}>{t("previous")}</LinkButton>}
            <span className="text-ink-3">{t("page", { number: page })}</span>
            {more && <LinkButton to={paths.outbox(page + 1)}>{t("next")}</LinkButton>}
          </Row>
        )}
      </Stack>
    </>
  );
}

function isKnown(kind: string): kind is "booking-code" | "booking-confirmed" {
  return kind === "booking-code" || kind === "booking-confirmed";
}

function Messages({ messages }: Pick<Route.ComponentProps["loaderData"], "messages">) {
  const t = useWords("messages");
  const f = useFormat();
  return (
    <Table
      caption={t("outbox")}
      items={messages}
      keyOf={({ id }) => id}
      columns={[
        {
          key: "about",
          title: t("about"),
          head: true,
          cell: ({ kind, visitId }) => {
            const name = t(`kind.${isKnown(kind) ? kind : "other"}`);
            return visitId === undefined ? name : <TextLink to={paths.visit(visitId)}>{name}</TextLink>;
          },
        },
        {
          key: "to",
          title: t("to"),
          cell: ({ to }) => <span className="whitespace-nowrap">{to}</span>,
        },
        {
          key: "message",
          title: t("message"),
          cell: ({ text, language }) => (
            <span lang={language}>
              <LinkedText text={text} />
            </span>
          ),
        },
        { key: "written", title: t("written"), cell: ({ createdAt }) => f.moment(createdAt) },
      ]}
    />
  );
}
