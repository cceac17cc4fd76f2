// The rule of the guard, request by request.
import { describe, expect, test } from "vitest";
import { mayPass, type Asked } from "./guard.server";

const OWN = { appUrl: "https://bayline.example.com", appUrlIsDefault: false };
const LOCAL = { appUrl: "http://127.0.0.1:3000", appUrlIsDefault: true };

const post = (asked: Partial<Asked> = {}): Asked => ({
  method: "POST",
  path: "/visits/1",
  host: "bayline.example.com",
  origin: undefined,
  fetchSite: undefined,
  ...asked,
});

describe("the guard lets pass", () => {
  test.each([
    ["a page that is only read", post({ method: "GET", origin: "https://evil.example" })],
    ["HEAD", post({ method: "HEAD" })],
    ["a form from our own address", post({ origin: "https://bayline.example.com" })],
    ["a form without an origin that the browser calls our own", post({ fetchSite: "same-origin" })],
    ["a signed webhook", post({ path: "/webhooks/sms", origin: undefined })],
  ])("%s", (_what, asked) => {
    expect(mayPass(asked, OWN)).toBe(true);
  });

  test.each(["http://localhost:3000", "http://127.0.0.1:3000", "http://[::1]:3000"])(
    "a form from %s where no address was set",
    (origin) => {
      expect(mayPass(post({ origin, host: new URL(origin).host }), LOCAL)).toBe(true);
    },
  );
});

describe("the guard refuses", () => {
  test.each([
    ["another site", { origin: "https://evil.example" }],
    ["a sandbox or a file", { origin: "null" }],
    ["our name with another scheme", { origin: "http://bayline.example.com" }],
    ["our name with another port", { origin: "https://bayline.example.com:8443" }],
    ["a site below our name", { origin: "https://bayline.example.com.evil.example" }],
    ["no origin and no word of the browser", {}],
    ["no origin, and the browser says it is another site", { fetchSite: "cross-site" }],
    ["no origin, and only the same site", { fetchSite: "same-site" }],
    ["no origin, and nobody's page", { fetchSite: "none" }],
    [
      "another site though the browser is said to call it ours",
      { origin: "https://evil.example", fetchSite: "same-origin" },
    ],
    ["an address that only looks like a webhook", { path: "/webhooks" }],
    ["an address with a webhook in its middle", { path: "/visits/webhooks/1" }],
    ["nonsense", { origin: "::::" }],
  ])("%s", (_what, asked) => {
    expect(mayPass(post(asked), OWN)).toBe(false);
  });

  test.each(["PUT", "PATCH", "DELETE", "POST", "PURGE", "get"])("%s from another site", (method) => {
    expect(mayPass(post({ method, origin: "https://evil.example" }), OWN)).toBe(false);
  });

  test("a loopback page of another port, and a name that only leads here", () => {
    expect(mayPass(post({ origin: "http://localhost:9999", host: "localhost:3000" }), LOCAL)).toBe(false);
    expect(mayPass(post({ origin: "http://evil.example:3000", host: "evil.example:3000" }), LOCAL)).toBe(
      false,
    );
  });

  test("loopback names where an address was set", () => {
    expect(mayPass(post({ origin: "http://localhost:3000", host: "localhost:3000" }), OWN)).toBe(false);
  });
});
