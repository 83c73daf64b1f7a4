/** Loads a style sheet that lies beside the page's own. */
export function styleBeside(folder: string, name: string): void {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = new URL(`${name}.css`, folder).href;
  document.head.append(link);
}

/** Runs a script that lies beside the page's own: most readers never need it, so it is not part of the first view. */
export function loadBeside(folder: string, name: string): void {
  const script = document.createElement('script');
  script.src = new URL(`${name}.js`, folder).href;
  document.head.append(script);
}
