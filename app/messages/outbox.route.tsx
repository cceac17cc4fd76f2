// The messages of the centre: what customers were or will be told, what became of it, with links to click on.
import { data, redirect } from "react-router";
import { z } from "zod";
import type { Route } from "./+types/outbox.route";
import { may } from "~/journey/permissions";
import { paths } from "~/paths";
import { countryOfPhone, formatPhone } from "~/people/phone";
import { requireActor } from "~/people/staff/actor.server";
import { formOf } from "~/platform/http/form-body";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader, Panel, Stack } from "~/ui/layout";
import { Notice } from "~/ui/notice";
import { PageLinks } from "~/ui/page-links";
import { centreOf } from "~/visits/page.server";
import { useWords, words } from "~/words";
import { CHANNELS } from "./kinds";
import { maskedAddress } from "./masked-address";
import { OutboxFilter } from "./outbox-filter";
import { OutboxTable } from "./outbox-table";
import { askedFor, askedPage, outbox } from "./outbox.server";
import { carriedChannels } from "./sending/carriers.server";
import { settleUnknown } from "./sending/settle.server";

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "message:read");
  const { searchParams } = new URL(request.url);
  const [page, chosen] = [askedPage(searchParams.get("page")), askedFor(searchParams)];
  const [{ messages, more }, centre] = await Promise.all([outbox(actor, page, chosen), centreOf(actor)]);
  const home = countryOfPhone(centre.phone);
  const calls = may(actor.roles, "people:write");
  const carried = carriedChannels();
  return {
    title: words(actor.language, "messages")("outbox"),
    page,
    more,
    chosen,
    uncarried: CHANNELS.filter((channel) => !carried.includes(channel)),
    maySettle: calls,
    messages: messages.map(({ recipient, ...message }) => ({
      ...message,
      to: calls ? formatPhone(recipient, home) : maskedAddress(recipient),
    })),
  };
}

const Settle = z.object({ messageId: z.uuid(), how: z.enum(["was-sent", "send-again"]) });

/** A person says what became of a message of which the carrier cannot tell. */
export async function action({ request }: Route.ActionArgs) {
  const actor = await requireActor(request, "people:write");
  const posted = Settle.safeParse(Object.fromEntries(await formOf(request)));
  if (!posted.success) throw new Response(null, { status: 400 });
  const settled = await settleUnknown(actor, posted.data.messageId, posted.data.how);
  switch (settled) {
    case "settled":
      return redirect(paths.outbox(askedPage(null), { state: "unknown" }));
    case "settled-before":
      return data({ settledBefore: true }, 409);
    case "not-found":
      throw new Response(null, { status: 404 });
    default:
      return settled satisfies never;
  }
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.title ?? ""} · Bayline` },
];

export default function OutboxPage({ loaderData, actionData }: Route.ComponentProps) {
  const { messages, page, more, chosen, uncarried, maySettle } = loaderData;
  const t = useWords("messages");
  const { query, ...rest } = chosen;
  const asked = { ...rest, q: query };
  const filtered = Object.keys(chosen).length > 0;
  return (
    <>
      <PageHeader title={t("outbox")} below={t("text")} />
      <Stack>
        {actionData && <Notice tone="warning" live title={t("settle.done")} />}
        {uncarried.length > 0 && (
          <Notice>
            {t("noCarrier", { channels: uncarried.map((channel) => t(`channel.${channel}`)).join(", ") })}
          </Notice>
        )}
        <OutboxFilter chosen={chosen} />
        {messages.length === 0 ? (
          <EmptyState title={t(filtered ? "noneFit" : "none")}>
            {t(filtered ? "noneFitText" : "noneText")}
          </EmptyState>
        ) : (
          <Panel padded={false}>
            <OutboxTable messages={messages} maySettle={maySettle} />
          </Panel>
        )}
        <PageLinks page={page} more={more} to={(number) => paths.outbox(number, asked)} />
      </Stack>
    </>
  );
}
