// Buttons for trying the demo: each fills in an e-mail, nothing more.
import { useWords } from "~/words";
import { Button } from "~/ui/button";
import type { DemoSignIn } from "./sign-in.server";

export interface DemoSignInsProps {
  readonly people: readonly DemoSignIn[];
  readonly emailFieldId: string;
  readonly passwordFieldId: string;
}

export function DemoSignIns({ people, emailFieldId, passwordFieldId }: DemoSignInsProps) {
  const t = useWords("staff");
  if (people.length === 0) return null;
  return (
    <section className="mt-6 border-t border-line pt-4">
      <h2 className="text-small font-semibold text-ink-2">{t("signIn.demo")}</h2>
      <p className="mt-0.5 text-small text-ink-3">{t("signIn.demoHint")}</p>
      {byCentre(people).map(([centre, colleagues]) => (
        <div key={centre} className="mt-3">
          {centre !== "" && <h3 className="pb-1 text-small text-ink-3">{centre}</h3>}
          <div className="flex flex-wrap gap-1.5">
            {colleagues.map(({ email, role }) => (
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

function byCentre(people: readonly DemoSignIn[]): [string, DemoSignIn[]][] {
  const groups = new Map<string, DemoSignIn[]>();
  for (const person of people) {
    const centre = person.centre ?? "";
    groups.set(centre, [...(groups.get(centre) ?? []), person]);
  }
  return [...groups];
}

/** Sets the value as typing would, so that the form's checks see it, and goes on to the password. */
function fillIn(emailFieldId: string, email: string, passwordFieldId: string): void {
  const field = document.getElementById(emailFieldId);
  if (!(field instanceof HTMLInputElement)) return;
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, email);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  document.getElementById(passwordFieldId)?.focus();
}
