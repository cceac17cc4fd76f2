// A text in both languages, each with what it makes beside it while it is being typed.
import type { Language } from "~/journey/permissions";
import type { FormField } from "~/ui/form/field-parts";
import { TextArea } from "~/ui/form/text-field";
import { Stack } from "~/ui/layout";
import { useWords } from "~/words";
import type { Examples } from "./examples";
import { madeText } from "./texts";

interface TypedField extends FormField {
  /** What stands in it now. */
  readonly value?: string | undefined;
}

export interface TextPairProps {
  readonly label: string;
  readonly en: TypedField;
  readonly ru: TypedField;
  readonly examples: Examples;
  readonly link: string | undefined;
}

export function TextPair({ label, en, ru, examples, link }: TextPairProps) {
  const t = useWords("campaigns");
  const of = (language: Language, field: TypedField, tongue: string) => (
    <div className="grid grid-cols-1 items-start gap-3 md:grid-cols-2">
      <TextArea field={field} label={t("form.inTongue", { label, tongue })} rows={3} autoComplete="off" />
      <Sample body={field.value ?? ""} language={language} examples={examples} link={link} />
    </div>
  );
  return (
    <Stack gap={3}>
      {of("en", en, t("form.english"))}
      {of("ru", ru, t("form.russian"))}
    </Stack>
  );
}

interface SampleProps extends Pick<TextPairProps, "examples" | "link"> {
  readonly body: string;
  readonly language: Language;
}

function Sample({ body, language, examples, link }: SampleProps) {
  const t = useWords("campaigns");
  const { text, segments } = madeText(body, "sms", examples[language], link);
  return (
    <div>
      <p className="text-small text-ink-3">
        {t("form.sample")}
        {segments && ` · ${t("form.parts", { count: segments.parts.length })}`}
      </p>
      <p lang={language} className="mt-1 rounded-md bg-sunken px-3 py-2 break-words whitespace-pre-wrap">
        {text}
      </p>
    </div>
  );
}
