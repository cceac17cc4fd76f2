// PostgreSQL's own log, DATA_DIR/postgres.log: bounded, with one older file kept.
import { closeSync, copyFileSync, existsSync, ftruncateSync, openSync, readSync, fstatSync } from "node:fs";
import { join } from "node:path";

/** Bytes after which the log is put aside as postgres.log.1. */
const LIMIT = 5 * 1024 * 1024;

/** The log that PostgreSQL writes through the open file `fd`, which it inherits. */
export class PostgresLog {
  readonly path: string;
  readonly fd: number;

  constructor(dataDir: string) {
    this.path = join(dataDir, "postgres.log");
    // Appending: after the file is cut, PostgreSQL goes on at its new end.
    this.fd = openSync(this.path, "a+", 0o600);
    this.bound();
  }

  /** Puts the log aside when it has grown too long. Cheap: may be called often. */
  bound(limit = LIMIT): void {
    if (this.size() <= limit) return;
    try {
      copyFileSync(this.path, `${this.path}.1`);
    } catch {
      // A full disk: the old lines are what can be spared.
    }
    ftruncateSync(this.fd);
  }

  /** Bytes written so far. */
  size(): number {
    return fstatSync(this.fd).size;
  }

  /** What was written after the position `from`, at most the last 8 kB of it. */
  since(from: number): string {
    const start = Math.max(from, this.size() - 8_192, 0);
    const buffer = Buffer.alloc(Math.max(this.size() - start, 0));
    return buffer.subarray(0, readSync(this.fd, buffer, 0, buffer.length, start)).toString("utf8");
  }

  close(): void {
    if (existsSync(this.path)) this.bound();
    closeSync(this.fd);
  }
}
