import { z } from "zod";
import { limits } from "../../../feishu/limits.ts";
import { cardFaults } from "../../card-rules/card-faults.ts";
import { ApiRefusal } from "../refusal.ts";
import type { World } from "../world.ts";
import { textOf } from "./call.ts";

type Content = { content: unknown; card?: unknown };

const said = z.strictObject({ text: z.string().min(1) });
const postContent = z.strictObject({
  title: z.string().optional(),
  content: z.array(z.array(z.looseObject({}))).min(1),
});
const posted = z.strictObject({ zh_cn: postContent });
const ofFile = z.strictObject({ file_key: z.string() });
const ofImage = z.strictObject({ image_key: z.string() });
const shared = z.strictObject({ config: z.looseObject({ update_multi: z.literal(true) }) }).loose();

function sized(text: string, most: number): void {
  if (Buffer.byteLength(text) > most)
    throw new ApiRefusal(230025, "The length of the message content reaches its limit");
}

/** A bot sends only what it uploaded itself. */
function ownFile(world: World, key: string) {
  const file = world.files.find(key);
  if (!file?.fromApp) throw new ApiRefusal(230017, "Bot is NOT the owner of the resource");
  return file;
}

const inWords = (path: string) =>
  ["ROOT", ...path.split(/\.|(?=\[)/).filter((word) => word !== "" && word !== "ROOT")]
    .join(" -> ")
    .replaceAll(/[^A-Za-z0-9_ >()[\]:.-]/g, "");

const refusedCard = (errorCode: number, place: string, words: string) =>
  new ApiRefusal(
    230099,
    `Failed to create card content, ext=ErrCode: ${errorCode}; ErrPath: ${inWords(place)}; ErrMsg: ${words}`,
  );

/** The card in a message's content, as strict as the platform is with the JSON 2.0. */
export function cardIn(world: World, text: string): unknown {
  sized(text, limits.cardBytes.most);
  if (world.troubles.refusedCards > 0) {
    world.troubles.refusedCards -= 1;
    throw refusedCard(200621, "body", "refused on request");
  }
  const card = textOf(text, z.unknown());
  const [fault] = cardFaults(card);
  if (fault) throw refusedCard(200621, fault.path, fault.rule);
  if (!shared.safeParse(card).success) throw refusedCard(300302, "config", "update_multi must be true");
  return card;
}

const readers: Record<string, (world: World, text: string) => Content> = {
  text(_, text) {
    sized(text, limits.textBytes.most);
    return { content: textOf(text, said) };
  },
  post(_, text) {
    sized(text, limits.cardBytes.most);
    return { content: textOf(text, posted).zh_cn };
  },
  file(world, text) {
    const content = textOf(text, ofFile);
    const { name = "" } = ownFile(world, content.file_key);
    return { content: { ...content, file_name: name } };
  },
  image(world, text) {
    const content = textOf(text, ofImage);
    ownFile(world, content.image_key);
    return { content };
  },
  interactive: (world, text) => ({ content: {}, card: cardIn(world, text) }),
};

/** The content of a message about to be sent. */
export function contentOf(world: World, type: string, text: string): Content {
  const reader = Object.hasOwn(readers, type) ? readers[type] : undefined;
  if (!reader) throw new ApiRefusal(230054, `This operation is NOT supported for msg_type ${type}`);
  return reader(world, text);
}
