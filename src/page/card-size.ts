/** Size of the pictures that pages show where they are shared, as Open Graph asks. */
export const cardSizePx = { width: 1200, height: 630 };
