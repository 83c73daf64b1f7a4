import type { Page } from '@playwright/test';

/** Everything that goes wrong on a page while it is used, in the order it went wrong. */
export async function listenForFaults(page: Page, origin: string): Promise<string[]> {
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') {
      faults.push(`console ${message.type()}: ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith('data:'))
      faults.push(`request elsewhere: ${url}`);
  });
  page.on('requestfailed', (request) => faults.push(`request failed: ${request.url()}`));
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`);
  });
  await page.exposeFunction('tellFault', (fault: string) => faults.push(fault));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      const { tellFault } = window as unknown as { tellFault: (fault: string) => void };
      tellFault(`policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  return faults;
}
