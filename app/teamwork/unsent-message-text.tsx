// Which message did not go out, and why: on the task that makes up for it.
import { asKind, reasonText } from "~/messages/outcome";
import { useWords } from "~/words";
import type { TaskView } from "./tasks.server";

export function UnsentMessageText({ task: { message } }: { readonly task: Pick<TaskView, "message"> }) {
  const t = useWords("messages");
  if (!message) return null;
  const kind = t(`kind.${asKind(message.messageKind) ?? "other"}`);
  return <p>{message.reason === undefined ? kind : `${kind}: ${reasonText(t, message.reason)}`}.</p>;
}
