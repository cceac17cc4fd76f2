// The messages of one page of the outbox, each with what became of it.
import { paths } from "~/paths";
import { Badge } from "~/ui/badge";
import { Button, TextLink } from "~/ui/button";
import { useCentre, useFormat } from "~/ui/centre-context";
import { PostForm } from "~/ui/form/post-form";
import { Table } from "~/ui/table";
import { useWords } from "~/words";
import { LinkedText } from "./linked-text";
import type { OutboxMessage } from "./outbox.server";
import { reasonText } from "./outcome";

export type ShownMessage = Omit<OutboxMessage, "recipient"> & { readonly to: string };

interface OutboxTableProps {
  readonly messages: readonly ShownMessage[];
  readonly maySettle: boolean;
}

export function OutboxTable({ messages, maySettle }: OutboxTableProps) {
  const t = useWords("messages");
  return (
    <Table
      caption={t("outbox")}
      items={messages}
      keyOf={({ id }) => id}
      columns={[
        { key: "about", title: t("about"), head: true, cell: (message) => <About message={message} /> },
        { key: "to", title: t("to"), cell: (message) => <Reader message={message} /> },
        { key: "message", title: t("message"), cell: (message) => <Said message={message} /> },
        {
          key: "status",
          title: t("status"),
          cell: (message) => <Outcome message={message} maySettle={maySettle} />,
        },
      ]}
    />
  );
}

interface MessageProps {
  readonly message: ShownMessage;
}

function About({ message: { kind, visit } }: MessageProps) {
  const t = useWords("messages");
  return (
    <span>
      {t(`kind.${kind}`)}
      {visit && (
        <span className="block text-small font-normal whitespace-nowrap">
          <TextLink to={paths.visit(visit.id)}>{t("visit", { number: visit.number })}</TextLink>
          <span className="text-ink-3"> · {visit.plate}</span>
        </span>
      )}
    </span>
  );
}

function Reader({ message: { to, customer, channel } }: MessageProps) {
  const t = useWords("messages");
  return (
    <span className="block md:text-left">
      {customer && (
        <span className="block">
          <TextLink to={paths.customer(customer.id)}>{customer.name}</TextLink>
        </span>
      )}
      <span className="block break-words md:whitespace-nowrap">{to}</span>
      {channel !== "none" && <span className="text-small text-ink-3">{t(`channel.${channel}`)}</span>}
    </span>
  );
}

function Said({ message: { subject, text, language, secretGone } }: MessageProps) {
  const t = useWords("messages");
  return (
    <span className="block text-left">
      {subject !== undefined && subject !== "" && (
        <span className="block text-small text-ink-2">{t("subject", { subject })}</span>
      )}
      <span lang={language}>
        <LinkedText text={text} />
      </span>
      {secretGone && <span className="block text-small text-ink-3">{t("secretGone")}</span>}
    </span>
  );
}

const TONES = { unknown: "amber", failed: "danger", missed: "amber", withheld: "amber" } as const;

function toneOf(state: ShownMessage["state"]) {
  return state === "unknown" || state === "failed" || state === "missed" || state === "withheld"
    ? TONES[state]
    : "neutral";
}

function Outcome({ message, maySettle }: MessageProps & Pick<OutboxTableProps, "maySettle">) {
  const t = useWords("messages");
  const f = useFormat();
  const { now } = useCentre();
  const { state, reason, createdAt, sendAfter, sentAt, deliveredAt } = message;
  return (
    <span className="flex flex-col items-end gap-1 md:items-start md:text-left">
      <Badge tone={toneOf(state)}>{t(`state.${state}`)}</Badge>
      {reason !== undefined && (
        <span className="text-small first-letter:uppercase">{reasonText(t, reason)}</span>
      )}
      <span className="text-small text-ink-3">
        {state === "pending" && sendAfter > now && (
          <span className="block">{t("later", { when: f.moment(sendAfter) })}</span>
        )}
        {deliveredAt !== undefined && (
          <span className="block">{t("deliveredAt", { when: f.moment(deliveredAt) })}</span>
        )}
        {sentAt !== undefined && <span className="block">{t("sentAt", { when: f.moment(sentAt) })}</span>}
        <span className="block">{t("written", { when: f.moment(createdAt) })}</span>
      </span>
      {state === "unknown" && maySettle && <Settling messageId={message.id} />}
    </span>
  );
}

function Settling({ messageId }: { readonly messageId: string }) {
  const t = useWords("messages");
  return (
    <PostForm preventScrollReset>
      <input type="hidden" name="messageId" value={messageId} />
      <p className="mb-1 text-small text-ink-2">{t("settle.text")}</p>
      <span className="flex flex-wrap justify-end gap-2 md:justify-start">
        <Button size="small" name="how" value="was-sent">
          {t("settle.sent")}
        </Button>
        <Button size="small" name="how" value="send-again">
          {t("settle.again")}
        </Button>
      </span>
    </PostForm>
  );
}
