// Facts and messages of a visit as entries of its timeline, in the reader's language.
import type { JourneyEvent } from "~/journey/events";
import type { ToldMessage } from "~/conversations/told-messages.server";
import { useFormat } from "~/ui/centre-context";
import { cx } from "~/ui/cx";
import { Icon, type IconName } from "~/ui/icons";
import type { TimelineEntry } from "~/ui/timeline";
import { useLanguage, useWords } from "~/words";
import { tellEvent, tellMessage, type MessageTelling } from "./event-telling";
import type { Frame } from "./frame.server";
import type { TimelineItem } from "./timeline-page";

const ICONS: { readonly [T in JourneyEvent["type"]]?: IconName } = {
  "stage.entered": "arrowRight",
  "gate.overridden": "alert",
  "note.added": "edit",
  "message.received": "mail",
};

/** The one who reads names finds no ids: colleagues and jobs come with the page. */
export function useTelling({ names, jobs, items }: Pick<Frame, "names" | "jobs" | "items">) {
  const language = useLanguage();
  const t = useWords("events");
  const journey = useWords("journey");
  const choices = useWords("choices");
  const deliveries = useWords("deliveries");
  const format = useFormat();
  const titles = Object.fromEntries(Object.entries(items).map(([id, title]) => [id, title[language]]));
  const context = { t, journey, choices, deliveries, format, names, jobs, items: titles };

  function ofEvent(event: JourneyEvent): TimelineEntry {
    const { title, detail } = tellEvent(event, context);
    const by =
      event.actor.kind === "staff" ? (names[event.actor.id] ?? t("by.unknown")) : t(`by.${event.actor.kind}`);
    const icon = ICONS[event.type];
    return {
      key: String(event.seq),
      time: format.time(event.occurredAt),
      at: event.occurredAt,
      title,
      by,
      ...(detail === undefined || detail === ""
        ? {}
        : {
            detail: (
              <span dir="auto" className="block wrap-anywhere whitespace-pre-line">
                {detail}
              </span>
            ),
          }),
      ...(icon === undefined ? {} : { icon }),
    };
  }

  function ofMessage(message: ToldMessage): TimelineEntry {
    const told = tellMessage(message, context);
    return {
      key: message.id,
      time: format.time(message.at),
      at: message.at,
      icon: "mail",
      title: told.title,
      by: message.by === undefined ? t("by.job") : (names[message.by] ?? t("by.unknown")),
      detail: <MessageDetail told={told} label={deliveries("text")} language={message.language} />,
    };
  }

  return (item: TimelineItem): TimelineEntry => (item.event ? ofEvent(item.event) : ofMessage(item.message));
}

function MessageDetail({
  told,
  label,
  language,
}: {
  readonly told: MessageTelling;
  readonly label: string;
  readonly language: string;
}) {
  return (
    <>
      <span className={cx("flex flex-wrap items-center gap-x-2", told.trouble && "text-amber-ink")}>
        {told.trouble && <Icon name="alert" />}
        <span>{[told.to, told.state].filter(Boolean).join(" · ")}</span>
      </span>
      {told.text !== "" && (
        <details className="mt-0.5">
          <summary className="inline-flex min-h-6 cursor-pointer items-center text-small text-ink-3 pointer-coarse:min-h-11">
            {label}
          </summary>
          <p dir="auto" lang={language} className="mt-1 wrap-anywhere whitespace-pre-wrap">
            {told.text}
          </p>
        </details>
      )}
    </>
  );
}
