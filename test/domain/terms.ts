import type { Calendar } from "../../src/domain/calendar/workdays.ts";
import { calendar as published } from "../../src/domain/calendar/workdays.ts";
import type { Terms } from "../../src/domain/settings/rules.ts";
import { firstRules, termsOf } from "../../src/domain/settings/rules.ts";

/** The published calendar with the rules of the beginning. */
export const calendar: Terms = termsOf(published, firstRules);

/** The same rules over a calendar of one's own. */
export const over = (other: Calendar): Terms => termsOf(other, firstRules);
