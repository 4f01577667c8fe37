import { once } from "node:events";
import type { Socket } from "node:net";
import { connect } from "node:net";

const HEAD_END = "\r\n\r\n";
const LENGTH = /\r\ncontent-length: (\d+)\r\n/i;
const STATUS_AT = 9;

/** One connection that is kept, with one request on its way at a time. */
export type Lane = {
  ask(request: Buffer): Promise<number>;
  /** False once the server has closed it, as it does with one that idles. */
  open(): boolean;
  close(): void;
};

/** The status once the answer is whole; null before. */
function statusOf(answer: string): number | null {
  const head = answer.indexOf(HEAD_END);
  if (head < 0) return null;
  const length = Number(LENGTH.exec(answer)?.[1] ?? Number.NaN);
  if (Number.isNaN(length)) throw new Error(`an answer without its length: ${answer.slice(0, head)}`);
  return answer.length < head + HEAD_END.length + length ? null : Number(answer.slice(STATUS_AT, STATUS_AT + 3));
}

type Asked = { answered: (status: number) => void; failed: (error: Error) => void };

function listening(socket: Socket): (asked: Asked) => void {
  let asked: Asked | null = null;
  let answer = "";
  socket.setEncoding("latin1").on("data", (piece: string) => {
    if (asked === null) return;
    answer += piece;
    const status = statusOf(answer);
    if (status === null) return;
    answer = "";
    asked.answered(status);
    asked = null;
  });
  socket.on("close", () => asked?.failed(new Error("the connection was closed")));
  return (next) => {
    asked = next;
  };
}

/** A client with next to no work of its own, so that on two cores the server is what is measured. */
export async function openLane(address: string): Promise<Lane> {
  const { hostname, port } = new URL(address);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await once(socket, "connect");
  const listen = listening(socket);
  return {
    ask: (request) =>
      new Promise((answered, failed) => {
        listen({ answered, failed });
        socket.write(request);
      }),
    open: () => !socket.destroyed && socket.writable && !socket.readableEnded,
    close: () => socket.destroy(),
  };
}

export const openLanes = (address: string, count: number): Promise<Lane[]> =>
  Promise.all(Array.from({ length: count }, () => openLane(address)));
