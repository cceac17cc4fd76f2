// Signing in.
import { getFormProps } from "@conform-to/react";
import { data, redirect } from "react-router";
import type { Route } from "./+types/sign-in.route";
import { paths } from "~/paths";
import { clientAddressContext } from "~/platform/http/client-address";
import { formOf } from "~/platform/http/form-body";
import { useWords, words } from "~/words";
import { Button } from "~/ui/button";
import { Stack } from "~/ui/layout";
import { errorCode } from "~/ui/form/error-codes";
import { ErrorSummary } from "~/ui/form/error-summary";
import { parseForm } from "~/ui/form/parse-form";
import { PostForm } from "~/ui/form/post-form";
import { TextField } from "~/ui/form/text-field";
import { useZodForm } from "~/ui/form/use-zod-form";
import { staffLinks } from "~/ui/staff-styles";
import { optionalActor } from "./actor.server";
import { DemoSignIns } from "./demo-sign-ins";
import { EmailField } from "./email-field";
import { localPath } from "./next-address";
import { OutsideFrame } from "./outside-frame";
import { languageCookie } from "./preferences.server";
import { readerOf } from "./reader.server";
import { SignIn } from "./sign-in.schema";
import { anyStaff, demoSignIns, signIn } from "./sign-in.server";

export async function loader({ request }: Route.LoaderArgs) {
  const next = localPath(new URL(request.url).searchParams.get("next"));
  if (await optionalActor(request)) throw redirect(next ?? paths.board());
  if (!(await anyStaff())) throw redirect(paths.setup());
  const { language } = await readerOf(request);
  return { next, title: words(language, "staff")("signIn.title"), demo: await demoSignIns() };
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = parseForm(await formOf(request), SignIn);
  if (form.status !== "success") return data(form.reply({ hideFields: ["password"] }), 400);
  const address = context.get(clientAddressContext);
  const result = await signIn(request, form.value, address, new Date());
  switch (result.outcome) {
    case "signed-in":
      throw redirect(localPath(form.value.next) ?? paths.board(), {
        headers: [
          ["Set-Cookie", result.cookie],
          ["Set-Cookie", languageCookie(result.language)],
        ],
      });
    case "too-many": {
      const minutes = Math.ceil(result.retryAfterSeconds / 60);
      const formErrors = [errorCode("staff:signIn.too-many", { count: minutes })];
      const headers = { "Retry-After": String(result.retryAfterSeconds) };
      return data(form.reply({ formErrors, hideFields: ["password"] }), { status: 429, headers });
    }
    case "wrong":
    case "no-centre":
      return data(
        form.reply({ formErrors: [`staff:signIn.${result.outcome}`], hideFields: ["password"] }),
        400,
      );
    default:
      return result satisfies never;
  }
}

/** "Retry-After" of a refusal reaches the browser. */
export const headers: Route.HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const links = staffLinks;

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.title ?? ""} · Bayline` },
];

export default function SignInPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords("staff");
  const [form, fields] = useZodForm({
    id: "sign-in",
    schema: SignIn,
    lastResult: actionData,
    defaultValue: { next: loaderData.next },
  });
  return (
    <OutsideFrame title={t("signIn.title")}>
      <PostForm {...getFormProps(form)}>
        <Stack>
          <ErrorSummary form={form} />
          <EmailField field={fields.email} label={t("signIn.email")} />
          <TextField
            field={fields.password}
            type="password"
            label={t("signIn.password")}
            autoComplete="current-password"
          />
          <input type="hidden" name={fields.next.name} defaultValue={fields.next.defaultValue} />
          <Button kind="primary" wide>
            {t("signIn.submit")}
          </Button>
        </Stack>
      </PostForm>
      <DemoSignIns
        people={loaderData.demo}
        emailFieldId={fields.email.id}
        passwordFieldId={fields.password.id}
      />
    </OutsideFrame>
  );
}
