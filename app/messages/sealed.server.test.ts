// Secrets of texts: read again by this installation alone.
import { beforeAll, describe, expect, test } from "vitest";
import { readSettings, useSettings } from "~/platform/env.server";
import { readableText, seal, unseal, wholeText } from "./sealed.server";

const withSecret = (letter: string) => useSettings(readSettings({ SESSION_SECRET: letter.repeat(40) }));
beforeAll(() => withSecret("a"));

const secrets = { link: "https://example.com/l/0123456789012345678901", code: "123456" };

describe("secrets", () => {
  test("are read as they were sealed, and no two seals look alike", () => {
    const sealed = seal(secrets);
    expect(unseal(sealed)).toEqual(secrets);
    expect(Buffer.from(sealed).toString("latin1")).not.toContain("123456");
    expect(seal(secrets)).not.toEqual(sealed);
  });

  test("with any byte changed, or of another installation, are gone", () => {
    const sealed = seal(secrets);
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Uint8Array.from(sealed, (byte, place) => (place === at ? byte ^ 1 : byte));
      expect(unseal(changed)).toEqual({});
    }
    withSecret("b");
    expect(unseal(sealed)).toEqual({});
    withSecret("a");
    expect(unseal(new Uint8Array())).toEqual({});
  });

  test("stand in their places in the text, and leave a mark where they are gone", () => {
    const row = { text: "Open [[link]] with [[code]]; [[link]]", sealed: seal(secrets) };
    expect(wholeText(row)).toBe(`Open ${secrets.link} with 123456; ${secrets.link}`);
    expect(readableText(row)).toBe(wholeText(row));
    expect(wholeText({ ...row, sealed: null })).toBe("Open … with …; …");
    expect(readableText({ ...row, sealed: null })).toBeUndefined();
    expect(readableText({ text: "Hello", sealed: null })).toBe("Hello");
  });
});
