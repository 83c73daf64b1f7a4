/** Runs a script that lies beside the page's own: most readers never need it, so it is not part of the first view. */
export function loadBeside(folder: string, name: string): void {
  const script = document.createElement('script');
  script.src = new URL(`${name}.js`, folder).href;
  document.head.append(script);
}
