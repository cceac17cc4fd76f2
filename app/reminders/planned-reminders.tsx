// What is planned for one visit, as a panel of its page.
import { Panel } from "~/ui/layout";
import { useWords } from "~/words";
import { ReminderDeeds, ReminderRow } from "./reminder-row";
import type { ReminderView } from "./scheduled.server";

interface PlannedRemindersProps {
  readonly reminders: readonly ReminderView[];
  /** Whether the reader may send and cancel them. */
  readonly mayAct: boolean;
}

/** Nothing at all where nothing is planned. */
export function PlannedReminders({ reminders, mayAct }: PlannedRemindersProps) {
  const t = useWords("reminders");
  if (reminders.length === 0) return null;
  return (
    <Panel title={t("panel")} padded={false}>
      <ul>
        {reminders.map((reminder) => (
          <ReminderRow key={reminder.id} reminder={reminder} withVisit={false}>
            {mayAct && <ReminderDeeds reminder={reminder} query="" />}
          </ReminderRow>
        ))}
      </ul>
    </Panel>
  );
}
