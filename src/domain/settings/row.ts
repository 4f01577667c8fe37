export type SettingRow<V> = {
  label: string;
  /** What the figure counts; empty where the value says it. */
  unit: string;
  preset: V;
  /** What may be typed, in words. */
  bounds: string;
  example: string;
  /** The article it serves, or that the office lays it down itself. */
  note: string;
  /** What today's plan rests on can change from tomorrow at the earliest. */
  earliest: "today" | "tomorrow";
  /** Null where the words are no such value. */
  read(words: string): V | null;
  /** As it would be typed. */
  typed(value: V): string;
  /** As a sentence says it. */
  said(value: V): string;
  /** Where one of a few is picked instead of typed. */
  choices?: readonly { value: string; label: string }[];
};
