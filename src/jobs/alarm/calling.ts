/**
 * Passes calls on, soonest when what is in hand has been answered: the first one at the end of this turn of the event
 * loop, all that come within `apartMs` of it as one more. None is lost: what is called after a call began is called again.
 */
export function callingTogether(call: (name: string) => Promise<unknown>, apartMs: number): (name: string) => void {
  const again = new Map<string, boolean>();
  const ring = (name: string): void => {
    again.set(name, false);
    void call(name).catch(() => undefined);
    setTimeout(() => {
      if (again.get(name)) ring(name);
      else again.delete(name);
    }, apartMs).unref();
  };
  return (name) => {
    if (again.has(name)) again.set(name, true);
    else {
      again.set(name, true);
      setImmediate(ring, name);
    }
  };
}
