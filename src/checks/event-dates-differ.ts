import { formatEdtf } from '../model/edtf.ts';
import { eventKey, findConflicts, type BookEvent } from '../model/event-dates.ts';
import { aFinding, type Position } from '../model/finding.ts';
import type { Check, Checked } from './check.ts';

interface Told extends BookEvent {
  file: string;
  at?: Position;
}

/** An event that two books tell has one date, unless the office has written what it holds of the difference. */
export const eventDatesDiffer: Check = {
  code: 'event-dates-differ',
  *run(checked) {
    const settled = new Set(
      (checked.chronicle?.verdicts ?? []).map(({ title }) => eventKey(title)),
    );
    for (const { title, events } of findConflicts(toldEvents(checked))) {
      if (settled.has(eventKey(title))) continue;
      const [first, ...others] = events;
      const other = others.find(({ book }) => book !== first?.book);
      if (!first || !other) continue;
      yield aFinding(
        'event-dates-differ',
        other.file,
        `“${title}”这里记作${formatEdtf(other.date)}，${first.file} 记作${formatEdtf(first.date)}。请核对；确是各书记载不同的，在 chronicle.yaml 的 verdicts 里写 title 和 note（按语）。`,
        other.at,
      );
    }
  },
};

function toldEvents({ works, chronicle }: Checked): Told[] {
  const inWorks = works.flatMap(({ id, meta, chapters }) =>
    chapters.flatMap(({ file, meta: { coverage = meta.coverage }, events }) =>
      events.map(({ date, title, at }) => ({ book: id, title, date, coverage, file, at })),
    ),
  );
  const added = (chronicle?.events ?? []).map(({ date, title, chapter, source }) => ({
    book: source ?? chapter?.split('/')[0] ?? '',
    ...{ title, date, file: 'chronicle.yaml' },
  }));
  return [...inWorks, ...added];
}
