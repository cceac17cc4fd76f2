// Around a form of the intake: begins it with what was half-written, keeps what is typed, and says when a colleague was there.
import { Fragment, type ReactNode } from "react";
import { Button } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Notice } from "~/ui/notice";
import { useWords } from "~/words";
import type { DraftSection, DraftValues, SectionDraft } from "./draft";
import { useDraft, type FollowedDraft } from "./use-draft";

interface DraftedProps {
  readonly visitId: string;
  readonly section: DraftSection;
  /** As the server has it. */
  readonly stored: SectionDraft | undefined;
  /** Who looks at the page. */
  readonly me: string;
  /** The form, beginning with what was half-written; made afresh when other values count. */
  readonly children: (values: DraftValues | undefined) => ReactNode;
}

export function Drafted({ visitId, section, stored, me, children }: DraftedProps) {
  // Taken apart: the linter takes an object with a ref in it for a ref.
  const { around, values, epoch, state, theirs, ...choices } = useDraft({ visitId, section, stored, me });
  const t = useWords("draft");
  const { moment } = useFormat();
  const byColleague = stored?.values && stored.by !== me ? stored : undefined;
  return (
    <div ref={around} className="flex flex-col gap-3">
      {theirs && <Overtaken {...choices} theirs={theirs} />}
      {!theirs && byColleague && (
        <p className="text-small text-ink-3">
          {t("begunBy", { name: byColleague.byName, when: moment(byColleague.at) })}
        </p>
      )}
      <Fragment key={epoch}>{children(values)}</Fragment>
      <p role="status" className="min-h-5 text-small text-ink-3">
        {state === "kept" && t("kept")}
        {state === "not-sent" && t("notSent")}
      </p>
    </div>
  );
}

interface OvertakenProps extends Pick<FollowedDraft, "takeTheirs" | "keepMine"> {
  readonly theirs: SectionDraft;
}

function Overtaken({ theirs, takeTheirs, keepMine }: OvertakenProps) {
  const t = useWords("draft");
  const { moment } = useFormat();
  return (
    <Notice
      tone="warning"
      live
      title={t("overtaken", { name: theirs.byName, when: moment(theirs.at) })}
      actions={
        <>
          <Button type="button" size="large" onClick={takeTheirs}>
            {t("takeTheirs")}
          </Button>
          <Button type="button" size="large" onClick={keepMine}>
            {t("keepMine")}
          </Button>
        </>
      }
    >
      <p>{theirs.values === null ? t("handedIn") : t("overtakenText")}</p>
    </Notice>
  );
}
