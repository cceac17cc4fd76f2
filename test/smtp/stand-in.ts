// A stand-in for a mail server: takes e-mails by SMTP, keeps them, and fails as it is told to.
import { createServer, type Socket } from "node:net";
import { listening } from "../stand-ins";

/** "cut-after": it has the e-mail, and the answer is lost. */
export type MailTurn = "fine" | "refuse" | "later" | "cut-after" | "cut-before";

export interface MailStandIn {
  /** For SMTP_URL. */
  readonly url: string;
  /** Whole e-mails, headers and all, in their order. */
  readonly taken: readonly { readonly to: string; readonly source: string }[];
  /** What happens to the next ones. */
  readonly turns: MailTurn[];
  close(): Promise<void>;
}

const END_OF_MAIL = "\r\n.\r\n";

export async function startMailServer(): Promise<MailStandIn> {
  const taken: { to: string; source: string }[] = [];
  const turns: MailTurn[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => undefined);
    talk(
      socket,
      (to, source) => taken.push({ to, source }),
      () => turns.shift() ?? "fine",
    );
  });
  return {
    url: `smtp://127.0.0.1:${await listening(server)}`,
    taken,
    turns,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function talk(socket: Socket, take: (to: string, source: string) => void, turnOf: () => MailTurn): void {
  const say = (line: string) => socket.write(`${line}\r\n`);
  let buffered = "";
  let to = "";
  let turn: MailTurn = "fine";
  let reading = false;
  const mail = () => {
    const end = buffered.indexOf(END_OF_MAIL);
    if (end === -1) return false;
    const source = buffered.slice(0, end);
    buffered = buffered.slice(end + END_OF_MAIL.length);
    reading = false;
    if (turn === "cut-before") socket.destroy();
    else take(to, source);
    if (turn === "cut-after") socket.destroy();
    if (turn === "fine") say("250 taken");
    return true;
  };
  const command = () => {
    const end = buffered.indexOf("\r\n");
    if (end === -1) return false;
    const line = buffered.slice(0, end);
    buffered = buffered.slice(end + 2);
    const word = line.slice(0, 4).toUpperCase();
    if (word === "MAIL") turn = turnOf();
    if (word === "RCPT") to = /<([^>]*)>/.exec(line)?.[1] ?? "";
    if (word === "DATA") reading = true;
    if (word === "RCPT" && turn === "refuse") say("550 no such mailbox");
    else if (word === "RCPT" && turn === "later") say("451 try again later");
    else if (word === "DATA") say("354 go on");
    else if (word === "QUIT") socket.end("221 bye\r\n");
    else say("250 fine");
    return true;
  };
  say("220 a stand-in");
  socket.on("data", (part) => {
    buffered += part.toString("utf8");
    while (reading ? mail() : command());
  });
}
