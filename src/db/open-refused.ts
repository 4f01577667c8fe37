/** Why the database cannot be used, as one sentence for the person who started the program. Never holds an address. */
export class OpenRefused extends Error {
  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = "OpenRefused";
  }
}
