/** Forms of OpenCC's standard that few readers of Traditional print know, and what they are used to. */
export const plainerForms =
  '僞 偽|啓 啟|喫 吃|嫺 嫻|嬀 媯|峯 峰|潙 溈|爲 為|牀 床|癡 痴|皁 皂|竈 灶|糉 粽|羣 群|脣 唇|衆 眾|裏 裡|鉢 缽|麪 麵|鮎 鯰|纔 才|祕 秘|巖 岩';

/** Characters whose usual form in gazetteers is another than OpenCC's first. */
export const ownCharacters = '岩 岩';

/** Words that the dictionaries lack or that gazetteers write otherwise. */
export const ownPhrases =
  '县志 縣志|州志 州志|府志 府志|村志 村志|镇志 鎮志|乡志 鄉志|方志 方志|志书 志書|省志 省志|市志 市志|修志 修志|专志 專志|通志 通志|个中队 個中隊|个中心 個中心|个中学 個中學|皇后 皇后|干支 干支|天干 天干|余姚 餘姚|表下 表下|机制纸 機製紙|制茶 製茶|制纸 製紙|核对 核對|撬杠 撬槓|面灰 面灰|面白 面白';

/**
 * Words kept whole, though their characters alone would come out right: without them a phrase that begins with their
 * last character could break into what follows (恢复用水 is not 恢+复用, 方面粉碎 not 方+面粉).
 */
export const wholeWords =
  '恢复 修复 答复 光复 收复 反复 康复 往复 合并 吞并 兼并 标签 竹签 书签 问卷 试卷 画卷 案卷 书卷 考卷 机制 体制 控制 限制 强制 法制 编制 管制 抑制 节制 自制 专制 学制 方面 地面 水面 路面 全面 正面 对面 反面 平面 层面 书面 局面 场面 版面 上面 下面 外面 东面 南面 西面 北面 四面 两面 见面 灰面 里面 岩面 石面 墙面 壁面 坡面 断面 剖面 表面 背面 侧面 桌面 桥面 河面 江面 湖面 屋面 田面 封面 画面 前面 后面 左面 右面 一面 三面 当面 以后 今后 然后 最后 之后 先后 前后 背后 落后 午后 饭后 雨后 年后 应当 相当 适当 才干 能干 骨干 主干 树干 晒干 风干 转干 对于 由于 关于 属于 至于 位于 等于 在于 终于 低于 高于 大于 小于 多于 少于 善于 勇于 便于 利于 特别 分别 区别 级别 个别 经历 日历 学历 计划 规划 关系 体系 联系 旅游 上游 下游 中游 集合 结合 联合 配合 综合 适合 各种 品种 村里 家里 城里 县里 山里 乡里 屋里 这里 那里 哪里 手里 河里 田里 公里 干部 头发 签了 一卷 卷出 价格 外出 发出 支出 提出 各个 几个 两个 一个 这个 那个';
