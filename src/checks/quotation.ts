/** A title between quotation marks; marks within it become the inner ones. */
export function quote(title: string): string {
  return `“${title.replaceAll('“', '‘').replaceAll('”', '’')}”`;
}
