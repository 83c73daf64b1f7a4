import path from 'node:path';
import { Command } from 'commander';
import { reportFindings } from './report.ts';

interface Flags {
  into: string;
  title?: string;
  media?: string;
}

export const importTranscriptCommand = new Command('transcript')
  .summary('导入录音的文稿：.srt、.vtt、带时间的 .txt')
  .description(
    '把录音录像的文稿导入为口述史的篇章，一段话一个时间，放在著作的末尾。导入后逐字核对，不一致则不写入。取得讲述人授权以前，篇章不公开。',
  )
  .argument('<文件...>', '文稿：SRT、WebVTT，或每段以时间开头的文本')
  .requiredOption('--into <文件夹>', '著作的文件夹，没有就新建')
  .option('--title <题目>', '篇章的题目（默认用文件名）')
  .option('--media <文件>', '这份文稿的录音或录像，一同放进著作')
  .addHelpText(
    'after',
    '\n例：\n  npx fangzhi import transcript 谭秀英.srt --into content/works/qingxi-oral-history --title 挑一挑记一划 --media 谭秀英.mp3',
  )
  .action(async (files: string[], { into, title, media }: Flags) => {
    const { importTranscripts } = await import('../importers/transcript/import-transcripts.ts');
    const { chapters, remarks, findings } = await importTranscripts(
      files.map((file) => path.resolve(file)),
      { into, title, media: media === undefined ? undefined : path.resolve(media) },
    );
    const { errors } = reportFindings(findings);
    for (const { file, remark } of remarks) console.log(`${path.basename(file)}：${remark}`);
    for (const chapter of chapters)
      console.log(
        `${chapter.file}：${chapter.title}，${chapter.cues} 段，${chapter.characters} 字`,
      );
    console.log(
      errors > 0
        ? `有 ${errors} 个错误，没有写入；内容文件夹不变。`
        : `已导入 ${chapters.length} 篇，逐字核对一致。取得授权以后，请在篇章开头填写 consent。`,
    );
  });
