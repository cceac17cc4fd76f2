// The customer confirms to have the car back: one field and one button, once the work was explained; then what was noted.
import { useFormat } from "~/ui/centre-context";
import { Notice } from "~/ui/notice";
import { useWords } from "~/words";
import type { Answer } from "./answer";
import { Section } from "./frame";
import { HiddenFields, SignName, SubmitButton } from "./parts";
import type { ReadyFacts } from "./ready-facts";

interface SignatureProps {
  readonly signing: ReadyFacts["signing"];
  readonly submissionId: string;
  readonly answer: Answer | undefined;
}

export function ReadySignature({ signing, submissionId, answer }: SignatureProps) {
  const t = useWords("ready");
  const f = useFormat();
  if (signing.kind === "none") return null;
  if (signing.kind === "signed")
    return <Notice>{t("sign.signed", { name: signing.name, time: f.dateTime(signing.at) })}</Notice>;
  return (
    <Section title={t("sign.title")}>
      <form method="post" className="flex flex-col gap-3">
        <HiddenFields values={{ intent: "handover", submissionId }} />
        <p className="text-ink-2">{t("sign.text")}</p>
        <SignName label={t("sign.name")} answer={answer} />
        <SubmitButton>{t("sign.submit")}</SubmitButton>
      </form>
    </Section>
  );
}
