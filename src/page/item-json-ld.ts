import { absoluteAddress, itemAddress } from '../model/address.ts';
import { jsonForScript } from './json-ld.ts';
import { lifeForMachines } from './person-facts.ts';
import type { ItemData } from './portal-data.ts';

/** An item as schema.org knows it; fields without a value are left out by JSON. */
function describe(
  type: string,
  register: string,
  { id, meta }: { id: string; meta: { name: string; summary?: string | undefined } },
  site: string | undefined,
  more: Record<string, unknown>,
): string {
  const address = absoluteAddress(site, itemAddress(register, id));
  return jsonForScript({
    '@context': 'https://schema.org',
    '@type': type,
    '@id': address,
    url: address,
    name: meta.name,
    ...more,
  });
}

const named = (names: readonly (string | undefined)[], own: string): string[] | undefined => {
  const others = [...new Set(names)].filter((name) => name !== undefined && name !== own);
  return others.length === 0 ? undefined : (others as string[]);
};

/** A person; of the living no dates. */
export function personJsonLd(
  person: ItemData<'people'>,
  nativePlace: string | undefined,
  site: string | undefined,
): string {
  const { meta } = person;
  const place = nativePlace ?? meta.nativePlace;
  return describe('Person', 'people', person, site, {
    alternateName: named(
      [meta.courtesyName, meta.artName, ...meta.penNames, ...meta.otherNames],
      meta.name,
    ),
    disambiguatingDescription: meta.distinction,
    gender: meta.gender,
    ...lifeForMachines(meta),
    birthPlace: place === undefined ? undefined : { '@type': 'Place', name: place },
    jobTitle: named(
      meta.tenures.map(({ office }) => office),
      '',
    ),
  });
}

export function placeJsonLd(
  place: ItemData<'places'>,
  within: ItemData<'places'> | undefined,
  site: string | undefined,
): string {
  const { meta } = place;
  const code = meta.names.findLast(({ to }) => to === undefined)?.code;
  return describe('Place', 'places', place, site, {
    alternateName: named([...meta.otherNames, ...meta.names.map(({ name }) => name)], meta.name),
    description: meta.summary,
    identifier:
      code === undefined
        ? undefined
        : { '@type': 'PropertyValue', propertyID: 'GB/T 2260', value: code },
    geo: meta.coordinates && { '@type': 'GeoCoordinates', ...meta.coordinates },
    containedInPlace: within && {
      '@type': 'Place',
      '@id': absoluteAddress(site, itemAddress('places', within.id)),
      name: within.meta.name,
    },
  });
}

export function organisationJsonLd(
  organisation: ItemData<'organisations'>,
  within: ItemData<'organisations'> | undefined,
  site: string | undefined,
): string {
  const { meta } = organisation;
  return describe('Organization', 'organisations', organisation, site, {
    alternateName: named(
      [meta.shortName, ...meta.otherNames, ...meta.names.map(({ name }) => name)],
      meta.name,
    ),
    description: meta.summary,
    foundingDate: meta.founded,
    dissolutionDate: meta.dissolved,
    parentOrganization: within && {
      '@type': 'Organization',
      '@id': absoluteAddress(site, itemAddress('organisations', within.id)),
      name: within.meta.name,
    },
  });
}
