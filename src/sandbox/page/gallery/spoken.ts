import { speak } from "../speak.ts";
import { words } from "../words.ts";

const { gallery, page } = words;

/** Says the gallery's own parts in the language of this browser. */
export const sayGallery = (): void =>
  speak({
    title: `${gallery.title} · ${page.title}`,
    texts: {
      "gallery-title": gallery.title,
      skip: gallery.skip,
      back: gallery.back,
      "text-title": gallery.text,
      "json-label": gallery.json,
      copy: gallery.copy,
    },
    labels: { names: gallery.names, measures: gallery.measures, "picture-side": gallery.picture },
    titles: {},
  });
