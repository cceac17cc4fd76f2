// The embedded database on a disk that is full: a small file system of its own, which only root can mount.
import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, rmdirSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { query } from "test/setup/embedded-process";
import { openEmbedded } from "../embedded.server";

const disk = mkdtempSync(join(tmpdir(), "bayline-disk-"));
const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=96m,mode=755", "tmpfs", disk]).status === 0;
const ballast = join(disk, "ballast");

/** Fills the disk to the last byte. */
function fill(): void {
  const file = openSync(ballast, "a");
  for (let size = 1_048_576; size >= 1;) {
    try {
      writeSync(file, Buffer.alloc(size));
    } catch {
      size = Math.floor(size / 2);
    }
  }
  closeSync(file);
}

beforeAll(() => {
  if (!mounted)
    process.stdout.write("Full disk: skipped, a small file system cannot be mounted here (needs root)\n");
});
afterAll(() => {
  if (mounted) spawnSync("umount", ["-l", disk]);
  rmdirSync(disk);
});

describe.runIf(mounted)("on a full disk", () => {
  test("a first start says so, leaves nothing half-made, and works once there is room", async () => {
    const dataDir = join(disk, "first");
    fill();
    await expect(openEmbedded({ dataDir })).rejects.toThrow(/The disk that holds .* is full/);
    rmSync(ballast);
    const database = await openEmbedded({ dataDir });
    await database.stop();
    rmSync(dataDir, { recursive: true });
  });

  test("nothing that was saved is lost, and the database goes on once there is room", async () => {
    const dataDir = join(disk, "later");
    const first = await openEmbedded({ dataDir });
    await query(first.url, "create table kept (n int)", "insert into kept select generate_series(1, 1000)");
    fill();
    const flood = "create table flood as select repeat('x', 1000) as x from generate_series(1, 200000)";
    await expect(query(first.url, flood)).rejects.toThrow();
    await first.stop();
    await expect(openEmbedded({ dataDir })).rejects.toThrow(/is full.*Nothing that was saved is lost/s);
    rmSync(ballast);
    const second = await openEmbedded({ dataDir });
    expect(await query(second.url, "select count(*)::int as n from kept")).toEqual([{ n: 1000 }]);
    await second.stop();
  });
});
