const asked = new Map<string, Promise<boolean>>();

/** Loads a script once; a page on a disk can load nothing else. @returns whether it came. */
export function loadScript(url: string): Promise<boolean> {
  const known = asked.get(url);
  if (known) return known;
  const loading = new Promise<boolean>((resolve) => {
    const script = document.createElement('script');
    script.src = url;
    script.addEventListener('load', () => resolve(true));
    script.addEventListener('error', () => resolve(false));
    document.head.append(script);
  });
  asked.set(url, loading);
  return loading;
}
