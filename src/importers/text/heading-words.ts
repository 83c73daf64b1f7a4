/**
 * Why the words of a short line say that it is no heading, though the transcription marks it as one. The marks come
 * from the layout alone (a short line that begins lower than the others), so they also catch what a memorial sets on
 * a line of its own out of respect (國家, 皇上, 題伏乞), sums after a list (右十三人前漢) and single entries of lists.
 */

/** Words of the court, which are raised to the head of a line wherever they stand in a sentence. */
const elevated = String.raw`國家|國[下法課計]|本朝|朝|皇上|皇考|聖|天子|天[眷心]|上諭|睿|[㫖旨]|[勅敕]|俞|恩|殊|宸|詔|諭|欽|覲|聞$|德威|徳[意音]|王[師化]|大兵|先[師農]|陛下|御[賜覽]`;
const opensElevated = new RegExp(`^(?:${elevated}|國朝|我|命|景運)`, 'u');
/** A line that begins so goes on with the sentence of the line before. */
const continuesElevated = new RegExp(
  String.raw`^(?:${elevated}|特|世[祖宗]|太[祖宗]|祖宗|太和殿|盛世|御製|題[^\u3000]{0,3}[為請伏])`,
  'u',
);
/** Formulas of a memorial to the throne. */
const memorial = /^(?:題|奏)(?:$|[為請伏明謝叅准凖即部覆本奉開其])/u;

/** No sentence ends with these, so neither does a heading. */
const dangling =
  '我奉具於扵于以為爲其而與則乃及因將将仰仗荷䝉蒙遵自由並被恭伏竊惟稱曰乞祈請至令使命赴作';
const isUnfinished = new RegExp(`[${dangling}云今叅者之謹詔額聨聯]$`, 'u');
/** After such a line comes the rest of its sentence, a quotation or an inscription. */
const awaitsMore = new RegExp(`[${dangling}額聨聯]$`, 'u');

/** What follows a list and sums it up, or is a note to what precedes. */
const postscript = /^(?:右|已上|以上|凡[^例]|計[^簿]|共|附[^錄録]?$|（)/u;
const countOfThings =
  /[一二三四五六七八九十百千萬兩](?:員|名|兩|石|丈|里|尺|戶|戸|户|丁|匹|頃|畝|座|處|衆|錢|文|斤|口)$/u;
/** `孫家堰在鎮西南四里`: an entry of a list, not the title of one. */
const saysWhere = /^.+在.+/u;
const saysWhen = /年./u;

/** Whether a marked line, between the lines before and after it, can be a heading by its words. */
export function readsAsHeading(line: string, before: string, after: string): boolean {
  if (line.startsWith('述') && /[苐第][^\u3000]{1,3}$/u.test(line)) return false;
  if (postscript.test(line) || countOfThings.test(line) || saysWhen.test(line)) return false;
  if (line.length >= 5 && saysWhere.test(line)) return false;
  if (opensElevated.test(line) || memorial.test(line) || isUnfinished.test(line)) return false;
  if (awaitsMore.test(before) || continuesElevated.test(after)) return false;
  return !isRoll(line);
}

/** 絹, 綿, 苧, 麻 set apart by wide spaces are a list; 題恵山寺, 張, 祐 a title and its author, whose name is spaced out. */
function isRoll(line: string): boolean {
  const items = line.split('\u3000').filter((item) => item !== '');
  return (
    items.length >= 4 || (items.length === 3 && items.every((item) => Array.from(item).length >= 2))
  );
}
