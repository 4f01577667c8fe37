import { beginAnew } from "./api.ts";
import { el, placeOf } from "./dom.ts";
import { mainPeople } from "./main-people.ts";
import { shutMenus } from "./menus.ts";
import { complain, confirm, openDialog, toast } from "./notes.ts";
import type { Place } from "./place.ts";
import { keepRun } from "./tour/memory.ts";
import type { State } from "./wire.ts";
import { words } from "./words.ts";

const said = words.city;
const DONE = "begun-anew";

type Hands = { state(): State; choose(place: Place): void };

async function anew() {
  if (!(await confirm({ title: said.anewTitle, text: said.anewText }))) return;
  document.body.inert = true;
  toast({ type: "info", content: said.anewDoing });
  try {
    await beginAnew();
    keepRun(null);
    sessionStorage.setItem(DONE, "yes");
    history.replaceState(null, "", location.pathname);
    location.reload();
  } catch (error) {
    document.body.inert = false;
    complain(error);
  }
}

/** How one comes to one's own people: the form, the chat of whoever may import it, and what happens then. */
function roster({ state, choose }: Hands) {
  const admin = mainPeople(state().people).find(({ title }) => title.includes("系统管理员"));
  const close = () => dialog.close();
  const open = () => {
    close();
    if (admin) choose({ person: admin.openId, chatId: null });
  };
  const href = "/sandbox/roster-template";
  const dialog = el(
    "dialog",
    { class: "confirm own-roster", attrs: { "aria-label": said.rosterTitle } },
    el("h3", {}, said.rosterTitle),
    el("ol", {}, ...said.rosterSteps.split("\n").map((step) => el("li", {}, step))),
    el("p", {}, el("a", { attrs: { href, download: "" } }, said.rosterTemplate)),
    el(
      "div",
      { class: "dialog-buttons" },
      el("button", { attrs: { type: "button" }, on: { click: close } }, words.page.close),
      el("button", { class: "send", attrs: { type: "button" }, on: { click: open } }, said.rosterOpen),
    ),
  );
  openDialog(dialog);
}

/** What one does with the city as a whole: begin anew, or bring people of one's own. */
export function cityMenu(hands: Hands): void {
  const shut = (does: () => void) => () => {
    shutMenus();
    does();
  };
  placeOf("begin-anew").addEventListener(
    "click",
    shut(() => void anew()),
  );
  placeOf("own-roster").addEventListener(
    "click",
    shut(() => roster(hands)),
  );
  if (sessionStorage.getItem(DONE) === null) return;
  sessionStorage.removeItem(DONE);
  toast({ type: "success", content: said.anewDone });
}
