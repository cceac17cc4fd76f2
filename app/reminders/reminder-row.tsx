// One planned thing: when, what and why, for whom, by which way, and the two buttons beside it.
import type { ReactNode } from "react";
import { paths } from "~/paths";
import { Button, TextLink } from "~/ui/button";
import { PostForm } from "~/ui/form/post-form";
import { Icon } from "~/ui/icons";
import { Plate } from "~/ui/plate";
import { Row } from "~/ui/layout";
import type { ReminderView } from "./scheduled.server";
import { useReminderText } from "./use-reminder-text";

export function ReminderRow({
  reminder,
  children,
  withVisit = true,
}: {
  readonly reminder: ReminderView;
  /** The buttons, where it can still be done something about. */
  readonly children?: ReactNode;
  readonly withVisit?: boolean;
}) {
  const { t, format, why, ended } = useReminderText();
  const { kind, dueAt, visit, state, reason } = reminder;
  const planned = state === "planned";
  return (
    <li className="grid grid-cols-1 gap-x-6 gap-y-1.5 border-line px-4 py-3 not-last:border-b md:grid-cols-[8.5rem_minmax(0,1fr)_auto]">
      <div className="text-ink-2 md:pt-0.5">
        <p className="font-medium text-ink tabular-nums">{format.moment(dueAt)}</p>
        {planned && (
          <p className="text-small text-ink-3">
            {dueAt < format.now ? t("overdue") : format.relative(dueAt)}
          </p>
        )}
      </div>
      <div className="flex min-w-0 flex-col gap-1">
        <p className="font-semibold">{t(`kind.${kind}`)}</p>
        {withVisit && visit && (
          <Row gap={2}>
            <TextLink to={paths.visit(visit.id)}>
              <Plate plate={visit.plate} />
            </TextLink>
            <span className="min-w-0 text-ink-2">{visit.customer}</span>
          </Row>
        )}
        {reminder.makes === "staff-message" && <p className="text-ink-2">{t("advisors")}</p>}
        {planned ? (
          <>
            <p className="text-ink-2">{why(reminder)}</p>
            <HowLine reminder={reminder} />
          </>
        ) : (
          <p
            className={
              state === "missed" || reason !== undefined ? "font-medium text-amber-ink" : "text-ink-2"
            }
          >
            {ended(reminder)}
          </p>
        )}
      </div>
      {children}
    </li>
  );
}

function HowLine({ reminder }: { readonly reminder: ReminderView }) {
  const { t, format, how } = useReminderText();
  const { text, trouble } = how(reminder);
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 text-small text-ink-3">
      {text !== "" && <span>{text}</span>}
      {trouble !== undefined && (
        <span className="inline-flex items-baseline gap-1 font-medium text-amber-ink">
          <Icon name="alert" className="self-center" />
          {trouble}
        </span>
      )}
      <span title={t("untilTitle")}>{t("until", { when: format.moment(reminder.deadlineAt) })}</span>
    </p>
  );
}

/** To send or do it at once, and to cancel it. */
export function ReminderDeeds({
  reminder,
  query,
}: {
  readonly reminder: ReminderView;
  readonly query: string;
}) {
  const { t } = useReminderText();
  const { id, kind, dueAt, visit, makes } = reminder;
  const named = { what: t(`kind.${kind}`), whom: visit?.plate ?? t("advisors") };
  return (
    <PostForm action={`${paths.scheduled()}${query}`} preventScrollReset className="no-print">
      <input type="hidden" name="reminderId" value={id} />
      <input type="hidden" name="seenDueAt" value={dueAt} />
      <Row gap={1}>
        <Button size="small" name="deed" value="now" aria-label={t("sendNowOf", named)}>
          {makes === "task" ? t("doNow") : t("sendNow")}
        </Button>
        <Button size="small" kind="quiet" name="deed" value="cancel" aria-label={t("cancelOf", named)}>
          {t("cancel")}
        </Button>
      </Row>
    </PostForm>
  );
}
