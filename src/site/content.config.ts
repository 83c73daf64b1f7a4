import { defineCollection } from 'astro:content';
import { registers, type RegisterName } from '../model/registers.ts';
import { workSchema } from '../model/work.ts';
import { portalData } from './portal.ts';

/** The facts of works and register items; bodies never enter Astro's data store. */
const works = defineCollection({
  schema: workSchema,
  loader: {
    name: 'works',
    load: async (loader) => {
      loader.store.clear();
      for (const { id, meta } of portalData().works)
        loader.store.set({ id, data: await loader.parseData({ id, data: meta }) });
    },
  },
});

function register<Name extends RegisterName>(name: Name) {
  return defineCollection({
    schema: registers[name].schema,
    loader: {
      name,
      load: async (loader) => {
        loader.store.clear();
        for (const { id, meta } of portalData().items[name])
          loader.store.set({ id, data: await loader.parseData({ id, data: meta }) });
      },
    },
  });
}

export const collections = {
  works,
  people: register('people'),
  places: register('places'),
  organisations: register('organisations'),
  partners: register('partners'),
  'reading-rooms': register('reading-rooms'),
  donations: register('donations'),
  galleries: register('galleries'),
  topics: register('topics'),
  members: register('members'),
  lessons: register('lessons'),
  exhibits: register('exhibits'),
  news: register('news'),
};
