/** What the process with the small Feishu asks of the one with the product, and hears from it. */
export type Begin = { url: string; secret: string; feishu: string; dataDir: string; at: string };
export type Turn = { at: string };
export type Memory = { heapMb: number; rssMb: number };
/** After `begin` the address; after each turn of the clock the next moment at which something is due, and the memory. */
export type Begun = { address: string };
export type Turned = { next: string | null } & Memory;
