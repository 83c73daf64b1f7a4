/** Dictionaries of OpenCC: `简 繁|简 繁…`; where a character has several forms, the usual one is first. */
declare module 'opencc-js/dict/*' {
  const entries: string;
  export default entries;
}
