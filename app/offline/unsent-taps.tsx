// On every page of the staff's: taps are sent from wherever one is, and what needs a look says so.
import { Link, useLocation } from "react-router";
import { paths } from "~/paths";
import { Icon } from "~/ui/icons";
import { useWords } from "~/words";
import { isUnsent, needsLook } from "./tap";
import type { Tapper } from "./tap-queue";
import { useFreshPage } from "./use-fresh-page";
import { useTaps } from "./use-taps";

export function UnsentTaps({ loadedAt, ...tapper }: Tapper & { readonly loadedAt: number }) {
  const t = useWords("offline");
  const { pathname } = useLocation();
  const { taps, delay } = useTaps(tapper);
  useFreshPage(taps, loadedAt);
  const troubles = taps.filter(needsLook).length;
  const waiting = taps.filter(isUnsent).length;
  const shown = pathname !== paths.myWork() && (troubles > 0 || (waiting > 0 && delay !== undefined));
  return (
    <div
      role="status"
      className="no-print pointer-events-none fixed inset-x-0 bottom-32 z-30 flex justify-start px-4 xl:bottom-20"
    >
      {shown && (
        <p className="pointer-events-auto flex max-w-full items-center gap-3 rounded-lg border border-line bg-surface py-2 pr-2 pl-4 shadow-over">
          <Icon name={troubles > 0 ? "alert" : "clock"} />
          {troubles > 0 ? t("trouble", { count: troubles }) : t("waiting", { count: waiting })}
          <Link
            to={paths.myWork()}
            className="inline-flex min-h-11 items-center px-2 text-accent-ink underline underline-offset-2"
          >
            {t("open")}
          </Link>
        </p>
      )}
    </div>
  );
}
