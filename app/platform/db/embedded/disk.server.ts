// A full disk, as it shows in other programs' words.

/** Whether a message of the system or of PostgreSQL says that the disk is full. */
export function diskIsFull(message: string): boolean {
  return /ENOSPC|No space left on device|Disk quota exceeded|EDQUOT/i.test(message);
}

/** What the person at the terminal reads then. */
export const DISK_FULL = (dataDir: string) =>
  `The disk that holds ${dataDir} is full, and the database cannot work without room to write.\n` +
  `Nothing that was saved is lost. Free some space (100 MB or more); the database then goes on.`;
