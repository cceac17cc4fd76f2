// The answer to a form on the page of a template: look at it, keep it, take an earlier version, go back to the program's words.
import { data } from "react-router";
import { z } from "zod/v4";
import type { Actor } from "~/journey/permissions";
import { paths } from "~/paths";
import { answerChange } from "~/settings/change.server";
import type { SettingsAnswer } from "~/settings/change";
import { seenMark } from "~/settings/seen";
import { parseForm } from "~/ui/form/parse-form";
import { templateForm } from "./template.schema";
import { restoreTemplate, saveTemplate } from "./templates.server";
import { keyOfTemplate, type TemplateName } from "./wording";

const Restore = z.object({ version: z.coerce.number().int().min(1).max(1_000_000), seen: seenMark() });
const BackToOwn = z.object({ seen: seenMark() });

/** @throws Response 404 for a version that there is not, 400 for a form that carries no id */
export async function answerTemplate(actor: Actor, name: TemplateName, posted: FormData) {
  const to = paths.settings("messages", keyOfTemplate(name));
  const schema = templateForm(name.kind, name.channel);
  switch (posted.get("form")) {
    case "restore":
      return answerChange(actor, posted, {
        form: "restore",
        schema: Restore,
        change: (tx, { version, seen }) => restoreTemplate(tx, actor, name, version, seen),
        to,
      });
    case "own":
      return answerChange(actor, posted, {
        form: "own",
        schema: BackToOwn,
        change: (tx, { seen }) => saveTemplate(tx, actor, name, undefined, seen),
        to,
      });
    default:
      break;
  }
  if (posted.get("intent") === "preview") {
    // Nothing is changed: the page comes back with what was typed, and shows what it makes.
    const answer: SettingsAnswer = { form: "template", result: parseForm(posted, schema).reply() };
    return data(answer);
  }
  return answerChange(actor, posted, {
    form: "template",
    schema,
    change: (tx, { subject, body, seen }) =>
      saveTemplate(tx, actor, name, subject === undefined ? { body } : { subject, body }, seen),
    to,
  });
}
