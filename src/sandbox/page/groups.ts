import { moveBot, openGroup } from "./api.ts";
import { placeOf } from "./dom.ts";
import { complain, toast } from "./notes.ts";
import type { Place } from "./place.ts";
import type { ChatHead } from "./wire.ts";

type Desk = {
  person: () => string;
  choose: (place: Place) => void;
  refresh: () => void;
};

/** A group opened with the bot in it, and the button that puts it into a group or takes it out. */
export class Groups {
  readonly #name = placeOf("group-name") as HTMLInputElement;
  readonly #button = placeOf("move-bot") as HTMLButtonElement;
  readonly #desk: Desk;
  #group: ChatHead | null = null;

  constructor(desk: Desk) {
    this.#desk = desk;
    placeOf("new-group").addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#open();
    });
    this.#button.addEventListener("click", () => void this.#move());
  }

  /** The group one looks at; nobody moves the bot in a group they are not in. */
  show(group: ChatHead | null) {
    this.#group = group?.members.includes(this.#desk.person()) ? group : null;
    this.#button.hidden = this.#group === null;
    this.#button.textContent = group?.botIn ? "移出督办助手" : "加入督办助手";
  }

  async #open() {
    const name = this.#name.value.trim();
    if (name === "") return this.#name.focus();
    try {
      const person = this.#desk.person();
      const { chatId } = await openGroup(person, name);
      this.#name.value = "";
      toast({ type: "success", content: `已建群“${name}”，督办助手已入群，系统管理员会收到卡片。` });
      this.#desk.choose({ person, chatId });
    } catch (error) {
      complain(error);
    }
  }

  async #move() {
    const group = this.#group;
    if (!group) return;
    this.#button.disabled = true;
    try {
      await moveBot(this.#desk.person(), group.chatId, !group.botIn);
    } catch (error) {
      complain(error);
    }
    this.#button.disabled = false;
    this.#desk.refresh();
  }
}
