import { idsOf } from "./envelope.ts";
import type { EventPost } from "./events.ts";
import type { World } from "./world.ts";

const HERE = "od-sandbox-here";
const ELSEWHERE = "od-sandbox-elsewhere";

/** What the address book of the organisation says of its people. */
export function contacts(world: World, events: EventPost) {
  const object = (openId: string, change: { departments: string[]; frozen?: boolean; resigned?: boolean }) => ({
    ...idsOf(openId),
    name: world.chats.person(openId)?.name ?? "",
    department_ids: change.departments,
    status: { is_frozen: change.frozen ?? false, is_resigned: change.resigned ?? false, is_activated: true },
  });

  return {
    /** Leaves the organisation for good. */
    resigns: (openId: string) =>
      events.send("contact.user.deleted_v3", {
        object: object(openId, { departments: [], resigned: true }),
        old_object: { department_ids: [HERE], open_id: openId },
      }),

    /** The account is stopped, or works again. */
    freezes: (openId: string, frozen: boolean) =>
      events.send("contact.user.updated_v3", {
        object: object(openId, { departments: [HERE], frozen }),
        old_object: { status: { is_frozen: !frozen } },
      }),

    movesDepartment: (openId: string) =>
      events.send("contact.user.updated_v3", {
        object: object(openId, { departments: [ELSEWHERE] }),
        old_object: { department_ids: [HERE] },
      }),
  };
}
