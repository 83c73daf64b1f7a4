/** Kinds of work an office publishes, with the word readers know them by and the body style they are built in. */
export const workKinds = {
  yearbook: { title: '年鉴', style: 'yearbook' },
  'county-gazetteer': { title: '县志', style: 'gazetteer' },
  'town-gazetteer': { title: '乡镇志', style: 'gazetteer' },
  'village-gazetteer': { title: '村志', style: 'gazetteer' },
  'department-gazetteer': { title: '部门志', style: 'gazetteer' },
  'party-history': { title: '党史专著', style: 'free' },
  'source-compilation': { title: '史料汇编', style: 'free' },
  'old-gazetteer': { title: '旧志', style: 'free' },
  'oral-history': { title: '口述史', style: 'free' },
  essays: { title: '史志文集', style: 'free' },
} as const;

export type WorkKind = keyof typeof workKinds;

/**
 * How the body of a work is ordered: `yearbook` by 类目–分目–条目, `gazetteer` by 篇章节目 and the eight genres
 * (八体), `free` as its editors like.
 */
export type BodyStyle = (typeof workKinds)[WorkKind]['style'];
