import { el } from "../dom.ts";

type PersonLook = { name: string; avatar?: boolean; words?: boolean; size?: string; capsule?: boolean };

const SIZES = new Set(["extra_small", "small", "medium", "large"]);

/** A person as the client shows one: a round picture, here with the family name, and the name. */
export function drawPerson({ name, avatar = true, words = true, size = "medium", capsule = false }: PersonLook) {
  const look = ["person", SIZES.has(size) ? size : "medium", capsule && "capsule"].filter(Boolean).join(" ");
  const picture = el("span", { class: "avatar", attrs: { "aria-hidden": "true" } }, [...name][0] ?? "");
  return el(
    "span",
    { class: look, title: words ? undefined : name },
    avatar && picture,
    words ? name : el("span", { class: "unseen" }, name),
  );
}
