/**
 * Mirrors again and again. A turn that fails is told, and the next one tries again: what is published stays.
 *
 * @param wait until the next turn; false ends it.
 */
export async function follow(
  turn: () => Promise<void>,
  { wait, tell }: { wait: () => Promise<boolean>; tell: (fault: unknown) => void },
): Promise<void> {
  do await turn().catch(tell);
  while (await wait());
}
