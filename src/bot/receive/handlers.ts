import type { Incoming } from "../../feishu/events.ts";
import type { Handled, Heard } from "./handled.ts";
import { ignored } from "./handled.ts";
import { onMessage } from "./message.ts";
import { onBotAdded, onBotRemoved, onDisbanded, onEntered, onMenu } from "./occurrences.ts";
import { onPersonChanged, onPersonLeft } from "./people-changes.ts";

type Handler<K extends Incoming["kind"]> = (heard: Heard<K>) => Promise<Handled>;

const notForUs = async (): Promise<Handled> => ignored;

/** What each kind of event brings about. Clicks are answered inside their request and never wait here. */
const handlers: { [K in Incoming["kind"]]: Handler<K> } = {
  message: onMessage,
  menu: onMenu,
  entered: onEntered,
  botAdded: onBotAdded,
  botRemoved: onBotRemoved,
  disbanded: onDisbanded,
  personLeft: onPersonLeft,
  personChanged: onPersonChanged,
  recalled: notForUs,
  read: notForUs,
  click: notForUs,
  unknown: notForUs,
  malformed: notForUs,
};

/** Guarantee of the cast: the table pairs each kind of event with what handles it. */
export const handle = (heard: Heard<Incoming["kind"]>): Promise<Handled> =>
  (handlers[heard.incoming.kind] as Handler<Incoming["kind"]>)(heard);
