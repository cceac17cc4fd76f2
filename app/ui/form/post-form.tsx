// A form that changes something. Where no answer comes it keeps what was typed, says so, and can be sent again.
import { useId, useRef, type FormEvent } from "react";
import { Form, useLocation, type FormProps } from "react-router";
import { Button } from "../button";
import { Notice } from "../notice";
import { isReachable } from "../reachable";
import { useUiWords } from "../use-ui-words";
import { useUnsent } from "./unsent";

interface Sent {
  readonly form: HTMLFormElement;
  readonly by: HTMLElement | null;
  /** Whether the server has just been asked if it would answer. */
  asked?: "waiting" | "yes" | "no";
}

/**
 * A form to another page leaves its own: whether somebody would answer is asked before, not found out after.
 * @returns what to call when the form is being sent, and to send it once more
 */
function useSending(leaves: boolean) {
  const { unsent, sends, keeps } = useUnsent(useId());
  const sent = useRef<Sent>(undefined);
  const sending = (event: FormEvent<HTMLFormElement>) => {
    const { currentTarget: form, nativeEvent } = event;
    const by = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null;
    if (leaves && sent.current?.asked !== "yes") {
      event.preventDefault();
      if (sent.current?.asked === "waiting") return;
      const mine: Sent = (sent.current = { form, by, asked: "waiting" });
      void isReachable().then((reachable) => {
        mine.asked = reachable ? "yes" : "no";
        if (reachable) form.requestSubmit(by);
        else keeps();
      });
      return;
    }
    sent.current = { form, by };
    if (navigator.onLine) return sends();
    event.preventDefault();
    keeps();
  };
  return { unsent, sending, again: () => sent.current?.form.requestSubmit(sent.current.by) };
}

/** React Router's form, by POST; used for every form that is not a search. */
export function PostForm({ onSubmit, children, ...rest }: Omit<FormProps, "method">) {
  const t = useUiWords();
  const { pathname } = useLocation();
  const { unsent, sending, again } = useSending(
    rest.action !== undefined && rest.action.split("?")[0] !== pathname,
  );
  return (
    <Form
      {...rest}
      method="post"
      onSubmit={(event) => {
        onSubmit?.(event);
        if (!event.defaultPrevented) sending(event);
      }}
    >
      {children}
      {unsent && (
        <Notice
          tone="warning"
          live
          className="mt-3"
          title={t("unsent")}
          actions={
            <Button type="button" size="small" icon="refresh" onClick={again}>
              {t("sendAgain")}
            </Button>
          }
        >
          {t("unsentText")}
        </Notice>
      )}
    </Form>
  );
}
