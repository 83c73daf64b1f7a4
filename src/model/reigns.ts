/**
 * Reign titles (年号) from Tang to Qing and the Republic: first and last year as Gregorian years, each the year that most
 * of it lies in. A title that was used twice has two spans. Titles that states beside these used at the same time are
 * not in the list, so that no date of theirs is judged.
 */
const spans = `
武德618-626 贞观627-649 永徽650-655 显庆656-661 龙朔661-663 麟德664-665 乾封666-668 总章668-670 咸亨670-674 上元674-676
仪凤676-679 调露679-680 永隆680-681 开耀681-682 永淳682-683 文明684-684 光宅684-684 垂拱685-688 永昌689-689 天授690-692
长寿692-694 延载694-694 证圣695-695 万岁通天696-697 神功697-697 圣历698-700 久视700-701 长安701-704 神龙705-707
景龙707-710 景云710-712 太极712-712 先天712-713 开元713-741 天宝742-756 至德756-758 乾元758-760 上元760-761 宝应762-763
广德763-764 永泰765-766 大历766-779 建中780-783 兴元784-784 贞元785-805 永贞805-805 元和806-820 长庆821-824 宝历825-827
大和827-835 太和827-835 开成836-840 会昌841-846 大中847-860 咸通860-874 乾符874-879 广明880-881 中和881-885 光启885-888
文德888-888 龙纪889-889 大顺890-891 景福892-893 乾宁894-898 光化898-901 天复901-904 天祐904-907
建隆960-963 乾德963-968 开宝968-976 太平兴国976-984 雍熙984-987 端拱988-989 淳化990-994 至道995-997 咸平998-1003
景德1004-1007 大中祥符1008-1016 天禧1017-1021 乾兴1022-1022 天圣1023-1032 明道1032-1033 景祐1034-1038 宝元1038-1040
康定1040-1041 庆历1041-1048 皇祐1049-1054 至和1054-1056 嘉祐1056-1063 治平1064-1067 熙宁1068-1077 元丰1078-1085
元祐1086-1094 绍圣1094-1098 元符1098-1100 建中靖国1101-1101 崇宁1102-1106 大观1107-1110 政和1111-1118 重和1118-1119
宣和1119-1125 靖康1126-1127 建炎1127-1130 绍兴1131-1162 隆兴1163-1164 乾道1165-1173 淳熙1174-1189 绍熙1190-1194
庆元1195-1200 嘉泰1201-1204 开禧1205-1207 嘉定1208-1224 宝庆1225-1227 绍定1228-1233 端平1234-1236 嘉熙1237-1240
淳祐1241-1252 宝祐1253-1258 开庆1259-1259 景定1260-1264 咸淳1265-1274 德祐1275-1276 景炎1276-1278 祥兴1278-1279
中统1260-1264 至元1264-1294 至元1335-1340 元贞1295-1297 大德1297-1307 至大1308-1311 皇庆1312-1313 延祐1314-1320
至治1321-1323 泰定1324-1328 天历1328-1330 至顺1330-1333 元统1333-1335 至正1341-1370
洪武1368-1398 建文1399-1402 永乐1403-1424 洪熙1425-1425 宣德1426-1435 正统1436-1449 景泰1450-1457 天顺1457-1464
成化1465-1487 弘治1488-1505 正德1506-1521 嘉靖1522-1566 隆庆1567-1572 万历1573-1620 泰昌1620-1620 天启1621-1627
崇祯1628-1644 弘光1645-1645 隆武1645-1646 永历1647-1683
顺治1644-1661 康熙1662-1722 雍正1723-1735 乾隆1736-1795 嘉庆1796-1820 道光1821-1850 咸丰1851-1861 同治1862-1874
光绪1875-1908 宣统1909-1911 民国1912-1949
`;

export interface Reign {
  from: number;
  to: number;
}

/** Spans of each title, in simplified characters. */
export const reigns: ReadonlyMap<string, readonly Reign[]> = spans
  .trim()
  .split(/\s+/)
  .reduce((all, span) => {
    const [, title = '', from, to] = /^(\D+)(\d+)-(\d+)$/.exec(span) ?? [];
    return all.set(title, [...(all.get(title) ?? []), { from: Number(from), to: Number(to) }]);
  }, new Map<string, Reign[]>());

/** Characters of titles in traditional writing, each after its simplified form. */
const traditional =
  '贞貞 观觀 显顯 庆慶 龙龍 总總 仪儀 凤鳳 调調 开開 长長 寿壽 载載 证證 圣聖 岁歲 万萬 历曆 历歷 视視 云雲 极極 宝寶 应應 广廣 兴興 会會 启啟 启啓 纪紀 顺順 宁寧 复復 国國 绍紹 丰豐 熙熈 统統 乐樂 祯禎 绪緒 祐佑';

const simplified = new Map(
  traditional.split(' ').map((pair): [string, string] => [pair.charAt(1), pair.charAt(0)]),
);

/** A title in simplified characters, so that 光緒 and 光绪 are one. */
export function simplifyReign(title: string): string {
  return Array.from(title, (character) => simplified.get(character) ?? character).join('');
}

/** Every form of a title a text may have, longest first; for a regular expression. */
export const reignPattern = Array.from(reigns.keys())
  .sort((a, b) => b.length - a.length)
  .map((title) =>
    Array.from(title, (character) => {
      const forms = [...simplified].filter(([, simple]) => simple === character);
      return forms.length > 0 ? `[${character}${forms.map(([form]) => form).join('')}]` : character;
    }).join(''),
  )
  .join('|');

const stems = '甲乙丙丁戊己庚辛壬癸';
const branches = '子丑寅卯辰巳午未申酉戌亥';

/** The year of the sixty (干支) that most of a Gregorian year lies in: 1885 → 乙酉. */
export function sexagenaryYear(year: number): string {
  const at = (length: number): number => (((year - 4) % length) + length) % length;
  return stems.charAt(at(10)) + branches.charAt(at(12));
}

export const sexagenaryPattern = `[${stems}][${branches}]`;
