// Earlier versions of a template: who wrote them and when; each can hold again.
import type { SettingsAnswer } from "~/settings/change";
import { Badge } from "~/ui/badge";
import { Button } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Disclosure } from "~/ui/disclosure";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { Stack } from "~/ui/layout";
import { useWords } from "~/words";
import type { TemplateVersion } from "./templates.server";

interface TemplateVersionsProps {
  readonly versions: readonly TemplateVersion[];
  /** The centre's own words hold. */
  readonly own: boolean;
  /** The latest version. */
  readonly seen: string;
  readonly submissionId: string;
  readonly answer: SettingsAnswer | undefined;
}

export function TemplateVersions({ versions, own, seen, submissionId, answer }: TemplateVersionsProps) {
  const t = useWords("templates");
  const format = useFormat();
  const refused = answer && answer.form !== "template" ? (answer.result.error?.[""] ?? undefined) : undefined;
  if (versions.length === 0) return <p className="text-ink-3">{t("noVersions")}</p>;
  const hidden = (form: string) => (
    <>
      <input type="hidden" name="form" value={form} />
      <input type="hidden" name="submissionId" value={submissionId} />
      <input type="hidden" name="seen" value={seen} />
    </>
  );
  return (
    <Stack gap={3}>
      <ErrorSummary formErrors={refused} />
      {versions.map(({ version, at, by, wording }, position) => (
        <Disclosure
          key={version}
          title={t("version", { number: version })}
          aside={
            <span className="flex flex-wrap items-center gap-2">
              {position === 0 && <Badge>{t("inForce")}</Badge>}
              {t("by", { name: by, when: format.moment(at) })}
            </span>
          }
        >
          <Stack gap={3}>
            {wording?.subject !== undefined && <p className="font-semibold break-words">{wording.subject}</p>}
            <p className="break-words whitespace-pre-wrap">{wording?.body ?? t("programs")}</p>
            {position > 0 && (
              <PostForm preventScrollReset>
                {hidden("restore")}
                <Button size="small" name="version" value={version}>
                  {t("restore")}
                </Button>
              </PostForm>
            )}
          </Stack>
        </Disclosure>
      ))}
      {own && (
        <PostForm preventScrollReset>
          {hidden("own")}
          <Button icon="refresh">{t("backToOwn")}</Button>
        </PostForm>
      )}
    </Stack>
  );
}
