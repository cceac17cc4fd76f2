// Stopping: everything that was opened is closed again, also what was just being opened.
import { describe, expect, test } from "vitest";
import { Closers, Stopping } from "./shutdown.server";

/** Closers and what they did, in order. */
function closersWithDiary() {
  const diary: string[] = [];
  const closers = new Closers((name) => diary.push(`${name} could not be closed`));
  const open = (name: string, opening: Promise<unknown> = Promise.resolve()) =>
    closers.open(
      name,
      () => opening,
      async () => void diary.push(`${name} closed`),
    );
  return { closers, diary, open };
}

describe("stopping", () => {
  test("closes last what was opened first, once", async () => {
    const { closers, diary, open } = closersWithDiary();
    await open("database");
    await open("web");
    await Promise.all([closers.closeAll(), closers.closeAll()]);
    expect(diary).toEqual(["web closed", "database closed"]);
  });

  test("waits for what is just being opened, and closes it", async () => {
    const { closers, diary, open } = closersWithDiary();
    let opened = () => {};
    const opening = open("database", new Promise<void>((resolve) => (opened = resolve)));
    const stopped = closers.closeAll();
    opened();
    await Promise.all([opening, stopped]);
    expect(diary).toEqual(["database closed"]);
  });

  test("does not mind what could not be opened, or closed", async () => {
    const { closers, diary, open } = closersWithDiary();
    await open("database");
    await closers.open(
      "worker",
      () => Promise.resolve(),
      () => Promise.reject(new Error("stuck")),
    );
    await expect(open("web", Promise.reject(new Error("port taken")))).rejects.toThrow("port taken");
    await closers.closeAll();
    expect(diary).toEqual(["worker could not be closed", "database closed"]);
  });

  test("lets nothing be opened any more", async () => {
    const { closers, open } = closersWithDiary();
    void closers.closeAll();
    await expect(open("worker")).rejects.toBeInstanceOf(Stopping);
  });
});
