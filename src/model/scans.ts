import { z } from 'zod';
import { withholding } from './access.ts';
import { besideFile, text, webAddress } from './fields.ts';
import { proofState } from './proof-state.ts';

/** Rights as IIIF wants them: an address of Creative Commons or RightsStatements.org, by its name, which is `http:`. */
const rightsAddress = z
  .string({ error: '权利声明要写成网址。' })
  .regex(
    /^https?:\/\/(?:creativecommons\.org\/(?:licenses|publicdomain)|rightsstatements\.org\/vocab)\//,
    {
      error:
        'rights 只能写 creativecommons.org 或 rightsstatements.org 的网址，例如 http://creativecommons.org/publicdomain/mark/1.0/。别的话写在 statement 里。',
    },
  )
  .transform((address) => address.replace(/^https:/, 'http:'));

const marks = z.union([text.transform((mark) => [mark]), z.array(text)], {
  error: 'leaf 写文字里的叶次，例如 1a；一幅图上有两面的写 [1a, 1b]；整幅没有文字的写 []。',
});

const pixels = z.int('要写像素数，整数。').positive('像素数要大于零。');

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'sha256 是六十四位十六进制数。');

/** What tells whether a master is the one: its name at its owner's, its digest and length. */
const masterSchema = z.strictObject({
  file: besideFile,
  sha256,
  sizeBytes: z.int('sizeBytes 要写字节数，整数。').min(0),
});

/** A scan of one leaf or side of a leaf: a file of one's own, or a picture at another's host. */
const leafSchema = z
  .strictObject({
    /** Names the leaf's page and pictures for good. */
    id: z
      .string({ error: '编号要加引号，例如 "0001"。' })
      .regex(/^[a-z0-9]{1,32}$/, '编号只用小写字母和数字，例如 "0001"。'),
    /** As the book counts it: 卷一·一葉上. */
    label: text,
    /** The `<Leaf n>` of the text it shows; where nothing is said, those named as the label. */
    leaf: marks.optional(),
    state: proofState.default('未校'),
    /** Picture in the folder `scans` beside. */
    file: besideFile.optional(),
    sha256: sha256.optional(),
    /** The master that the picture was made from, where only a copy for reading travelled; its owner keeps it. */
    master: masterSchema.optional(),
    /** Picture at another's host, with what its manifest says of it. */
    canvas: webAddress.optional(),
    image: webAddress.optional(),
    width: pixels.optional(),
    height: pixels.optional(),
    ...withholding,
  })
  .refine(({ file, image }) => (file === undefined) !== (image === undefined), {
    error: '每一叶要么写 file（自己的影像），要么写 image（别处的影像），两样只写一样。',
  });

const volumeSchema = z.strictObject({ title: text, leaves: z.array(leafSchema) });

/** The manifest of another institution whose pictures stand for scans of one's own. */
const attachedManifest = z.strictObject({
  id: webAddress,
  label: text,
  provider: text.optional(),
  statement: text.optional(),
  rights: webAddress.optional(),
});

/** The list of a work's scans: `content/works/<id>/scans.yaml`. */
export const scansSchema = z
  .strictObject({
    rights: rightsAddress.optional(),
    /** Sentence that must be shown with every picture. */
    statement: text.optional(),
    manifest: attachedManifest.optional(),
    volumes: z.array(volumeSchema),
  })
  .superRefine(({ volumes }, context) => {
    const seen = new Set<string>();
    for (const [place, { leaves }] of volumes.entries())
      for (const [index, { id }] of leaves.entries()) {
        if (seen.has(id))
          context.addIssue({
            code: 'custom',
            path: ['volumes', place, 'leaves', index, 'id'],
            message: `编号 ${id} 用了两次。请改成没有用过的编号。`,
          });
        seen.add(id);
      }
  });

export type Scans = z.output<typeof scansSchema>;
export type ScanVolume = Scans['volumes'][number];
export type ScanLeaf = ScanVolume['leaves'][number];

/** Names in the text that a scan shows. */
export function marksOf({ label, leaf }: Pick<ScanLeaf, 'label' | 'leaf'>): string[] {
  return leaf ?? [label];
}
