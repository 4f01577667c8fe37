import { setTimeout as wait } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { registered } from "../../src/bot/native-commands.ts";
import type { Db } from "../../src/db/db.ts";
import { nextDueAt } from "../../src/db/next-due.ts";
import type { Database } from "../../src/db/open.ts";
import { setting } from "../../src/db/schema/journal.ts";
import { calendar } from "../../src/domain/calendar/workdays.ts";
import type { Product } from "../../src/product.ts";
import { assemble } from "../../src/product.ts";
import type { PageSandbox, SandboxMessage } from "../../src/sandbox/page-parts.ts";
import { openTrial } from "../../src/sandbox/trial.ts";
import { settle } from "../../src/settle.ts";
import { seedRoster } from "../../src/usecases/roster/seed.ts";
import { keptLog, watchForLeaks } from "./canaries.ts";
import { handClock, openTestDatabase, temporaryFolder } from "./database.ts";
import { buttonNamed, cardWords, filledForm, titleOf } from "./read-card.ts";

type Form = Record<string, string | string[]>;
type Where = { chatId?: string; replyTo?: string };

/** A member of the sample city, by the words of the roster or by name: `汉滨区 联络员`, `市委平安办 贾示例`. */
export type Who = string;

const openIdOf = (sandbox: PageSandbox, who: Who): string => {
  const [unit = "", role = ""] = who.split(" ");
  const found = sandbox
    .people()
    .find(({ name, title = "" }) => title.split(" · ")[0] === unit && (name === role || title.includes(role)));
  if (!found) throw new Error(`the sample city has no ${who}`);
  return found.openId;
};

/**
 * The whole product over a real database and the strict small Feishu, with the clock turned by hand. Somebody says
 * something, the clock strikes, somebody hears (house §4). `slash`: the commands are not registered with the client yet.
 */
export async function world({ now, slash = false }: { now: string; slash?: boolean }) {
  let db = await openTestDatabase();
  const hand = handClock(now);
  let product: Product | null = null;
  const opened = await openTrial({
    dataDir: null,
    redeliverEveryMs: null,
    system: hand,
    calendar,
    next: (after) => nextDueAt(db, after),
    settle: async () => {
      if (product) await settle(product);
    },
    callback: async (path, request) => {
      if (!product) throw new Error("nobody listens yet");
      return product.web.request(path, { method: "POST", ...request });
    },
  });
  onTestFinished(() => opened.close());
  const { sandbox } = opened;
  await seedRoster({ db, clock: opened.edge.clock }, opened.roster);
  if (!slash)
    await db.insert(setting).values({ key: "nativeCommands", value: registered, updatedAt: new Date("2999-01-01") });
  const kept = keptLog();
  const settings = {
    role: "all",
    redisUrl: null,
    dataDir: temporaryFolder(),
    metricsToken: null,
    secret: "s".repeat(32),
  } as const;
  const starts = async (): Promise<Product> => {
    const nothing = async () => undefined;
    const database: Database = { kind: "pglite", db, migrate: nothing, ping: nothing, close: nothing };
    const edge = { ...opened.edge, address: () => "http://127.0.0.1:3000" };
    const made = await assemble({ settings, database, edge, log: kept.log, stopping: () => false });
    product = made;
    made.begin();
    // A token asked for now would be out of date once the clock has been turned.
    while (made.bot.me() === null) await wait(1);
    onTestFinished(() => made.close());
    return made;
  };
  const assembled = await starts();
  const { platform, gate } = opened.edge;
  const secrets = [settings.secret, platform.appSecret, gate.encryptKey, gate.verificationToken];
  const messages = () => sandbox.chats().flatMap(({ chatId }) => sandbox.messages(chatId));
  const watch = (on: Db) => watchForLeaks({ db: on, messages, lines: kept.lines, secrets });
  watch(db);

  const privately = (who: Who): SandboxMessage[] => {
    const openId = openIdOf(sandbox, who);
    const chat = sandbox.chats().find(({ type, members }) => type === "p2p" && members.includes(openId));
    return chat ? sandbox.messages(chat.chatId) : [];
  };
  const fromBot = (messages: SandboxMessage[]) =>
    messages.filter(({ sender, recalled }) => sender === "bot" && !recalled);
  const lines = (messages: SandboxMessage[]) => fromBot(messages).map(titleOf);
  const settled = () => settle(product ?? assembled);

  const clicked = async (who: Who, label: string, { on = "", form }: { on?: string; form?: Form } = {}) => {
    const cards = fromBot(privately(who))
      .filter(({ card }) => card && cardWords(card).includes(on))
      .reverse();
    const message = cards.find(({ card }) => buttonNamed(card, label) !== null);
    if (!message) throw new Error(`${who} has no card with “${label}”${on ? ` about ${on}` : ""}`);
    const { value, name, inForm = null } = buttonNamed(message.card, label) ?? { value: undefined, name: undefined };
    const answer = await sandbox.clicks(
      openIdOf(sandbox, who),
      message.messageId,
      { value, tag: "button", ...(name ? { name } : {}) },
      inForm === null ? undefined : filledForm(message.card, inForm, form ?? {}),
    );
    if (answer.status !== 200 || answer.problems.length > 0) {
      throw new Error(`the click on “${label}” went wrong: ${answer.status} ${answer.problems.join("; ")}`);
    }
    const { toast } = answer.answer as { toast?: { content: string } };
    return toast?.content ?? "";
  };

  return {
    db,
    clock: hand,
    app: assembled.app,
    product: assembled,
    sandbox,
    faults: sandbox.faults,
    settled,
    openId: (who: Who) => openIdOf(sandbox, who),
    /** Says it privately, or where named, and lets everything that follows happen. */
    async says(who: Who, text: string, where?: Where) {
      await sandbox.says(openIdOf(sandbox, who), text, where);
      await settled();
    },
    async sendsFile(who: Who, file: { name: string; bytes: Uint8Array }, where?: Where) {
      await sandbox.sendsFile(openIdOf(sandbox, who), file, where);
      await settled();
    },
    /** Presses a button that really stands on the newest card which has it; resolves to the toast. */
    async clicks(who: Who, label: string, on?: { on?: string; form?: Form }) {
      const toast = await clicked(who, label, on);
      await settled();
      return toast;
    },
    /** The same before anything that follows from it is delivered: what is pressed next crosses it on the way. */
    clicksInHaste: clicked,
    /** The process ends and another one begins, on the same database or on another one. */
    async restarts({ on = db }: { on?: Db } = {}) {
      product?.close();
      if (on !== db) watch(on);
      db = on;
      await starts();
    },
    /** The clock jumps there, as after a standstill. */
    async clockStrikes(at: string) {
      hand.set(at);
      await settled();
    },
    /** The clock passes through every due moment on the way. */
    async timePasses(to: string) {
      const end = new Date(to);
      await settled();
      for (let next = await nextDueAt(db, hand.now()); next && next <= end; next = await nextDueAt(db, hand.now())) {
        hand.set(next.toISOString());
        await settled();
      }
      hand.set(end.toISOString());
      await settled();
    },
    /** Titles of what the bot said to somebody privately, oldest first. */
    heardBy: (who: Who) => lines(privately(who)),
    /** Titles of what the bot said in a group. */
    heardIn: (name: string) =>
      lines(sandbox.messages(sandbox.chats().find((chat) => chat.name === name)?.chatId ?? "")),
    messagesIn: (name: string) => sandbox.messages(sandbox.chats().find((chat) => chat.name === name)?.chatId ?? ""),
    messagesOf: privately,
    /** The newest file the bot sent to somebody, as that person would download it. */
    async fileFor(who: Who): Promise<{ name: string; bytes: Uint8Array } | null> {
      const last = fromBot(privately(who)).findLast(({ type }) => type === "file");
      return last ? sandbox.fileOf(last.messageId) : null;
    },
    /** Every word of the newest card or text the bot sent to somebody. */
    lastSeenBy(who: Who): string {
      const last = fromBot(privately(who)).at(-1);
      return last ? (last.card ? cardWords(last.card) : String((last.content as { text?: string }).text ?? "")) : "";
    },
    /** The words of the newest card that says this. */
    cardAbout(who: Who, said: string): string {
      const words = fromBot(privately(who)).map(({ card }) => cardWords(card));
      return words.findLast((each) => each.includes(said)) ?? "";
    },
    /** The words of the newest card of that title. */
    cardOf(who: Who, title: string): string {
      const found = fromBot(privately(who))
        .filter((each) => titleOf(each) === title)
        .at(-1);
      return found?.card ? cardWords(found.card) : "";
    },
  };
}
