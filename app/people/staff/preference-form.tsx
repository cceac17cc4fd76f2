// One choice of the pages' language or theme, as a form with one button: works without JavaScript.
import type { ReactNode } from "react";
import { useLocation } from "react-router";
import { paths } from "~/paths";
import { Button } from "~/ui/button";
import { PostForm } from "~/ui/form/post-form";
import type { IconName } from "~/ui/icons";

export interface PreferenceFormProps {
  readonly name: "language" | "theme";
  readonly value: string;
  readonly icon?: IconName;
  readonly current?: boolean;
  readonly children: ReactNode;
}

export function PreferenceForm({ name, value, icon, current = false, children }: PreferenceFormProps) {
  const { pathname, search } = useLocation();
  return (
    <PostForm action={paths.preferences()} preventScrollReset>
      <input type="hidden" name="next" value={`${pathname}${search}`} />
      <Button
        kind={current ? "secondary" : "quiet"}
        size="small"
        name={name}
        value={value}
        aria-pressed={current || undefined}
        {...(icon ? { icon } : {})}
      >
        {children}
      </Button>
    </PostForm>
  );
}
