/** The platform's own faces most used; of the rest the name is shown. */
const FACES: Readonly<Record<string, string>> = {
  OK: "👌",
  DONE: "✅",
  THUMBSUP: "👍",
  SMILE: "😊",
  THANKS: "🙏",
  APPLAUSE: "👏",
  MUSCLE: "💪",
  JIAYI: "➕",
  CheckMark: "✔",
  CrossMark: "✖",
  Pin: "📌",
  Alarm: "⏰",
  Loudspeaker: "📢",
  Trophy: "🏆",
  Fire: "🔥",
  HEART: "❤",
  YouAreTheBest: "👍",
};

export const emojiOf = (name: string): string => (Object.hasOwn(FACES, name) ? FACES[name] : undefined) ?? `:${name}:`;
