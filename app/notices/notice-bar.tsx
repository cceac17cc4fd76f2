// Above every page of those whom it concerns: the latest notice, and the way to all of them.
import { useLocation } from "react-router";
import { paths } from "~/paths";
import { LinkButton } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Notice } from "~/ui/notice";
import { useWords } from "~/words";
import { noticeText } from "./notice-text";
import type { OpenNotice } from "./notices.server";

export function NoticeBar({ notices }: { readonly notices: readonly OpenNotice[] }) {
  const t = useWords("notices");
  const f = useFormat();
  const { pathname } = useLocation();
  const [latest] = notices;
  if (!latest || pathname === paths.notices()) return null;
  return (
    <Notice
      tone="danger"
      live
      className="no-print mb-4"
      actions={
        <LinkButton kind="secondary" to={paths.notices()}>
          {t("look")}
          {notices.length > 1 && ` (${String(notices.length)})`}
        </LinkButton>
      }
    >
      {noticeText(t, f, latest.details)}
    </Notice>
  );
}
