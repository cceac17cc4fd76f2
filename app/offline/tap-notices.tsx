// What the phone says of its queue: what waits, what was refused and why, what got another time.
import { useEffect, useRef, type ReactNode } from "react";
import { paths } from "~/paths";
import { Button, LinkButton } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { errorCode } from "~/ui/form/error-codes";
import { Icon } from "~/ui/icons";
import { Notice } from "~/ui/notice";
import { Plate } from "~/ui/plate";
import { useErrorWords } from "~/ui/use-ui-words";
import { useWords, type Words } from "~/words";
import { isUnsent, needsLook, timeOf, type Tap } from "./tap";
import type { Taps } from "./use-taps";
import { tapQueue } from "./use-taps";

/** Above the jobs: everything about the queue that a person should know. */
export function TapNotices({ queue, online }: { readonly queue: Taps; readonly online: boolean }) {
  const t = useWords("offline");
  const waiting = queue.taps.filter(isUnsent);
  const troubles = queue.taps.filter(needsLook);
  const signedOut = isSignedOut(queue);
  return (
    <>
      {troubles.map((tap) => (
        <InSight key={tap.submissionId}>
          <Trouble tap={tap} />
        </InSight>
      ))}
      {signedOut && (
        <Notice
          tone="warning"
          live
          actions={
            <LinkButton size="large" reloadDocument to={paths.signIn(paths.myWork())}>
              {t("signIn")}
            </LinkButton>
          }
        >
          {t("signedOut")}
        </Notice>
      )}
      {waiting.length > 0 && isAway(queue, online) && !signedOut && (
        <Notice tone="warning" live>
          <Waiting taps={waiting} />
        </Notice>
      )}
    </>
  );
}

function isSignedOut({ taps, delay }: Taps): boolean {
  return delay === "signed-out" && taps.some(isUnsent);
}

function isAway({ taps, delay }: Taps, online: boolean): boolean {
  return !online || (delay === "no-connection" && taps.some(isUnsent));
}

/**
 * That there is no connection, at the foot of the window: it comes and goes at any moment, and above the jobs it would push
 * another button under the thumb that is on its way.
 */
export function NoConnection({ queue, online }: { readonly queue: Taps; readonly online: boolean }) {
  const t = useWords("offline");
  if (!isAway(queue, online) || isSignedOut(queue)) return null;
  return (
    <Notice tone="warning" live className="sticky bottom-20 z-20 shadow-over xl:bottom-4">
      <p>{t("noConnection")}</p>
      {!queue.lasting && <p className="mt-2 font-semibold">{t("notKept")}</p>}
    </Notice>
  );
}

/** It stands above the jobs, and whoever is far below is taken there when it appears. */
function InSight({ children }: { readonly children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    void place.current?.scrollIntoView({ block: "center" });
  }, []);
  return <div ref={place}>{children}</div>;
}

function Waiting({ taps }: { readonly taps: readonly Tap[] }) {
  const t = useWords("offline");
  return (
    <>
      <p className="font-semibold">{t("waiting", { count: taps.length })}</p>
      <ul className="mt-1 flex flex-col gap-1">
        {taps.map((tap) => (
          <li key={tap.submissionId}>
            <What tap={tap} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** "Done, 10:42: Oil service", with the car. */
function What({ tap }: { readonly tap: Tap }) {
  const t = useWords("offline");
  const { moment } = useFormat();
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <Plate plate={tap.subject.plate} size="small" />
      <span>
        {t("tapped", { what: t(`intent.${tap.intent}`), at: moment(tap.tappedAt + (tap.offset ?? 0)) })}
      </span>
      <span className="text-small opacity-80">{tap.fields["what"] ?? tap.subject.title}</span>
    </span>
  );
}

function Trouble({ tap }: { readonly tap: Tap }) {
  const t = useWords("offline");
  const { state, submissionId } = tap;
  const leaveOut = () => void tapQueue.leaveOut(submissionId);
  if (state.kind === "done") {
    return (
      <Notice tone="warning" live actions={<Leave text={t("understood")} onPress={leaveOut} />}>
        <Moved tap={tap} />
      </Notice>
    );
  }
  // What is held back goes with the one on which it rests.
  if (state.kind === "held") {
    return (
      <Notice tone="warning" title={t("held")}>
        <What tap={tap} />
      </Notice>
    );
  }
  return (
    <Notice
      tone="danger"
      live
      title={t("refused")}
      actions={
        <>
          <Button
            type="button"
            size="large"
            icon="refresh"
            onClick={() => void tapQueue.tryAgain(submissionId)}
          >
            {t("tryAgain")}
          </Button>
          <Leave text={t("leaveOut")} onPress={leaveOut} />
        </>
      }
    >
      <What tap={tap} />
      <p className="mt-1 font-medium">
        <Why tap={tap} />
      </p>
      <p className="mt-1">{t("loses")}</p>
    </Notice>
  );
}

function Moved({ tap }: { readonly tap: Tap }): ReactNode {
  const t = useWords("offline");
  const { moment } = useFormat();
  const { state } = tap;
  if (state.kind !== "done" || state.movedFrom === undefined) return null;
  return (
    <>
      <What tap={tap} />
      <p className="mt-1 font-medium">
        {t("moved", { at: moment(timeOf(tap)), from: moment(state.movedFrom) })}
      </p>
      <p className="mt-1">{t("movedText")}</p>
    </>
  );
}

function Leave({ text, onPress }: { readonly text: string; readonly onPress: () => void }) {
  return (
    <Button type="button" size="large" onClick={onPress}>
      {text}
    </Button>
  );
}

const CODES = [
  "job-done",
  "job-cancelled",
  "job-of-another-mechanic",
  "mechanic-busy",
  "clock-already-running",
  "job-not-running",
  "already-recorded",
  "wrong-stage",
  "visit-ended",
  "job-not-found",
  "not-permitted",
  "not-found",
  "tap-too-old",
  "invalid",
] as const;

/** The phone's own sentence where there is one: it says what to do with a tap that is over. */
function whyText(t: Words<"offline">, code: string): string | undefined {
  const own = CODES.find((each) => each === code);
  return own && t(`why.${own}`);
}

function Why({ tap: { state } }: { readonly tap: Tap }): ReactNode {
  const t = useWords("offline");
  const errorWords = useErrorWords();
  if (state.kind !== "refused") return null;
  const over =
    state.code === "job-not-open" ? `job-${String(state.detail?.["state"] ?? "done")}` : state.code;
  return whyText(t, over) ?? errorWords(errorCode(`denials:${state.code}`, state.detail));
}

/** At a job: its last tap is on its way. Not shown while the answer comes at once. */
export function WaitsMark({ tap }: { readonly tap: Tap | undefined }) {
  const t = useWords("offline");
  const { moment } = useFormat();
  if (!tap || !isUnsent(tap)) return null;
  return (
    <p className="appear-late flex items-center gap-1.5 text-amber-ink">
      <Icon name="clock" />
      {t("waitsSince", { at: moment(timeOf(tap)) })}
    </p>
  );
}
