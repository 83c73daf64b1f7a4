import { z } from 'zod';
import { besideFile, text } from '../../model/fields.ts';
import { recordingTime } from '../../model/recording.ts';
import { defineComponent } from '../component.ts';
import { escapeHtml } from '../escape.ts';

const attributes = z.strictObject({
  src: besideFile.optional(),
  start: recordingTime.optional(),
  end: recordingTime.optional(),
  speaker: text.optional(),
});

/** A stretch of spoken word: who speaks, when in the recording, and what is said. */
export const oralClip = defineComponent<z.output<typeof attributes>>({
  name: 'OralClip',
  title: '口述片段',
  example: '<OralClip speaker="讲述人" start="0:12" end="1:40">\n\n……\n\n</OralClip>',
  placement: 'block',
  content: 'required',
  attributes,
  render(page, { start, end, speaker }, { writeChildren }) {
    page.writeHtml('<div class="oral-clip">');
    if (speaker !== undefined) {
      page.writeHtml('<p class="speaker">');
      page.writeApart(speaker);
      page.writeHtml('</p>');
      page.endBlock();
    }
    if (start !== undefined) {
      page.writeHtml(
        `<p class="clip-time">${escapeHtml(end === undefined ? start : `${start}—${end}`)}</p>`,
      );
    }
    writeChildren();
    page.writeHtml('</div>');
    page.endBlock();
  },
});
