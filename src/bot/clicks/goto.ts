import type { View } from "../../db/view.ts";
import { noteRead } from "../../usecases/item/note-read.ts";
import type { Handler } from "./clicked.ts";
import { closed, guardSight, inPlace, openNew } from "./place.ts";

/** Views of one thing keep why they came; a list is replaced by the page or filter asked for. */
const things = ["assignment", "item", "draft", "approval", "followUp", "intake"];
const isOneThing = ({ view }: View): boolean => things.includes(view);

/** 查看, 刷新, 上一页, 下一页 and the entries of the menu: shows the subject. */
export const goto: Handler = {
  run: async (clicked) => {
    const { subject } = clicked;
    await guardSight(clicked, subject);
    await noteRead(clicked.app, clicked.viewer, [subject]);
    if (!inPlace(clicked)) return openNew(clicked, subject);
    const stays = isOneThing(subject) && clicked.view.view === subject.view;
    return { toast: null, show: stays ? closed : () => subject };
  },
};
