/** Dictionaries of OpenCC as the package lays them out: `from to [to …]`, divided by `|`. */
declare module 'opencc-js/dict/*' {
  const entries: string;
  export default entries;
}
