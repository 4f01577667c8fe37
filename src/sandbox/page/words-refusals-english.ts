import type { RefusalName } from "../page-refusals.ts";

/** What the page may be refused, in English. */
export const refusalsEnglish: Record<RefusalName, string> = {
  incomplete: "The request is not complete.",
  noChat: "There is no such chat.",
  noPerson: "There is no such person.",
  noGroup: "There is no such group.",
  notInChat: "This person is not in this chat.",
  notInGroup: "This person is not in this group.",
  messageGone: "This message is no longer there.",
  notOwnMessage: "Only one's own messages can be dealt with.",
  noFile: "This message has no file, or the file is no longer there.",
  noPicture: "This file is no picture.",
  emptyFile: "An empty file cannot be sent.",
  fileTooLarge: "A file may have 100 MB at most.",
  onlyForward: "Time only goes forward; please choose a later moment.",
  tooFar: "One year at most; please choose a nearer date.",
  turning: "The clock is turning; please wait until it stands.",
  turningNotAnew: "The clock is turning; please wait until it stands, then begin anew.",
  ownDatabase:
    "The trial is kept in a PostgreSQL of your own and cannot be emptied from here. Please start with an empty one.",
  nothingToRepeat: "Nothing has happened yet; please send a message or press a button first.",
  onlyHere: "The page of the trial opens on this machine only.",
  onlyOwnPage: "Only requests of this page are taken.",
};
