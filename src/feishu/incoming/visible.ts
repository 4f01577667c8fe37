/** Control and format characters, halves of a pair, and joiners that join no emoji: nobody sees them. */
const UNSEEN = /(?![\n\t\u200d])[\p{Cc}\p{Cf}\p{Cs}]|(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)\u200d/gu;

/** What people see of a text: two that look alike are alike, and one that shows nothing is empty. */
export const visible = (text: string): string => text.replace(/\r\n?/g, "\n").replace(UNSEEN, "");
