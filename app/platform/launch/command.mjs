// Runs another program, quietly unless it fails.
import { spawn } from "node:child_process";
import { root } from "./folders.mjs";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];

/** A program ended with an error; its output is the message. */
export class CommandFailed extends Error {
  name = "CommandFailed";
}

/**
 * Runs a program to its end and returns what it printed. With `show`, prints it as it comes.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, show?: boolean, anyCode?: boolean }} [options] `anyCode`: a failure is an answer too
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(program, args, { env = {}, show = false, anyCode = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: show ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"],
    });
    // Who stops us stops what we started.
    const stop = () => {
      child.kill("SIGTERM");
      process.exit(1);
    };
    for (const signal of SIGNALS) process.once(signal, stop);
    let output = "";
    const keep = (/** @type {Buffer} */ part) => (output += part.toString());
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    child.once("error", (error) =>
      reject(new CommandFailed(`${program} could not be started: ${error.message}`)),
    );
    child.once("close", (status) => {
      for (const signal of SIGNALS) process.off(signal, stop);
      const code = status ?? 1;
      if (code === 0 || anyCode) resolve({ code, output });
      else
        reject(new CommandFailed(`${[program, ...args].join(" ")}\nended with ${code}:\n${essence(output)}`));
    });
  });
}

/** The end of what a program said; the builder adds a list of all files it knows, which helps nobody. @param {string} output */
function essence(output) {
  const [said = ""] = output.split(/^\s*watchFiles:/m);
  return said.trim().split("\n").slice(-60).join("\n");
}

/**
 * Runs a Node program of an installed package.
 * @param {string} script path below node_modules
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function runNode(script, args, options) {
  return run(process.execPath, [`${root}/node_modules/${script}`, ...args], options);
}
