import type { Item } from '../corpus/corpus.ts';
import { isWithheld, type Release } from '../model/access.ts';
import type { Gallery } from '../model/gallery.ts';
import type { GalleryPicture, PictureData } from '../page/portal-data.ts';
import type { ImageUse } from './images.ts';
import type { ReleasedChapter, ReleasedWork } from './released.ts';

const folderOf = (file: string): string => file.slice(0, file.lastIndexOf('/'));

/** Pictures of a gallery in its order: those named, then every one of the works named. What is held back is left out. */
export function galleryPictures(
  { pictures: named, works: ofWorks, licence }: Gallery,
  works: readonly ReleasedWork[],
  made: ReadonlyMap<string, PictureData>,
): GalleryPicture[] {
  const chapters = works.flatMap(({ work, chapters: list }) =>
    list.map((chapter) => ({ work: work.id, chapter })),
  );
  const byId = new Map(chapters.map((each) => [each.chapter.id, each]));
  const shown = named.flatMap((given): GalleryPicture[] => {
    const own = { ...given, licence: given.licence ?? licence };
    if (given.chapter === undefined) {
      const picture = made.get(`galleries/${given.file}`);
      return picture ? [{ ...detailsOf(own), picture, alt: given.alt ?? '' }] : [];
    }
    const found = byId.get(given.chapter);
    return found ? pictureOf(found, given.file, own, made) : [];
  });
  const rest = chapters
    .filter(({ work }) => ofWorks.includes(work))
    .flatMap((found) =>
      found.chapter.figures.flatMap(({ src }) => pictureOf(found, src, { licence }, made)),
    );
  return [...shown, ...rest];
}

type Details = Pick<GalleryPicture, 'caption' | 'credit' | 'licence' | 'date'>;

function detailsOf({ caption, credit, licence, date }: Details): Details {
  return { caption, credit, licence, date };
}

/** A picture as its chapter has it; what the gallery says of it goes before. */
function pictureOf(
  { work, chapter }: { work: string; chapter: ReleasedChapter },
  file: string,
  own: Details & { alt?: string | undefined },
  made: ReadonlyMap<string, PictureData>,
): GalleryPicture[] {
  const figure = chapter.figures.find(({ src }) => src === file);
  const picture = made.get(`${folderOf(chapter.file)}/${file}`);
  if (!figure || !picture) return [];
  const from = {
    chapter: chapter.id,
    chapterTitle: chapter.meta.title,
    work,
    anchor: figure.anchor,
  };
  return [
    {
      ...detailsOf(own),
      caption: own.caption ?? figure.caption,
      credit: own.credit ?? figure.credit,
      alt: own.alt ?? figure.alt,
      picture,
      from,
    },
  ];
}

/** Pictures that lie beside galleries. */
export function imagesOfGalleries(
  galleries: readonly Item<'galleries'>[],
  release: Release,
): ImageUse[] {
  return galleries
    .filter(({ meta }) => !isWithheld(meta, release))
    .flatMap(({ file, meta }) =>
      meta.pictures
        .filter(({ chapter }) => chapter === undefined)
        .map((picture) => ({ file: `galleries/${picture.file}`, namedIn: file })),
    );
}
