import { rmSync } from 'node:fs';
import path from 'node:path';
import { contentFiles, planCorpus, writeFolder } from './corpus.ts';
import { fewerPages, type Contestant } from './contestant.ts';
import { keptFolder, programRoot } from './folders.ts';
import type { Command } from './measure.ts';
import { programCache } from '../src/press/program-cache.ts';

/** A build of the portal by its command line, as an office runs it. */
export interface OwnBuild {
  name: string;
  content: string;
  /** Folder for the portal and its cache. */
  room: string;
  search: boolean;
  /** Chapters there are to build. */
  chapters: number;
}

export const ownName = 'fangzhi';

/** Writes the corpus as a content folder. @returns the folder. */
export function contentOf(chapters: number): string {
  return writeFolder(
    keptFolder('content', String(chapters)),
    `content ${chapters}`,
    contentFiles(planCorpus(chapters)),
  );
}

export function siteFolder(room: string): string {
  return path.join(room, 'site');
}

function buildCommand({ content, room, search }: OwnBuild): Command {
  const flags = [
    '--content',
    content,
    '--out',
    siteFolder(room),
    ...(search ? [] : ['--no-search']),
  ];
  return {
    program: process.execPath,
    args: [path.join(programRoot, 'src/cli/main.ts'), 'build', ...flags],
    cwd: programRoot,
    env: { FANGZHI_CACHE: path.join(room, 'cache') },
  };
}

/** The first build after installing: the program's own pages are compiled too, as a compiler would have done before. */
export function firstBuild(build: OwnBuild): Contestant {
  const cold = coldBuild(build);
  return {
    ...cold,
    prepare: () => {
      rmSync(programCache(build.room), { recursive: true, force: true });
      return cold.prepare();
    },
  };
}

/** A build from nothing of the content's: no cache, no site of before. */
export function coldBuild(build: OwnBuild): Contestant {
  return {
    name: build.name,
    prepare: () => {
      rmSync(build.room, { recursive: true, force: true });
      return undefined;
    },
    command: buildCommand(build),
    verify: () => fewerPages(siteFolder(build.room), build.chapters),
  };
}
