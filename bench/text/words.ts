import { randomFrom, shuffled } from './random.ts';

const split = (words: string): string[] => words.trim().split(/\s+/);

/** Subjects of chapters, two characters each, so that a subject and a suffix are a title of their own. */
export const subjects = split(`
  茶叶 蚕桑 水稻 小麦 玉米 油菜 柑橘 竹木 药材 烟草 棉花 渔业 畜牧 林场 农机 种子 水库 堤防 灌溉 水文
  矿产 煤炭 冶金 机械 纺织 造纸 陶瓷 酿酒 制盐 电力 邮政 电信 公路 桥梁 渡口 铁路 航运 客运 货运 集市
  供销 粮油 食品 外贸 物价 税收 财政 审计 银行 保险 统计 工商 计量 城建 房产 园林 供水 环保 气象 地震
  小学 中学 师范 职校 科技 文物 戏曲 书画 图书 档案 广播 报刊 电影 体育 医院 防疫 中医 妇幼 药检 民政
  优抚 救灾 户籍 人事 劳动 社保 婚姻 宗教 民俗 方言 谚语 歌谣 节令 饮食 服饰 民居 祠堂 古迹 碑刻 寺观
  政协 人大 工会 青年 妇联 侨务 法院 检察 公安 司法 消防 兵役 民兵 驻军 土地 测绘 移民 扶贫 旅游 名胜`);

export const suffixes = split(`
  沿革 机构 队伍 管理 设施 产量 分布 品种 经营 改制 普查 投资 培训 技术 推广 保护 修缮 考核 收支 服务`);

const people =
  '县人民政府 县委 县农业局 县水利局 县教育局 县交通局 县卫生局 县文化馆 县供销社 县档案馆 乡镇 村民委员会 生产大队 合作社 工作组 技术员 群众 农户 干部 学校 专业户 劳动模范 施工队 理事会 老人 志愿者';
const things =
  '水渠 堰塘 梯田 茶园 苗圃 仓库 校舍 卫生所 码头 石桥 公路 电站 厂房 车间 机耕道 沼气池 祠堂 戏台 碑记 族谱 图册 档案 账簿 章程 条例 规划 合同 证书 贷款 化肥 良种 农具 耕牛 稻谷 茶青 木材 毛竹 药材 蚕茧 布匹 食盐 煤油 砖瓦 水泥 钢材 设备 管道 线路 街道 市场 铺面 广场 公园 堤岸 涵洞 闸门 泵站 井泉 山林 荒坡 河滩 滩涂 耕地 宅基地 桥涵 路基 站点 网点 书刊 剧目 曲牌 展品 文物';
const actions =
  '兴建 修复 扩建 改造 加固 疏浚 迁建 设立 撤销 合并 恢复 推广 引进 试种 收购 调运 分配 登记 普查 测量 绘制 编修 刊印 整理 收集 捐献 征收 减免 拨付 筹集 验收 移交 承包 拍卖 整顿 表彰 选举 审议 通过 公布';
const qualities =
  '全县 沿河 山区 平坝 东部 西南部 旧有 新增 集体 国营 民办 县属 乡办 大型 中型 小型 常年 季节性 历年 首批 重点 一般 传统 优质 早熟 耐旱';
const results =
  '产量逐年上升 群众称便 收效甚微 至今沿用 次年停办 由此成为定例 受到上级通报表扬 因经费不足中止 基本满足需要 仍不敷使用 使交通大为改善 面积有所减少 质量明显提高 亏损逐步扭转 损失得到弥补 纠纷渐少 旧貌尚存 数字未详 原件无存 由县档案馆收藏';

/** Characters of everyday use: level 1 of GB 2312, which is a rule of arrangement and not a text. */
function everydayCharacters(): string[] {
  const decoder = new TextDecoder('gb18030');
  const characters: string[] = [];
  for (let row = 0xb0; row <= 0xd7; row++) {
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell++) {
      characters.push(decoder.decode(Uint8Array.of(row, cell)));
    }
  }
  return characters;
}

const rareWords = 6000;

/** Words no dictionary has, so that the text has as many different characters and pairs as a real one. */
function inventWords(): string[] {
  const random = randomFrom(20_260);
  const characters = shuffled(random, everydayCharacters());
  return Array.from(
    { length: rareWords },
    () => random.pickCommon(characters) + random.pick(characters),
  );
}

const invented = inventWords();

/** Words by their place in a sentence; the written ones come first and so most often. */
export const lexicon = {
  actors: split(people),
  things: [...split(things), ...invented],
  actions: [...split(actions), ...invented.slice(0, 400)],
  qualities: [...split(qualities), ...invented.slice(400, 800)],
  results: split(results),
  units: split('亩 公里 米 座 处 户 人 吨 公斤 万元 元 册 台 间 眼'),
  measures: split('面积 总长 产量 人口 户数 投资 收入 藏书 入学人数 拥有量'),
} as const;

export const surnames = split(
  '赵 钱 孙 李 周 吴 郑 王 冯 陈 褚 卫 蒋 沈 韩 杨 朱 秦 尤 许 何 吕 施 张 孔 曹 严 华 金 魏 陶 姜',
);
export const givenNames = split(
  '文 德 明 世 永 国 志 元 兆 春 秀 桂 云 松 柏 清 远 鸿 瑞 祥 安 宁 嘉 礼 仲 维 景 思 若 兰 芝 岚',
);
export const placeHeads = split(
  '白 青 石 龙 大 小 上 下 东 西 南 北 新 老 金 银 柳 松 竹 梅 沙 黄 赤 双 长 高 平 古 云 月',
);
export const placeTails = split(
  '岩村 溪镇 坝村 桥镇 坪乡 湾村 沟村 塘村 铺镇 渡口 岭乡 洞村 场镇 寨村 滩村',
);
