import { systemClock } from "../../clock.ts";
import type { PageSandbox } from "../page-parts.ts";
import { accounts } from "./accounts.ts";
import { router } from "./api/router.ts";
import { contacts } from "./contacts.ts";
import { eventPost } from "./events.ts";
import type { Faults } from "./faults.ts";
import { faultSwitches, faultsNow } from "./faults.ts";
import { fileIn } from "./file-in.ts";
import { gatherings, moves } from "./moves.ts";
import type { SandboxOptions } from "./options.ts";
import { press } from "./press.ts";
import { reading } from "./reads.ts";
import { repeatsLast } from "./repeat.ts";
import { apiServer } from "./server.ts";
import { talk } from "./talk.ts";
import type { Counts } from "./tally.ts";
import { tenantTokens } from "./tokens.ts";
import { rateWindows } from "./windows.ts";
import type { World } from "./world.ts";
import { openWorld } from "./world.ts";

type People = ReturnType<typeof talk> &
  ReturnType<typeof moves> &
  ReturnType<typeof gatherings> &
  ReturnType<typeof contacts>;
type Post = ReturnType<typeof eventPost>;

export type Sandbox = Omit<PageSandbox, keyof People | "clicks" | "faults"> &
  People & {
    /** Base address for the product's own client. */
    url: string;
    faults: Faults;
    clicks: ReturnType<typeof press>;
    /** What the client offers behind a slash; changed by hand as in the console. */
    slashCommands: World["slashCommands"];
    repeatsLastEvent: Post["repeatLast"];
    redelivers: Post["redeliver"];
    counts(): Counts;
    /** What a correct product would never have earned. */
    problems(): string[];
    close(): Promise<void>;
  };

const peopleOf = ({ chats }: World) => chats.people().map(({ openId, name, title }) => ({ openId, name, title }));

/** A small Feishu on loopback: its HTTP API and callbacks are those of the platform, as strict as the platform is. */
export async function openSandbox(options: SandboxOptions): Promise<Sandbox> {
  const world = openWorld(options);
  const tokens = tenantTokens(options.clock);
  const windows = rateWindows(options.realTime ?? systemClock);
  const server = await apiServer(world, router(world, { windows, tokens }));
  const events = eventPost(world);
  const group = (chatId: string, change: { dissolved?: boolean; muted?: boolean }) => {
    const chat = world.chats.find(chatId);
    if (chat?.type !== "group") throw new RangeError("no such group");
    world.chats.put({ ...chat.group, ...change });
  };
  return Object.assign(talk(world, events), moves(world, events), gatherings(world, events), contacts(world, events), {
    url: server.url,
    people: () => peopleOf(world),
    chats: () => world.chats.all(),
    messages: (chatId: string) => [...world.messages.inChat(chatId)],
    fileOf: (messageId: string) => fileIn(world, messageId),
    clicks: press(world),
    slashCommands: world.slashCommands,
    ...reading(world),
    ...accounts(world),
    faultsNow: () => faultsNow(world.troubles),
    repeatsLast: () => repeatsLast(world),
    on: world.watch,
    faults: faultSwitches(world.troubles, { listening: server.listening, group, revokeTokens: tokens.revoke }),
    repeatsLastEvent: events.repeatLast,
    redelivers: events.redeliver,
    counts: world.tally.counts,
    problems: world.tally.problems,
    close: async () => {
      await server.close();
      await world.end();
    },
  });
}
