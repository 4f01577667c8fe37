import { el, placeOf } from "../dom.ts";

const saidIn = (answer: unknown): string[] => (Array.isArray(answer) ? answer.map(String) : []);

/** What this machine's small Feishu refused since it started: with code, place and rule, as it answered the product. */
export async function showRefused(): Promise<void> {
  const answer = await fetch("/sandbox/problems");
  const said = answer.ok ? saidIn(await answer.json()) : [];
  const place = placeOf("refused");
  place.hidden = said.length === 0;
  place.querySelector("summary")?.replaceChildren(`本次运行中，平台退回过 ${said.length} 个请求`);
  place.querySelector("ol")?.replaceChildren(...said.toReversed().map((words) => el("li", {}, words)));
}
