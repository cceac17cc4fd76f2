// Whether a form comes from Twilio: its signature over our own address and every field.
import twilio from "twilio";
import type { PostedForm } from "~/platform/http/posted-forms.server";

export interface Signed {
  /** Never empty: with an empty key anybody could sign. */
  readonly authToken: string;
  /** The configured address, whatever the request says of hosts. */
  readonly appUrl: string;
}

/** @returns the fields when the signature is right; undefined for all else */
export function signedFields(form: PostedForm, { authToken, appUrl }: Signed): PostedForm["fields"] {
  const signature = form.header("x-twilio-signature");
  if (authToken === "" || !signature || !form.fields || !form.url.startsWith("/")) return undefined;
  return twilio.validateRequest(authToken, signature, `${appUrl}${form.url}`, form.fields)
    ? form.fields
    : undefined;
}
