import { z } from 'zod';

/** Forms in which a whole work can be read, with no more in it than its pages show. */
export const bookFormats = {
  epub: {
    title: 'EPUB 3 电子书',
    reader: 'EPUB 电子书，手机和平板阅读',
    extension: 'epub',
    mediaType: 'application/epub+zip',
  },
  html: {
    title: '单页网页（压缩包）',
    reader: '单页网页（压缩包），电脑阅读、打印',
    extension: 'zip',
    mediaType: 'application/zip',
  },
  text: {
    title: '纯文本',
    reader: '纯文本，检索、摘录',
    extension: 'txt',
    mediaType: 'text/plain; charset=utf-8',
  },
} as const;

export type BookFormat = keyof typeof bookFormats;

const names = Object.keys(bookFormats) as BookFormat[];

/** Books that readers can take home from a work's page. */
export const downloads = z
  .array(
    z.enum(names, {
      error: ({ input }) =>
        `没有 ${typeof input === 'string' ? input : JSON.stringify(input)} 这种供下载的格式。可以写 ${names.join('、')}。`,
    }),
    { error: '供下载的格式写成列表，例如 [epub, text]。' },
  )
  .refine((formats) => new Set(formats).size === formats.length, { error: '有一种格式写了两次。' });
