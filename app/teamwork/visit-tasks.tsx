// The open tasks of a visit, above its page.
import { paths } from "~/paths";
import { TextLink } from "~/ui/button";
import { Notice } from "~/ui/notice";
import { useWords } from "~/words";
import type { TaskView } from "./tasks.server";
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
      {tasks.map(({ id, lostPlace, text }) => (
        <p key={id}>{lostPlace ? why(lostPlace) : text}</p>
      ))}
      <TextLink to={paths.tasks()}>{t("title")}</TextLink>
    </Notice>
  );
}
