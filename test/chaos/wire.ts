import type { AddressInfo, Socket } from "node:net";
import { connect, createServer } from "node:net";
import type { Step } from "./steps.ts";
import { isAt } from "./steps.ts";

/** The line of one process to its database, on which whoever listens knows which statement passes. */
export type Wire = {
  url: string;
  /** At the first statement that fits one of them, the process is killed: before the database hears it, or before it hears the answer. */
  arm(steps: readonly Step[], struck: (step: Step) => void): void;
  disarm(): void;
  close(): void;
};

type Message = { type: string; bytes: Buffer };

/** Cuts a stream into messages of the PostgreSQL protocol: a letter, a length that counts itself, the body. */
function messagesOf(untyped: boolean): (piece: Buffer) => Message[] {
  let rest: Buffer = Buffer.alloc(0);
  let first = untyped;
  return (piece) => {
    rest = Buffer.concat([rest, piece]);
    const found: Message[] = [];
    for (;;) {
      const head = first ? 0 : 1;
      if (rest.length < head + 4) return found;
      const length = head + rest.readInt32BE(head);
      if (rest.length < length) return found;
      found.push({ type: first ? "start" : String.fromCharCode(rest[0] ?? 0), bytes: rest.subarray(0, length) });
      rest = rest.subarray(length);
      first = false;
    }
  };
}

const textAt = (bytes: Buffer, from: number): string => bytes.toString("utf8", from, bytes.indexOf(0, from));

/** The statements that begin to run on one connection, in order, each with those of its transaction so far. */
function reader(): (message: Message) => { statement: string; before: readonly string[] | null } | null {
  const prepared = new Map<string, string>();
  let transaction: string[] | null = null;
  const runs = (statement: string) => {
    const before = transaction === null ? null : [...transaction];
    if (/^begin/i.test(statement)) transaction = [];
    else if (/^(commit|rollback$)/i.test(statement)) transaction = null;
    else transaction?.push(statement);
    return { statement, before };
  };
  return ({ type, bytes }) => {
    if (type === "Q") return runs(textAt(bytes, 5).trim());
    const name = textAt(bytes, 5);
    const second = textAt(bytes, 5 + Buffer.byteLength(name) + 1);
    if (type === "P") prepared.set(name, second.trim());
    return type === "B" ? runs(prepared.get(second) ?? "") : null;
  };
}

type Armed = { steps(): readonly Step[]; strike(step: Step): void };

function relay(client: Socket, server: Socket, armed: Armed): void {
  const heard = messagesOf(true);
  const said = messagesOf(false);
  const read = reader();
  let held: Step | null = null;
  let over = false;
  const cut = () => {
    over = true;
    client.destroy();
    server.destroy();
  };
  const strike = (step: Step) => {
    armed.strike(step);
    cut();
  };
  /** The armed step whose statement this message runs. */
  const stepAt = (message: Message): Step | undefined => {
    const running = message.type === "start" ? null : read(message);
    return running ? armed.steps().find((step) => isAt(step, running.statement, running.before)) : undefined;
  };
  client.on("data", (piece: Buffer) => {
    for (const message of heard(piece)) {
      if (over) return;
      const hit = stepAt(message);
      if (hit?.when === "before") return strike(hit);
      held = hit ?? held;
      server.write(message.bytes);
    }
  });
  server.on("data", (piece: Buffer) => {
    for (const { type, bytes } of said(piece)) {
      if (over) return;
      if (held === null) client.write(bytes);
      else if (type === "Z") return strike(held);
    }
  });
  for (const socket of [client, server]) socket.setNoDelay(true).on("close", cut).on("error", cut);
}

export async function wireTo(databaseUrl: string, kill: () => void): Promise<Wire> {
  const { port, hostname } = new URL(databaseUrl);
  let steps: readonly Step[] = [];
  let tell: (step: Step) => void = () => undefined;
  const armed: Armed = {
    steps: () => steps,
    strike: (step) => {
      steps = [];
      kill();
      tell(step);
    },
  };
  const open = new Set<Socket>();
  const listener = createServer((client) => {
    const server = connect(Number(port), hostname);
    for (const socket of [client, server]) {
      open.add(socket);
      socket.on("close", () => open.delete(socket));
    }
    relay(client, server, armed);
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const own = String((listener.address() as AddressInfo).port);
  return {
    url: Object.assign(new URL(databaseUrl), { port: own }).href,
    arm: (next, struck) => {
      steps = next;
      tell = struck;
    },
    disarm: () => {
      steps = [];
    },
    close: () => {
      for (const socket of open) socket.destroy();
      listener.close();
    },
  };
}
