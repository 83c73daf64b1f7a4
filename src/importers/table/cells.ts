/** Cells that stand for several, 0-based, `right` and `bottom` included. */
export interface Merge {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** A cell that says a number and nothing else. */
export const figures = /^[-+−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?[%‰]?$/;
