import { placeOf } from "./dom.ts";
import { language, otherLanguage, words } from "./words.ts";

type Spoken = {
  title: string;
  /** By the id of the part. */
  texts: Record<string, string>;
  labels: Record<string, string>;
  titles: Record<string, string>;
  hints?: Record<string, string>;
};

/** Says the parts of a document in the language of this browser; its button reads it anew in the other one. */
export function speak({ title, texts, labels, titles, hints = {} }: Spoken): void {
  document.documentElement.lang = language;
  document.title = title;
  for (const [id, text] of Object.entries({ ...texts, ...shared.texts })) placeOf(id).textContent = text;
  for (const [id, label] of Object.entries({ ...labels, ...shared.labels }))
    placeOf(id).setAttribute("aria-label", label);
  for (const [id, hint] of Object.entries({ ...titles, ...shared.titles })) placeOf(id).title = hint;
  for (const [id, hint] of Object.entries(hints)) placeOf(id).setAttribute("placeholder", hint);
  placeOf("language").addEventListener("click", () => {
    otherLanguage();
    location.reload();
  });
}

const { page } = words;

/** What both the messenger and the gallery have. */
const shared = {
  texts: {
    "phone-width": page.phoneWidth,
    "theme-system": page.themeSystem,
    "theme-light": page.themeLight,
    "theme-dark": page.themeDark,
    language: page.otherLanguage,
  },
  labels: { theme: page.theme },
  titles: { "phone-width": page.phoneWidthHint, language: page.otherLanguageHint },
};
