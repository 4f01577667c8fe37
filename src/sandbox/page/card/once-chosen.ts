type Control = HTMLInputElement | HTMLSelectElement;

/**
 * Lets a value go once it is chosen: with the pointer at once, by the keys when the hand is done with them, which Enter and
 * leaving the control say. What was not agreed to is put back.
 */
export function onceChosen(control: Control, send: (value: string) => Promise<boolean>): void {
  let sent = control.value;
  let byKeys = false;
  const settle = async () => {
    byKeys = false;
    const { value, isConnected } = control;
    if (!isConnected || value === "" || value === sent) return;
    const before = sent;
    sent = value;
    if (await send(value)) return;
    sent = before;
    control.value = before;
  };
  control.addEventListener("keydown", (event) => {
    const { key } = event as KeyboardEvent;
    byKeys = key !== " ";
    if (key === "Enter") void settle();
  });
  control.addEventListener("pointerdown", () => {
    byKeys = false;
  });
  control.addEventListener("change", () => {
    if (!byKeys) void settle();
  });
  control.addEventListener("blur", () => void settle());
}
