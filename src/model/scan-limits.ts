/** More pixels than this are refused before decoding: a small file can unpack to any size. */
export const mostScanPixels = 100_000_000;
