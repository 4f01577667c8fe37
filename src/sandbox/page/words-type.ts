/** The same table in any language: a word for each word, and what is asked for figures or names asks for the same. */
export type Spoken<T> = T extends (...args: infer A) => string
  ? (...args: A) => string
  : T extends string
    ? string
    : T extends readonly (readonly [string, string])[]
      ? T
      : { [K in keyof T]: Spoken<T[K]> };
