// Buttons for trying the demo: each fills in an e-mail, nothing more.
import { asRoles } from "./roles";
import { useWords } from "~/words";
import { Button } from "~/ui/button";

export interface DemoSignInsProps {
  readonly emails: readonly string[];
  readonly emailFieldId: string;
  readonly passwordFieldId: string;
}

export function DemoSignIns({ emails, emailFieldId, passwordFieldId }: DemoSignInsProps) {
  const t = useWords("staff");
  if (emails.length === 0) return null;
  return (
    <section className="mt-6 border-t border-line pt-4">
      <h2 className="text-small font-semibold text-ink-2">{t("signIn.demo")}</h2>
      <p className="mt-0.5 text-small text-ink-3">{t("signIn.demoHint")}</p>
      {places(emails).map(([place, people]) => (
        <div key={place} className="mt-3">
          {place !== "" && <h3 className="pb-1 text-small text-ink-3 capitalize">{place}</h3>}
          <div className="flex flex-wrap gap-1.5">
            {people.map(({ email, role }) => (
              <Button
                key={email}
                type="button"
                size="small"
                title={email}
                onClick={() => fillIn(emailFieldId, email, passwordFieldId)}
              >
                {role ? t(`role.${role}`) : email}
              </Button>
            ))}
          </div>
        </div>
      ))}
    </section>
  );
}

/** "advisor.dublin@bayline.test" -> Dublin: advisor. */
function places(emails: readonly string[]) {
  const groups = new Map<string, { email: string; role: ReturnType<typeof asRoles>[number] | undefined }[]>();
  for (const email of emails) {
    const [roleName = "", place = ""] = (email.split("@")[0] ?? "").split(".");
    groups.set(place, [...(groups.get(place) ?? []), { email, role: asRoles([roleName])[0] }]);
  }
  return [...groups].sort(([a], [b]) => a.localeCompare(b));
}

/** Sets the value as typing would, so that the form's checks see it, and goes on to the password. */
function fillIn(emailFieldId: string, email: string, passwordFieldId: string): void {
  const field = document.getElementById(emailFieldId);
  if (!(field instanceof HTMLInputElement)) return;
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, email);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  document.getElementById(passwordFieldId)?.focus();
}
