import type { PortalData } from '../page/portal-data.ts';
import { portalData } from './portal.ts';

/** A value made from the portal's data: once in a build, anew in development when the data changed. */
export function derived<Value>(make: (data: PortalData) => Value): () => Value {
  let from: PortalData | undefined;
  let value: Value | undefined;
  return () => {
    const data = portalData();
    if (from !== data) {
      value = make(data);
      from = data;
    }
    return value as Value;
  };
}
