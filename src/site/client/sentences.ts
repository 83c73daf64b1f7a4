/** Most characters said in one breath: some browsers fall silent in longer ones. */
const most = 120;

/** Cuts a block into sentences, and a sentence too long for one breath at its commas. */
export function sentencesOf(text: string): string[] {
  const cut = (piece: string, parts: RegExp): string[] =>
    (piece.match(parts) ?? []).filter((part) => part.trim() !== '');
  return cut(text, /[^。！？；]*[。！？；]+[”’」』）]*|[^。！？；]+$/g).flatMap((sentence) =>
    sentence.length <= most ? [sentence] : cut(sentence, /[^，、：]*[，、：]+|[^，、：]+$/g),
  );
}
