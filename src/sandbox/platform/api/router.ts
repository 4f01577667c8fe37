import { ApiRefusal } from "../refusal.ts";
import type { Tokens } from "../tokens.ts";
import type { Windows } from "../windows.ts";
import type { World } from "../world.ts";
import type { Answer, Call, Route } from "./call.ts";
import { fileRoutes } from "./files.ts";
import { groupRoutes } from "./groups.ts";
import { listRoute } from "./list.ts";
import { patchRoute } from "./patch.ts";
import { peopleRoutes } from "./people.ts";
import { sendRoutes } from "./send.ts";
import { slashRoutes } from "./slash-commands.ts";
import { standingRoutes } from "./standing.ts";
import { suggestRoute } from "./suggest.ts";
import { tokenRoute } from "./token.ts";

export type Request = Omit<Call, "path"> & { method: string; pathname: string; authorization: string | undefined };

/** What became of a request; `writes` tells whether losing the answer leaves the caller in doubt. */
export type Handled = { answer: Answer; writes: boolean } | { refusal: ApiRefusal };

function pathIn(pattern: string, pathname: string): Record<string, string> | null {
  const names = pattern.split("/");
  const words = pathname.split("/");
  if (names.length !== words.length) return null;
  const found: Record<string, string> = {};
  for (const [n, name] of names.entries()) {
    const word = words[n] ?? "";
    if (name.startsWith(":")) found[name.slice(1)] = word;
    else if (name !== word) return null;
  }
  return found;
}

/** Injected trouble comes before the route and counts as no fault of the caller. */
function provokedLimit({ troubles: { limited } }: World): void {
  if (limited.calls === 0) return;
  limited.calls -= 1;
  const { resetSeconds } = limited;
  throw new ApiRefusal(99991400, "request trigger frequency limit", { httpStatus: 429, resetSeconds });
}

const everyRoute = ({ windows, tokens }: { windows: Windows; tokens: Tokens }): Route[] => [
  tokenRoute(tokens),
  ...sendRoutes(windows),
  patchRoute(windows),
  listRoute,
  suggestRoute,
  ...fileRoutes,
  ...groupRoutes,
  ...standingRoutes,
  ...slashRoutes,
  ...peopleRoutes,
];

/** The routes of everything the product asks of the platform; any other path is a mistake. */
export function router(world: World, { windows, tokens }: { windows: Windows; tokens: Tokens }) {
  const routes = everyRoute({ windows, tokens });

  function routeOf({ method, pathname }: Request): { route: Route; path: Record<string, string> } | null {
    for (const route of routes) {
      const path = route.method === method ? pathIn(route.path, pathname) : null;
      if (path) return { route, path };
    }
    return null;
  }

  async function run(route: Route, call: Call, authorization: string | undefined): Promise<Answer> {
    if (!route.open) {
      tokens.check(authorization);
      provokedLimit(world);
      windows.enterApi(route.name);
    }
    return route.run(world, call);
  }

  return async (request: Request): Promise<Handled> => {
    const found = routeOf(request);
    if (!found) {
      world.tally.problem(`no such call: ${request.method} ${request.pathname}`);
      return { refusal: new ApiRefusal(99992402, "404 page not found", { httpStatus: 404 }) };
    }
    const { route, path } = found;
    world.tally.called(route.name);
    const provoked = world.troubles.limited.calls > 0 || world.troubles.refusedCards > 0;
    try {
      const { query, body, contentType } = request;
      const answer = await run(route, { path, query, body, contentType }, request.authorization);
      return { answer, writes: route.writes };
    } catch (error) {
      if (!(error instanceof ApiRefusal)) throw error;
      world.tally.refused(route.name, error, provoked);
      return { refusal: error };
    }
  };
}
