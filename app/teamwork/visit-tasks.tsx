// The open tasks of a visit, above its page.
import { paths } from "~/paths";
import { TextLink } from "~/ui/button";
import { Notice } from "~/ui/notice";
import { useWords } from "~/words";
import type { TaskView } from "./tasks.server";
import { taskTitle } from "./task-title";
import { useWhy } from "./use-why";

export function VisitTasks({ tasks }: { readonly tasks: readonly TaskView[] }) {
  const t = useWords("teamwork");
  const why = useWhy();
  if (tasks.length === 0) return null;
  return (
    <Notice
      tone="warning"
      title={
        tasks.some(({ lostPlace }) => lostPlace) ? t("visitNotice") : t("count", { count: tasks.length })
      }
    >
      {tasks.map((task) => (
        <p key={task.id}>{task.lostPlace ? why(task.lostPlace) : taskTitle(t, task)}</p>
      ))}
      <TextLink to={paths.tasks()}>{t("title")}</TextLink>
    </Notice>
  );
}
