import path from 'node:path';
import { findFacts } from '../markdown/facts-block.ts';
import { aFinding, type Finding } from '../model/finding.ts';
import { slugPattern } from '../model/identifiers.ts';
import { registers, type RegisterItem, type RegisterName } from '../model/registers.ts';
import type { Item, Items } from './corpus.ts';
import { readFacts } from './facts.ts';
import { listFolder } from './folder.ts';
import { inTurn } from './in-turn.ts';
import { readText } from './text-file.ts';

/** Reads every register's folder, by id. */
export async function readItems(root: string, findings: Finding[]): Promise<Items> {
  const names = Object.keys(registers) as RegisterName[];
  const read = await Promise.all(
    names.map(async (name) => [name, await readRegister(root, name, findings)] as const),
  );
  return Object.fromEntries(read) as unknown as Items;
}

async function readRegister<Name extends RegisterName>(
  root: string,
  name: Name,
  findings: Finding[],
): Promise<Item<Name>[]> {
  const { form } = registers[name];
  const holdsPictures = form === 'mdx' || 'holdsPictures' in registers[name];
  const files = await listFolder(root, name, findings);
  const items = await inTurn(files, async ({ name: fileName, isFolder }) => {
    const file = `${name}/${fileName}`;
    const extension = path.extname(fileName);
    if (isFolder || extension !== `.${form}`) {
      // Pictures of lessons, exhibits, news and galleries lie beside them.
      if (!holdsPictures || isFolder)
        findings.push(
          aFinding(
            'file-unexpected',
            file,
            `${name}/ 里只放 .${form} 文件，程序没有读 ${fileName}。`,
          ),
        );
      return undefined;
    }
    const id = path.basename(fileName, extension);
    if (!slugPattern.test(id)) {
      findings.push(
        aFinding(
          'file-name-invalid',
          file,
          `文件名就是编号，只用小写字母、数字和连字符，例如 ${name}/li-si.${form}。请改名。`,
        ),
      );
      return undefined;
    }
    return readItem(root, name, id, file, findings);
  });
  return items.filter((item) => item !== undefined);
}

async function readItem<Name extends RegisterName>(
  root: string,
  name: Name,
  id: string,
  file: string,
  findings: Finding[],
): Promise<Item<Name> | undefined> {
  const read = await readText(path.join(root, file), file);
  if ('finding' in read) {
    findings.push(read.finding);
    return undefined;
  }
  const { form, schema } = registers[name];
  const block = form === 'mdx' ? findFacts(read.text) : { yaml: read.text, firstLine: 1 };
  if (!block) {
    findings.push(
      aFinding(
        'chapter-frontmatter-missing',
        file,
        '文件要以 --- 开头，写明 title 等资料，再以 --- 结束，然后是正文。',
        { line: 1, column: 1 },
      ),
    );
    return undefined;
  }
  const facts = readFacts(block.yaml, schema, {
    file,
    code: 'register-invalid',
    firstLine: block.firstLine,
  });
  findings.push(...facts.findings);
  if (facts.value === undefined) return undefined;
  const meta = facts.value as RegisterItem<Name>;
  return form === 'mdx' ? { id, file, meta, source: read.text } : { id, file, meta };
}
