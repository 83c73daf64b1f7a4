/** Periods that a local record may reach into, in order, by their first and last full year. */
export const eras = [
  { name: '唐', from: 618, to: 907 },
  { name: '五代', from: 907, to: 960 },
  { name: '宋', from: 960, to: 1279 },
  { name: '元', from: 1271, to: 1368 },
  { name: '明', from: 1368, to: 1644 },
  { name: '清', from: 1644, to: 1911 },
  { name: '民国', from: 1912, to: 1948 },
  { name: '中华人民共和国', from: 1949, to: 9999 },
] as const;
