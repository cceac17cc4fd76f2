// Adding a note. The form stands on every page of the visit; this page shows why one was refused.
import { randomUUID } from "node:crypto";
import type { Route } from "./+types/note.route";
import { addNote } from "~/journey/course";
import { isStage } from "~/journey/stages";
import { paths } from "~/paths";
import { LinkButton } from "~/ui/button";
import { Narrow, Stack } from "~/ui/layout";
import { useWords } from "~/words";
import { afterConflict } from "./after-conflict";
import { command, runCommand } from "./command.server";
import { NoteForm } from "./note-form";
import { Note } from "./note.schema";
import { visitForPage } from "./page.server";

const noteCommands = {
  note: command({
    may: "visit:note",
    schema: () => Note,
    decide: (_, { text }, { now }) => addNote(text, now),
  }),
};

/** The stage on whose page the note was written. */
function pageOf(request: Request): string | undefined {
  const page = new URL(request.url).searchParams.get("page");
  return page !== null && isStage(page) ? page : undefined;
}

export async function loader({ request, params }: Route.LoaderArgs) {
  const { visit } = await visitForPage(request, params.visitId);
  return { id: visit.id, page: pageOf(request), submissionId: randomUUID() };
}

export function action({ request, params }: Route.ActionArgs) {
  const page = pageOf(request);
  return runCommand(request, params.visitId, noteCommands, ({ id, stage }) => paths.stage(id, page ?? stage));
}

export const shouldRevalidate = afterConflict;

export default function NotePage({ loaderData }: Route.ComponentProps) {
  const { id, page, submissionId } = loaderData;
  const t = useWords("visit");
  return (
    <Narrow>
      <Stack>
        <h2 className="text-lg leading-tight font-semibold">{t("note.title")}</h2>
        <NoteForm visitId={id} submissionId={submissionId} page={page} />
        <div>
          <LinkButton to={page ? paths.stage(id, page) : paths.visit(id)} icon="arrowLeft">
            {t("refused.back")}
          </LinkButton>
        </div>
      </Stack>
    </Narrow>
  );
}
