/** A command as the platform lists it to people who type a slash. */
type Native = { id: string; name: string; description: string };
export type Wanted = Pick<Native, "name" | "description">;

/** At most so many for one app, whoever made them. */
const MOST = 100;

export type NativePlan = {
  add: readonly Wanted[];
  describe: readonly Pick<Native, "id" | "description">[];
  drop: readonly Pick<Native, "id" | "name">[];
  /** What is ours already, by name. */
  ours: Readonly<Record<string, string>>;
};

type Standing = { listed: readonly Native[]; made: Readonly<Record<string, string>> };

/**
 * What is to be done so that the platform lists our commands. Ours is what we made, by its id, and what says word for word
 * what we would say; anything else belongs to somebody else and is left alone, even under the name of one of ours.
 */
export function planNative(wanted: readonly Wanted[], { listed, made }: Standing): NativePlan {
  const ids = new Set(Object.values(made));
  const wish = new Map(wanted.map(({ name, description }) => [name, description]));
  const ours = listed.filter(({ id, name, description }) => ids.has(id) || wish.get(name) === description);
  const kept = ours.filter(({ name }) => wish.has(name));
  const drop = ours.filter(({ name }) => !wish.has(name));
  const taken = new Set(listed.map(({ name }) => name));
  const room = Math.max(0, MOST - listed.length + drop.length);
  return {
    add: wanted.filter(({ name }) => !taken.has(name)).slice(0, room),
    describe: kept.flatMap(({ id, name, description }) => {
      const said = wish.get(name);
      return said === undefined || said === description ? [] : [{ id, description: said }];
    }),
    drop: drop.map(({ id, name }) => ({ id, name })),
    ours: Object.fromEntries(kept.map(({ id, name }) => [name, id])),
  };
}
