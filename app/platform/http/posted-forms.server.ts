// Forms that other machines post to addresses of their own: read whole and bounded, before the framework sees anything.
import type { Request, RequestHandler } from "express";

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
  return async (request, response, next) => {
    const path = request.url.split("?", 1)[0] ?? "";
    const taker = Object.hasOwn(takers, path) ? takers[path] : undefined;
    if (!taker) return next();
    response.set("Cache-Control", "no-store");
    if (request.method !== "POST") return void response.set("Allow", "POST").status(405).end();
    if (!FORM_TYPE.test(request.headers["content-type"] ?? "")) return void response.status(415).end();
    const body = await textOf(request);
    if (body === undefined) return void response.status(413).set("Connection", "close").end();
    const answer = await taker({
      url: request.url,
      fields: fieldsOf(body),
      header: (name) => request.get(name),
    });
    response.status(answer.status);
    if (answer.body === undefined) response.end();
    else response.type(answer.type ?? "text/plain").send(answer.body);
  };
}

/** Undefined when it is longer than such a form can be; read to its end all the same, so that an answer can be heard. */
async function textOf(request: Request): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    if (!Buffer.isBuffer(part)) continue;
    length += part.length;
    if (length <= FORM_LIMIT) parts.push(part);
  }
  return length > FORM_LIMIT ? undefined : Buffer.concat(parts).toString("utf8");
}

function fieldsOf(body: string): Readonly<Record<string, string>> | undefined {
  const params = new URLSearchParams(body);
  const fields = Object.fromEntries(params);
  return params.size === Object.keys(fields).length ? fields : undefined;
}
