// Forms that other machines post to addresses of their own: read whole and bounded, before the framework sees anything.
import type { RequestHandler } from "express";
import { bytesOf, postsTo, tooLong } from "./machine-posts";

/** Bytes; what such machines send is a handful of fields. */
const FORM_LIMIT = 64 * 1024;
const FORM_TYPE = /^application\/x-www-form-urlencoded\s*(;|$)/i;

/** A form as it came. */
export interface PostedForm {
  /** Path and query exactly as they were asked for: a signature covers every letter. */
  readonly url: string;
  /** Each field once; undefined when one came twice: who reads which then would be anybody's guess. */
  readonly fields: Readonly<Record<string, string>> | undefined;
  header(name: string): string | undefined;
}

export interface FormAnswer {
  readonly status: number;
  readonly type?: "text/xml" | "text/plain";
  readonly body?: string;
}

/** Takes a form in and answers; must not be long about it. */
export type FormTaker = (form: PostedForm) => Promise<FormAnswer>;

/** The takers at their paths; every other request goes on to whoever comes next. */
export function postedForms(takers: Readonly<Record<string, FormTaker>>): RequestHandler {
  return postsTo(takers, async (taker, request, response) => {
    if (!FORM_TYPE.test(request.headers["content-type"] ?? "")) return void response.status(415).end();
    const body = (await bytesOf(request, FORM_LIMIT))?.toString("utf8");
    if (body === undefined) return tooLong(response);
    const answer = await taker({
      url: request.url,
      fields: fieldsOf(body),
      header: (name) => request.get(name),
    });
    response.status(answer.status);
    if (answer.body === undefined) response.end();
    else response.type(answer.type ?? "text/plain").send(answer.body);
  });
}

function fieldsOf(body: string): Readonly<Record<string, string>> | undefined {
  const params = new URLSearchParams(body);
  const fields = Object.fromEntries(params);
  return params.size === Object.keys(fields).length ? fields : undefined;
}
