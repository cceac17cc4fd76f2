// What the log leaves out.
import { describe, expect, test } from "vitest";
import { loggablePath, makeLog } from "./log.server";

function linesOf(write: (log: ReturnType<typeof makeLog>) => void): string {
  let lines = "";
  write(makeLog({ logLevel: "trace" }, { write: (line: string) => void (lines += line) }));
  return lines;
}

describe("the log", () => {
  test("hides passwords, tokens and cookies wherever they stand", () => {
    const lines = linesOf((log) => {
      log.info({ password: "s3cret" }, "a");
      log.info({ form: { password: "s3cret", token: "s3cret" } }, "b");
      log.info(
        { request: { headers: { cookie: "s3cret", authorization: "s3cret", "set-cookie": "s3cret" } } },
        "c",
      );
    });
    expect(lines).not.toContain("s3cret");
    expect(lines.match(/\(hidden\)/g)).toHaveLength(6);
  });

  test("hides the values in a database error", () => {
    class PrismaClientKnownRequestError extends Error {
      override name = "PrismaClientKnownRequestError";
      code = "P2002";
    }
    const error = new PrismaClientKnownRequestError(
      'Invalid invocation:\n{ data: { phone: "+35312345678" } }\n\nUnique constraint failed',
    );
    const lines = linesOf((log) => log.error({ err: error }, "failed"));
    expect(lines).not.toContain("35312345678");
    expect(lines).toContain("P2002");
    expect(lines).toContain("Unique constraint failed");
  });

  test.each([
    ["/visits/12?phone=%2B353", "/visits/12"],
    ["/l/abcDEF123", "/l/(hidden)"],
    ["/l/abcDEF123/approve?x=1", "/l/(hidden)"],
    ["/l/abcDEF123.data?_routes=x", "/l/(hidden)"],
    ["/L/abc", "/l/(hidden)"],
    ["/feeds/abcDEF123.ics", "/feeds/(hidden)"],
    ["/book/quay-motors", "/book/quay-motors"],
    ["/book/quay-motors/abcDEF123/car?embed=1", "/book/quay-motors/(hidden)/car"],
    ["/", "/"],
  ])("writes the address %s as %s", (url, written) => {
    expect(loggablePath(url)).toBe(written);
  });
});
