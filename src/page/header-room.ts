/** Characters of sections that fit in a line beside the portal's title, each section with a gap of one. */
const room = 33;

/** Whether sections are more than fit beside the portal's title, so that they take a line of their own. */
export function areManySections(titles: readonly string[]): boolean {
  return titles.reduce((width, title) => width + [...title].length + 1, 0) > room;
}
