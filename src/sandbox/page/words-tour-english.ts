import type { cityChinese, tourChinese } from "./words-tour.ts";
import type { Spoken } from "./words-type.ts";

/** The words of the guided tour in English; what stands on cards and buttons is the product's own. */
export const tourEnglish: Spoken<typeof tourChinese> = {
  open: "Tour",
  openHint: "Four short scenarios: how a matter is handled, in a few minutes",
  choose: "Choose a scenario; it can be left and taken up again at any time:",
  offer: "Here for the first time? Follow the tour, about three minutes.",
  resume: (name) => `Go on: ${name}`,
  scenarios: {
    signing: "Issue and sign for",
    limits: "Due soon, then overdue",
    rework: "Returned, then closed",
    digest: "Weekly digest",
  },
  steps: {
    issue: "The office writes one line and reads the preview. No matter without unit and limit (article 3.2).",
    confirm:
      "Press 确认下达. The matter gets its number and the liaison gets the card (4.3); from now on it can only be redated or cancelled.",
    sign: "The liaison presses 签收: who took it on, and when (7.2). 不属本单位 stands on the same card.",
    report: "The liaison presses 反馈进展, writes and submits (7.2). Each report is kept; the office sees it.",
    dueSoon: "Press Next working morning: before the limit the liaison gets 今日督办提醒 (4.5), on working days only.",
    overdue: "Press it again: past the limit the reminder says 已逾期 and by how many working days (4.5).",
    escalated: "On the third working day overdue the 第一责任人 and the office get a red notice (7.1).",
    apply: "The liaison presses 申请办结, gives an account and submits (7.2). Closing is for the office to decide.",
    sendBack:
      "The office presses 退回 with a reason; the matter is in hand again, the limit stays, and it is counted (14.3).",
    applyAgain: "The liaison mends it and applies once more (7.2). Both applications stay in the history.",
    closeOut: "The office presses 通过并销号 and the liaison hears of it (14.3). No button does anything from now on.",
    digest:
      "Let time go on to Monday 08:40 and read the digest in the leaders' group (4.4): open, overdue, closed, and by whom.",
  },
  at: (name, step, of) => `${name} ${step}/${of}`,
  whose: (name) => `Look at the column of ${name}.`,
  hand: "Do it myself",
  handHint: "Puts the hand where to write or press; the page notices when it is done",
  doIt: "Do it for me",
  doing: "Doing it…",
  leave: "Leave the tour",
  again: "This scenario anew",
  others: "Another scenario",
  finished: (name) => `“${name}” is done. The cards in the columns are real; go on with them.`,
  stuck:
    "This cannot be done now: no card of this matter has the button; it may have been handled otherwise. Take the scenario anew, with another matter.",
  waits: "Nothing has come yet. Read the answer in the column, or take the scenario anew, with another matter.",
  faulty: (names) => `A drill is on: ${names}; this step may fail. End the drill, then go on.`,
  restore: "End the drill",
  turning: "The clock is turning; please wait until it stands.",
  noCast:
    "The roster lacks somebody the tour needs: staff of the office, a leader, a liaison and 第一责任人 of one unit. Add them, or begin anew.",
  written: "按要求办理（导览示例）",
};

export const cityEnglish: Spoken<typeof cityChinese> = {
  title: "Sample city",
  anew: "Begin anew…",
  anewHint: "Empties the trial and goes back to today's sample city",
  anewTitle: "Begin anew",
  anewText:
    "All messages, matters, people and the time gone forward are dropped for today's sample city, for good. Go on?",
  anewDoing: "Beginning anew, a few seconds…",
  anewDone: "The city is new.",
  roster: "My own roster…",
  rosterHint: "Try it with units and people of your own",
  rosterTitle: "Bring your own roster",
  rosterSteps: [
    "After the tour or any matter of your own press “Begin anew” first: a unit with open matters cannot be left out.",
    "Download the empty form and fill it in. Invented numbers and addresses will do: nothing leaves this machine.",
    "Open the administrator's chat and send the form to the bot with File.",
    "Read the changes on the card and press 确认导入. Whoever has a number or an address in it appears in the list.",
  ].join("\n"),
  rosterTemplate: "Download the empty form",
  rosterOpen: "Open the administrator's chat",
};
