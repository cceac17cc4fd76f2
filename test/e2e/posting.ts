// Forms handed in without a page: what somebody could send who does not use our buttons.
import type { APIRequestContext, APIResponse } from "@playwright/test";
import type { Actor } from "~/journey/permissions";
import { cookieOf } from "../factories";
import { expectNoInsides } from "./traces";

export type Fields = Readonly<Record<string, string>>;

export interface Posting {
  /** Nobody when left out. */
  readonly as?: Actor | undefined;
  readonly path: string;
  readonly form: Fields;
  /** Beside the program's own Origin; with null nothing is sent in its place. */
  readonly headers?: Readonly<Record<string, string>> | null;
}

const cookies = new WeakMap<Actor, Promise<string>>();

/** The actor's session, opened once. */
function sessionOf(actor: Actor): Promise<string> {
  const known = cookies.get(actor) ?? cookieOf(actor);
  cookies.set(actor, known);
  return known;
}

export type Post = (posting: Posting) => Promise<APIResponse>;

/** Posts as a browser would that follows no redirect, with a submission id of its own unless the form has one. */
export function poster(request: APIRequestContext, url: string): Post {
  return async ({ as, path, form, headers = { Origin: url } }) => {
    const answer = await request.post(`${url}${path}`, {
      form: { submissionId: crypto.randomUUID(), ...form },
      maxRedirects: 0,
      headers: { ...(as ? { Cookie: await sessionOf(as) } : {}), ...headers },
    });
    if (answer.status() >= 400) expectNoInsides(await answer.text(), `The answer of ${path}`);
    return answer;
  };
}
