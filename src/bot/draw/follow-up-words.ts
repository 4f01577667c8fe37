import type { FollowUpKind } from "../../db/follow-ups.ts";

/** What a 待处置 may name; empty where it does not apply or may not be seen. */
export type Named = { matter: string; unit: string; person: string; group: string; file: string; why: string };

type Words = { title: string; happened: (named: Named) => string; todo: string };

const about = ({ matter, unit }: Named): string => [matter, unit && `承办单位${unit}`].filter(Boolean).join("，");
const because = ({ why }: Named): string => (why ? `原因：${why}。` : "");

/** Each kind of 待处置: what happened and what is to be done about it. */
export const followUpWords: Record<FollowUpKind, Words> = {
  unreachable: {
    title: "人员无法送达",
    happened: (named) =>
      `${named.person || "联络员"}收不到消息${about(named) ? `，涉及${about(named)}` : ""}。${because(named)}`,
    todo: "请电话告知本人或该单位，并核对其飞书账号和应用可用范围；人员有变动的，请点“交接”移交其工作。",
  },
  personLeft: {
    title: "人员离岗",
    happened: ({ person, unit, why }) => `${unit}${person || "有人员"}${why || "已离职"}，收不到消息，也不能再办理。`,
    todo: "请点“交接”，将其角色和未办结事项交给接手人；接手人尚未登记的，请先更新通讯录。",
  },
  personMoved: {
    title: "人员所在部门有变动",
    happened: ({ person, unit }) => `${unit}${person || "有人员"}在飞书中的部门有变动，可能已不在原岗位。`,
    todo: "请核实：已调离的，请点“交接”移交其角色和未办结事项；仍在原岗位的，请点“处置完毕”。",
  },
  noLiaison: {
    title: "单位没有联络员",
    happened: (named) => `${named.unit || "有单位"}没有登记联络员，不能下达督导事项（第七条）。`,
    todo: "请该单位报送联络员，并更新通讯录。",
  },
  noPrincipal: {
    title: "第一责任人未登记或无法送达",
    happened: (named) => `${about(named) || "有事项"}长期逾期，第一责任人没有登记或收不到消息。`,
    todo: "请直接告知该单位主要负责同志，并在通讯录中补齐第一责任人。",
  },
  principalMissing: {
    title: "第一责任人没有收到告知",
    happened: (named) => `${about(named) || "有事项"}应当告知第一责任人或由其签发，第一责任人没有登记或收不到消息。`,
    todo: "请直接告知该单位主要负责同志，并在通讯录中补齐第一责任人；补齐后，待签发的办结申请随即送达。",
  },
  deadLetter: {
    title: "消息处理失败",
    happened: (named) =>
      `有一条消息多次处理均未成功${named.person ? `（${named.person}）` : ""}${about(named) ? `，涉及${about(named)}` : ""}。${because(named)}`,
    todo: "请当面或电话告知有关人员；反复出现的，请管理员查看运行日志。",
  },
  refusedCard: {
    title: "卡片被平台拒收",
    happened: (named) =>
      `有一张卡片被平台拒收，已改发文字${named.person ? `（${named.person}）` : ""}${about(named) ? `，涉及${about(named)}` : ""}。${because(named)}`,
    todo: "请提醒收件人按文字提示办理；请管理员核对卡片内容。",
  },
  staleCard: {
    title: "卡片未能更新",
    happened: (named) =>
      `有一张已发出的卡片被平台拒绝更新${named.person ? `（${named.person}）` : ""}${about(named) ? `，涉及${about(named)}` : ""}，仍是原来的样子。${because(named)}`,
    todo: "请提醒收件人以 /待办 为准，旧卡片上的按键已不作数；请管理员核对卡片内容。",
  },
  deadGroup: {
    title: "群组无法发送",
    happened: (named) => `群“${named.group || "未命名"}”已不能发送消息。${because(named)}`,
    todo: "请确认群是否解散、机器人是否被移出或禁言。需要恢复的，请将机器人重新加入该群后绑定，或重新导入通讯录。",
  },
  unboundGroup: {
    title: "机器人被加入新的群",
    happened: (named) =>
      `机器人被${named.person || "通讯录以外的人员"}加入群“${named.group || "未命名"}”，该群还没有登记用途。${because(named)}`,
    todo: "需要向该群发送周报或通知的，请选择用途和范围单位；用于留存操作日志摘要的，请选择绑定审计；不需要的，请选择退出。",
  },
  stuckInGroup: {
    title: "机器人没有退出群",
    happened: (named) => `机器人没有能够退出群“${named.group || "未命名"}”。${because(named)}`,
    todo: "请在该群的设置中将机器人移出；需要由机器人自行退出的，请开通“添加、移除群成员”权限（im:chat.members:write_only）。",
  },
  uncertain: {
    title: "消息是否送达不能确定",
    happened: (named) =>
      `${named.person ? `发给${named.person}的` : ""}一条消息没有得到平台答复，也无法核对是否送达${about(named) ? `，涉及${about(named)}` : ""}。${because(named)}`,
    todo: "请与收件人核对；收到两条相同内容的，以标有“重发”的一条为准。",
  },
  platform: {
    title: "平台设置需要处理",
    happened: (named) => `平台拒绝了本应用的请求，消息暂时不能发出。${because(named)}`,
    todo: "请管理员检查应用权限、机器人能力、白名单和调用额度；处理后消息自动补发。",
  },
  strangers: {
    title: "群内有通讯录以外的人员",
    happened: (named) =>
      `群“${named.group || "未命名"}”中有通讯录以外或外部人员，发往该群的周报或通知只列数字，没有列出具体事项。${because(named)}`,
    todo: "请核对群成员，请无关人员退群或将其登记入通讯录。",
  },
  evidenceAmiss: {
    title: "佐证材料有异",
    happened: (named) =>
      `佐证材料${named.file && `“${named.file}”`}${named.why || "不能调阅"}${about(named) ? `，涉及${about(named)}` : ""}。`,
    todo: "请系统管理员从备份恢复该文件；恢复不了的，请承办单位重新上传，并核实此前据此办理的情况。",
  },
  storage: {
    title: "佐证材料无法存放",
    happened: (named) => `存放佐证材料的磁盘不能写入，收到的文件没有收存。${because(named)}`,
    todo: "请管理员清理或扩充存储空间并检查目录权限；处理后请提醒有关人员重新发送文件。",
  },
  unsaid: {
    title: "应发的消息没有发出",
    happened: (named) => `运行核对发现：${named.why}${about(named) ? `其中有${about(named)}。` : ""}`,
    todo: "请先用电话等方式告知有关人员，并请系统管理员查看 /自检 和运行日志；补发或办结后本条自动了结。",
  },
  stalled: {
    title: "自动办理停顿",
    happened: ({ why }) => `运行核对发现：${why}`,
    todo: "请系统管理员查看 /自检 和运行日志，必要时重新启动服务；恢复后本条自动了结，停顿期间的消息随后补发。",
  },
};
