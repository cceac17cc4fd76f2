// A conversation as a messenger shows it: who waits, what was said, and the box below.
import { Link, useLocation } from "react-router";
import { Button, buttonLook, LinkButton } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Row, Stack } from "~/ui/layout";
import { Notice } from "~/ui/notice";
import { OneTap, useRefusal } from "~/visits/stage-form";
import { ErrorSummary } from "~/ui/form/error-summary";
import { useWords } from "~/words";
import { AnswerBox } from "./answer-box";
import { Bubble } from "./bubble";
import type { ThreadData } from "./thread-page.server";
import type { ThreadItem } from "./thread.server";

interface ThreadViewProps {
  readonly thread: ThreadData;
  readonly name: string;
  /** The visit on whose page it stands. */
  readonly visitId?: string | undefined;
}

/** The id of the part of the page in which one types. */
export const THREAD = "thread";

export function ThreadView({ thread, name, visitId }: ThreadViewProps) {
  const t = useWords("conversations");
  const asked = thread.visits.some((visit) => visit.asked);
  return (
    <div id={THREAD}>
      <Stack gap={4}>
        <Said thread={thread} name={name} visitId={visitId} />
        <Refused />
        {asked && <Notice>{t("approval")}</Notice>}
        {!thread.paged && <Waiting thread={thread} />}
        {!thread.paged &&
          (thread.mayAnswer ? <AnswerBox {...thread} /> : <p className="text-ink-3">{t("readOnly")}</p>)}
      </Stack>
    </div>
  );
}

function isLost({ state }: ThreadItem): boolean {
  return state === "failed" || state === "missed";
}

/** What another form than the box was refused for. */
function Refused() {
  const refusal = useRefusal();
  if (!refusal || refusal.intent === "answer") return null;
  return <ErrorSummary formErrors={[...refusal.codes]} />;
}

function Said({ thread, name, visitId }: ThreadViewProps) {
  const t = useWords("conversations");
  const { pathname } = useLocation();
  if (thread.items.length === 0) return <p className="text-ink-3">{t("empty")}</p>;
  return (
    <Stack gap={3}>
      {thread.earlier !== undefined && (
        <div className="text-center">
          <Link
            to={`${pathname}?before=${thread.earlier}`}
            preventScrollReset
            className={buttonLook("secondary", "small")}
          >
            {t("earlier")}
          </Link>
        </div>
      )}
      {/* Turned over, so that it stands at its end without a script: the latest is what one came for. */}
      <div
        role="group"
        aria-label={t("thread", { name })}
        tabIndex={0}
        className="flex max-h-[55dvh] flex-col-reverse overflow-y-auto rounded-md"
      >
        <ol className="flex flex-col gap-3">
          {thread.items.map((item) => (
            <Bubble
              key={item.id}
              item={item}
              mayTryAgain={thread.mayAnswer && isLost(item) && item.id === thread.seen}
              submissionId={thread.submissionId}
              visitId={visitId}
            />
          ))}
        </ol>
      </div>
      {thread.paged && (
        <div className="text-center">
          <LinkButton to={pathname} size="small">
            {t("latest")}
          </LinkButton>
        </div>
      )}
    </Stack>
  );
}

/** Since when somebody waits, or how it ended. */
function Waiting({
  thread: { waitingSince, settled, mayAnswer, submissionId },
}: Pick<ThreadViewProps, "thread">) {
  const t = useWords("conversations");
  const { moment } = useFormat();
  if (waitingSince === undefined) {
    const how = (["answered", "phoned", "not-needed"] as const).find((each) => each === settled?.how);
    if (!settled || !how) return null;
    const name = settled.name ?? t("colleague");
    return <p className="text-small text-ink-3">{t(`settled.${how}`, { name, at: moment(settled.at) })}</p>;
  }
  return (
    <Row spread gap={3}>
      <p className="font-medium">{t("waits", { at: moment(waitingSince) })}</p>
      {mayAnswer && (
        <Row>
          <OneTap intent="settle" submissionId={submissionId} fields={{ how: "phoned" }}>
            <Button size="small" icon="phone">
              {t("phoned")}
            </Button>
          </OneTap>
          <OneTap intent="settle" submissionId={submissionId} fields={{ how: "not-needed" }}>
            <Button size="small" icon="check">
              {t("notNeeded")}
            </Button>
          </OneTap>
        </Row>
      )}
    </Row>
  );
}
