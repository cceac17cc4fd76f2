// Which message did not go out, and why: on the task that makes up for it.
import { asKind, reasonWords } from "~/messages/outcome";
import { useWords } from "~/words";
import type { TaskView } from "./tasks.server";

export function UnsentMessageText({ task: { message } }: { readonly task: Pick<TaskView, "message"> }) {
  const t = useWords("messages");
  if (!message) return null;
  const said = message.reason === undefined ? undefined : reasonWords(message.reason);
  return (
    <p>
      {t(`kind.${asKind(message.messageKind) ?? "other"}`)}.{" "}
      {said && (said.key === "carrier.code" ? t(said.key, { code: said.code }) : t(said.key))}
    </p>
  );
}
