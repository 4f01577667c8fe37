/** 督办动态 of a group: figures, and below them the matters, unless strangers read along. */
export type GroupNoticeFacts = {
  title: string;
  period: string;
  counts: readonly { label: string; count: number }[];
  lists: readonly {
    title: string;
    rows: readonly { number: string; matter: string; unit: string; last: string }[];
    left: number;
  }[];
  note: string;
  reference: string;
};
