// An error meant for the person at the terminal: it is printed as it reads, without a stack trace.

/** Why the program cannot go on, in words that say what to do. `start()` prints the message and exits with 1. */
export class Refusal extends Error {
  override name = "Refusal";
  /** The launcher, which is loaded before this file is, knows it by this. */
  readonly isRefusal = true;
}
