type More = { httpStatus?: number; resetSeconds?: number };

/** The platform's no: an HTTP status and a code of feishu.md §8.2. */
export class ApiRefusal extends Error {
  readonly code: number;
  readonly httpStatus: number;
  readonly resetSeconds: number | null;

  constructor(code: number, message: string, { httpStatus = 400, resetSeconds }: More = {}) {
    super(message);
    this.name = "ApiRefusal";
    this.code = code;
    this.httpStatus = httpStatus;
    this.resetSeconds = resetSeconds ?? null;
  }
}

/** Refusals that a correct caller never earns, whatever the people of the city did. */
const mistakes = new Set([
  230001, 230099, 230025, 230012, 230017, 230020, 230054, 99991400, 99991661, 99991663, 10003, 10014, 234001, 234006,
  234010, 40004,
]);

export const isMistake = ({ code }: ApiRefusal): boolean => mistakes.has(code);
