import type { z } from 'zod';
import { donationSchema } from './donation.ts';
import { exhibitSchema, newsSchema } from './exhibit.ts';
import { gallerySchema } from './gallery.ts';
import { lessonSchema } from './lesson.ts';
import { organisationSchema } from './organisation.ts';
import { memberSchema, partnerSchema } from './partner.ts';
import { personSchema } from './person.ts';
import { placeSchema } from './place.ts';
import { readingRoomSchema } from './reading-room.ts';
import { topicSchema } from './topic.ts';

/**
 * Folders of `content/` that hold one item a file: YAML for facts alone (`.yaml`), MDX where the item has a text of
 * its own (`.mdx`).
 */
export const registers = {
  people: { title: '人物', form: 'yaml', schema: personSchema },
  places: { title: '地名', form: 'yaml', schema: placeSchema },
  organisations: { title: '机构', form: 'yaml', schema: organisationSchema },
  partners: { title: '合作单位', form: 'yaml', schema: partnerSchema },
  'reading-rooms': { title: '阅览室', form: 'yaml', schema: readingRoomSchema },
  donations: { title: '赠书', form: 'yaml', schema: donationSchema },
  galleries: { title: '图集', form: 'yaml', schema: gallerySchema, holdsPictures: true },
  topics: { title: '专题', form: 'yaml', schema: topicSchema },
  members: { title: '联盟成员', form: 'yaml', schema: memberSchema },
  lessons: { title: '乡土课', form: 'mdx', schema: lessonSchema },
  exhibits: { title: '展览', form: 'mdx', schema: exhibitSchema },
  news: { title: '动态', form: 'mdx', schema: newsSchema },
} as const satisfies Record<
  string,
  { title: string; form: 'yaml' | 'mdx'; schema: z.ZodType; holdsPictures?: true }
>;

export type RegisterName = keyof typeof registers;
export type RegisterItem<Name extends RegisterName> = z.output<(typeof registers)[Name]['schema']>;
