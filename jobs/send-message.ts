// Takes one message to its carrier, or finds out what became of it.
import { instant } from "~/journey/instant";
import { sendMessageJob } from "~/messages/sending/send-job";
import { sendMessage } from "~/messages/sending/send.server";
import { task } from "./task";

export const sendMessageTask = task(sendMessageJob, ({ messageId }) =>
  sendMessage(messageId, () => instant(new Date())),
);
