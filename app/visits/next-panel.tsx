// What has to happen to the visit now, whose it is and by when; or how it ended.
import type { ReactNode } from "react";
import { LOST_REASONS } from "~/journey/events";
import { DueText, Tag } from "~/ui/badge";
import { useFormat } from "~/ui/centre-context";
import { Notice } from "~/ui/notice";
import { useLanguage, useWords } from "~/words";
import type { Frame } from "./frame.server";
import { CAUSE_ICONS, inLanguage, nextText } from "./journey-text";

interface NextProps extends Pick<Frame, "ended" | "next" | "wait" | "names"> {
  /** What can be done about it right here. */
  readonly action?: ReactNode;
}

export function NextPanel({ ended, next, wait, names, action }: NextProps) {
  const t = useWords("visit");
  const journey = useWords("journey");
  const language = useLanguage();
  const format = useFormat();
  if (ended) return <Ending {...ended} />;
  if (!next) return <Notice tone="danger">{t("next.missing")}</Notice>;
  const role = t(`role.${next.role}`);
  const owner = next.ownerId === undefined ? t("next.anybody", { role }) : (names[next.ownerId] ?? role);
  const due = format.due(next.dueAt);
  return (
    <section
      aria-label={t("next.title")}
      className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 rounded-lg border border-line bg-surface px-4 py-3 shadow-card"
    >
      <div className="min-w-0">
        <p className="text-small text-ink-3">{t("next.title")}</p>
        <p className="text-[1.0625rem] leading-snug font-semibold">
          {nextText(journey, next.code, inLanguage(next.item, language))}
        </p>
      </div>
      <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1 text-ink-2">
        {wait && (
          <Tag
            icon={CAUSE_ICONS[wait.cause]}
            tone="amber"
            since={format.duration((format.now - wait.since) / 1000)}
          >
            {journey(`cause.${wait.cause}`)}
          </Tag>
        )}
        <span>{owner}</span>
        <span title={format.moment(next.dueAt)}>
          <DueText {...due} />
        </span>
      </p>
      {action}
    </section>
  );
}

function Ending({ status, at, reason }: NonNullable<Frame["ended"]>) {
  const t = useWords("visit");
  const choices = useWords("choices");
  const format = useFormat();
  const words = status === "lost" && isLostReason(reason) ? choices(`lost.${reason}`) : (reason ?? "");
  return <Notice>{t(`ended.${status}`, { at: format.moment(at), reason: words })}</Notice>;
}

function isLostReason(reason: string | undefined): reason is (typeof LOST_REASONS)[number] {
  return LOST_REASONS.some((each) => each === reason);
}
