// Visits that lose their place with somebody who leaves or changes roles, before it is done.
import type { WouldLose } from "~/settings/change";
import { WouldLoseNotice } from "~/settings/would-lose-notice";
import { Button } from "~/ui/button";
import { PostForm } from "~/ui/form/post-form";
import { useWords } from "~/words";

/** What the change would break, with the button that hands the same form in all the same. */
export function Displaces({
  visits,
  mark,
  sent,
}: {
  readonly visits: readonly WouldLose[];
  readonly mark: string;
  readonly sent: readonly { readonly name: string; readonly value: string }[];
}) {
  const t = useWords("settings");
  return (
    <PostForm>
      {sent.map(({ name, value }) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <WouldLoseNotice visits={visits}>
        <Button kind="primary" name="accepted" value={mark}>
          {t("saveAnyway")}
        </Button>
      </WouldLoseNotice>
    </PostForm>
  );
}
