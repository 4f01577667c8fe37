/** Where a card breaks a rule of the card JSON 2.0, and which. */
export type Fault = { path: string; rule: string };
export type Raw = Readonly<Record<string, unknown>>;
export type Check = (value: unknown, path: string) => Fault[];

export const fault = (path: string, rule: string): Fault[] => [{ path, rule }];

export const isRaw = (value: unknown): value is Raw =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const rawOf = (value: unknown): Raw => (isRaw(value) ? value : {});
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

type Bounds = { least?: number; most?: number };

const outside = (count: number, { least = 0, most = Number.POSITIVE_INFINITY }: Bounds): string | null => {
  if (count < least) return `至少 ${least}`;
  return count > most ? `至多 ${most}` : null;
};

/** A space stands between Chinese words and others. */
const writtenAs = (form: string): string => (/^[\x20-\x7e]/.test(form) ? `应写作 ${form}` : `应写作${form}`);

export const text =
  ({ pattern, as, ...bounds }: Bounds & { pattern?: RegExp; as?: string } = {}): Check =>
  (value, path) => {
    if (typeof value !== "string") return fault(path, "应为文字");
    const beyond = outside([...value].length, bounds);
    if (beyond) return fault(path, `字数${beyond}`);
    return pattern && !pattern.test(value) ? fault(path, writtenAs(as ?? pattern.source)) : [];
  };

export const whole =
  (least: number, most: number): Check =>
  (value, path) =>
    typeof value === "number" && Number.isInteger(value) && value >= least && value <= most
      ? []
      : fault(path, `应为 ${least} 至 ${most} 的整数`);

export const flag: Check = (value, path) => (typeof value === "boolean" ? [] : fault(path, "应为 true 或 false"));

export const oneOf =
  (...allowed: readonly (string | number | boolean)[]): Check =>
  (value, path) =>
    allowed.some((each) => each === value) ? [] : fault(path, `只能是 ${allowed.join("、")}`);

export const list =
  (item: Check, bounds: Bounds = {}): Check =>
  (value, path) => {
    if (!Array.isArray(value)) return fault(path, "应为列表");
    const beyond = outside(value.length, bounds);
    if (beyond) return fault(path, `项数${beyond}`);
    return value.flatMap((each, at) => item(each, `${path}[${at}]`));
  };

export const either =
  (rule: string, ...checks: readonly Check[]): Check =>
  (value, path) =>
    checks.some((check) => check(value, path).length === 0) ? [] : fault(path, rule);

/** An object of any content. */
export const anyObject: Check = (value, path) => (isRaw(value) ? [] : fault(path, "应为对象"));

export const recordOf =
  (item: Check): Check =>
  (value, path) =>
    isRaw(value)
      ? Object.entries(value).flatMap(([key, each]) => item(each, `${path}.${key}`))
      : fault(path, "应为对象");

/** What an object must and may hold; whatever else it holds is a fault. What it should hold the platform lets it lack (tolerated.ts). */
export type Shape = {
  need?: Readonly<Record<string, Check>>;
  should?: Readonly<Record<string, Check>>;
  may?: Readonly<Record<string, Check>>;
  besides?: (raw: Raw, path: string) => Fault[];
};

export const object =
  ({ need = {}, should = {}, may = {}, besides = () => [] }: Shape): Check =>
  (value, path) => {
    if (!isRaw(value)) return fault(path, "应为对象");
    const known: Record<string, Check> = { ...may, ...should, ...need };
    const missing = Object.keys(need).filter((key) => value[key] === undefined);
    const own = Object.entries(value).filter(([, each]) => each !== undefined);
    return [
      ...missing.flatMap((key) => fault(`${path}.${key}`, "必须填写")),
      ...own.flatMap(([key, each]) => {
        const check = Object.hasOwn(known, key) ? known[key] : undefined;
        return check ? check(each, `${path}.${key}`) : fault(`${path}.${key}`, `没有名为 ${key} 的属性`);
      }),
      ...besides(value, path),
    ];
  };
