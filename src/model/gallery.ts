import { z } from 'zod';
import { withholding } from './access.ts';
import { edtf } from './edtf.ts';
import { besideFile, text } from './fields.ts';
import { slug } from './identifiers.ts';

/** A picture of a chapter (`chapter` and the file as the chapter names it), or one that lies beside the gallery. */
const galleryPicture = z
  .strictObject({
    chapter: text.optional(),
    file: besideFile,
    /** What the picture shows, for those who cannot see it; a picture of a chapter brings its own. */
    alt: text.optional(),
    caption: text.optional(),
    credit: text.optional(),
    licence: text.optional(),
    date: edtf.optional(),
  })
  .refine(({ chapter, alt }) => chapter !== undefined || alt !== undefined, {
    error: '图集自己的图片要写 alt，用一句话说明图上是什么。',
  })
  .refine(({ chapter, credit }) => chapter !== undefined || credit !== undefined, {
    error: '图集自己的图片要写 credit（作者或收藏者）。',
  });

/** A gallery (图集): `content/galleries/<id>.yaml`, pictures of its own beside it. */
export const gallerySchema = z.strictObject({
  title: text,
  summary: text.optional(),
  date: edtf.optional(),
  /** Licence of pictures that do not say their own. */
  licence: text,
  /** Works all of whose pictures belong to it, after those named one by one. */
  works: z.array(slug).default([]),
  pictures: z.array(galleryPicture).default([]),
  ...withholding,
});

export type Gallery = z.output<typeof gallerySchema>;
