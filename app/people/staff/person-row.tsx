// One person in the manager's list, with what can be changed about them folded away.
import { Form } from "react-router";
import { ROLES } from "~/journey/permissions";
import { useWords } from "~/words";
import { Badge } from "~/ui/badge";
import { Button } from "~/ui/button";
import { CheckboxCards } from "~/ui/form/choice-fields";
import { Icon } from "~/ui/icons";
import { Row, Stack } from "~/ui/layout";
import type { Person } from "./people.server";

export interface PersonRowProps {
  readonly person: Person;
  readonly itsMe: boolean;
  readonly byAdmin: boolean;
}

export function PersonRow({ person, itsMe, byAdmin }: PersonRowProps) {
  const t = useWords("staff");
  const locked = person.roles.includes("admin") && !byAdmin;
  const summary = (
    <span className="flex min-w-0 flex-1 flex-wrap items-baseline justify-between gap-x-4">
      <span className="min-w-0">
        <span className={person.active ? "font-medium" : "text-ink-3"}>{person.name}</span>
        {itsMe && <span className="text-ink-3"> · {t("people.you")}</span>}
        {!person.active && (
          <Badge icon="lock" className="ml-2">
            {t("people.inactive")}
          </Badge>
        )}
        <span className="block text-small break-all text-ink-3">{person.email}</span>
      </span>
      <span className="text-small text-ink-2">
        {person.roles.map((role) => t(`role.${role}`)).join(", ")}
      </span>
    </span>
  );
  if (locked)
    return <li className="flex min-h-row items-center border-line px-4 py-2 not-last:border-b">{summary}</li>;
  return (
    <li className="border-line not-last:border-b">
      <details className="group">
        <summary className="flex min-h-row list-none items-center gap-3 px-4 py-2 -outline-offset-2 hover:bg-hover [&::-webkit-details-marker]:hidden">
          {summary}
          <Icon name="chevronDown" className="text-ink-3 group-open:rotate-180" />
        </summary>
        <Stack className="border-t border-line bg-canvas p-4">
          <RolesForm person={person} byAdmin={byAdmin} />
          <AccountForm person={person} itsMe={itsMe} />
        </Stack>
      </details>
    </li>
  );
}

function RolesForm({ person, byAdmin }: Omit<PersonRowProps, "itsMe">) {
  const t = useWords("staff");
  const id = `roles-${person.id}`;
  const field = {
    id,
    name: "roles",
    errorId: `${id}-error`,
    descriptionId: `${id}-hint`,
    defaultOptions: person.roles,
    key: person.roles.join(" "),
  };
  const roles = ROLES.filter((role) => byAdmin || role !== "admin");
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="staffId" value={person.id} />
      <Stack gap={3}>
        <CheckboxCards
          field={field}
          label={t("people.roles")}
          hint={t("people.leave")}
          columns={3}
          options={roles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
        />
        <Row>
          <Button name="intent" value="roles">
            {t("people.save")}
          </Button>
        </Row>
      </Stack>
    </Form>
  );
}

function AccountForm({ person, itsMe }: Omit<PersonRowProps, "byAdmin">) {
  const t = useWords("staff");
  if (itsMe) return null;
  return (
    <Form method="post" preventScrollReset className="border-t border-line pt-3">
      <input type="hidden" name="staffId" value={person.id} />
      <Stack gap={2}>
        <Row>
          {person.active && (
            <Button name="intent" value="reset-password" icon="key">
              {t("people.resetPassword")}
            </Button>
          )}
          <Button
            name="intent"
            value={person.active ? "deactivate" : "activate"}
            icon={person.active ? "lock" : "undo"}
          >
            {t(person.active ? "people.deactivate" : "people.activate")}
          </Button>
        </Row>
        {person.active && (
          <p className="text-small text-ink-3">
            {t("people.resetHint")} {t("people.deactivateHint")}
          </p>
        )}
      </Stack>
    </Form>
  );
}
