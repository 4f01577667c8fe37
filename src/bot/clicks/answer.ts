import type { Card } from "../../../cards/kit.ts";
import { within } from "../../app.ts";
import { pressedLine, showInstead } from "../../db/card-lines.ts";
import type { Db } from "../../db/db.ts";
import { remember } from "../../db/inbox.ts";
import { actorByOpenId } from "../../db/roster-store.ts";
import type { View } from "../../db/view.ts";
import { readView } from "../../db/view.ts";
import type { Actor } from "../../domain/access/rights.ts";
import type { IncomingClick } from "../../feishu/incoming/click.ts";
import { Refusal } from "../../refusal.ts";
import type { Bot } from "../bot.ts";
import { drawMessage } from "../draw/draw.ts";
import { concerning, noteRefusal } from "../receive/refused.ts";
import { readButton } from "./button.ts";
import type { Clicked, Outcome, Toast } from "./clicked.ts";
import { failed, told } from "./clicked.ts";
import { handlerOf } from "./handlers.ts";
import { toastOf } from "./toasts.ts";

/** What the platform takes for an answer: a word at the top of the screen, and the clicked card's new face. */
export type ClickAnswer = { toast?: Toast; card?: { type: "raw"; data: Card } };
